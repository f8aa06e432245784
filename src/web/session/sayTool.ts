import { identifier } from '../../agents/arguments/Field.ts';
import type { ToolArguments } from '../../agents/arguments/readArguments.ts';
import type { StructuredAnswer } from '../../agents/reply/answer.ts';
import { record } from '../../agents/reply/Shape.ts';
import type { Surroundings } from '../../agents/SceneDoor.ts';
import { ask } from '../../agents/tools/ask.ts';
import { expressionField, viewerField } from '../../agents/tools/commonFields.ts';
import type { Tool, ToolAnswer } from '../../agents/tools/Tool.ts';
import { isQuestion } from '../../core/spatial/index.ts';
import { askOn, type Turn } from '../../pipeline/dialogue/askOn.ts';

interface Said extends Turn {
  readonly structured: StructuredAnswer;
}

const told = ({ structured }: ToolAnswer, more: object): Said => {
  const { status, question, request_id } = structured as Readonly<Record<string, unknown>>;
  return {
    status: status as number,
    ...(typeof question === 'string' && { question }),
    ...(typeof request_id === 'string' && { request_id }),
    structured: { ...structured, ...more },
  };
};

/**
 * One line of a person: a thing is located, a question is asked, and a reply to "which one?" is taken as one. The answer
 * says which it was (`service`), and by which arguments it would be located again (`asked`).
 *
 * @param locate as the conversation's other tools know it
 */
export const sayTool = (locate: Tool): Tool => {
  let earlier: Said | undefined;
  const find = async (args: ToolArguments, surroundings: Surroundings): Promise<Said> =>
    told(await locate.run(args, surroundings), { service: 'locate', asked: args });
  const line = async (args: ToolArguments, surroundings: Surroundings): Promise<Said | undefined> => {
    const { expression, previous_request_id: previous, ...more } = args;
    const words = expression as string;
    if (previous) return find(args, surroundings);
    if (isQuestion(words))
      return told(await ask.run({ question: words, ...more }, surroundings), { service: 'ask' });
    return askOn(earlier, words, (id) =>
      find({ ...more, expression: words, ...(id && { previous_request_id: id }) }, surroundings),
    );
  };
  return {
    name: 'say',
    title: 'Say something',
    description: 'Locates, asks or replies, as the words are.',
    fields: {
      expression: expressionField,
      previous_request_id: identifier('request_id of the answer whose candidates the words choose among.'),
      viewer: viewerField,
    },
    // Each of its services has its own shape, and has gone through it.
    answer: record({}),
    readOnly: true,
    run: async (args, surroundings) => {
      const said = await line(args, surroundings);
      if (said) earlier = said;
      return { structured: said?.structured ?? {} };
    },
  };
};
