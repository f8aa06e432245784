/** `npm run locate`, `npm run ask -- --live`: questions to a running node, as a planner would ask them. */
import { LOCATE_USAGE, type LocateArgs, parseLocateArgs } from './cli/locate/parseLocateArgs.ts';
import { runCommand } from './cli/runCommand.ts';
import { isQuestion } from './core/spatial/index.ts';
import { askOn } from './pipeline/dialogue/askOn.ts';
import { converse } from './ros/client/converse.ts';
import {
  type AskReply,
  type LocateReply,
  openClientNode,
  QuestionClient,
} from './ros/client/QuestionClient.ts';
import { sayReply, tellAnswer, tellReply } from './ros/client/sayReply.ts';

const asJson = (reply: LocateReply | AskReply): string =>
  JSON.stringify(reply, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));

/** Line by line: a question goes to ~/ask, what names a thing to ~/locate, where it may take up the reply before. */
const talk = (client: QuestionClient, { viewer, timeoutMs }: LocateArgs): Promise<void> => {
  const { stdin: input, stdout: output } = process;
  let earlier: LocateReply | undefined;
  const reply = async (words: string, signal: AbortSignal): Promise<string | undefined> => {
    if (isQuestion(words)) {
      const answer = await client.ask(words, timeoutMs, viewer, signal);
      return answer && tellAnswer(answer);
    }
    const located = await askOn(earlier, words, (previous_request_id) =>
      client.locate(words, timeoutMs, { viewer, previous_request_id }, signal),
    );
    earlier = located ?? earlier;
    return located && tellReply(located);
  };
  return converse({ reply, input, output, terminal: Boolean(input.isTTY && output.isTTY) });
};

const locate = async (args: LocateArgs): Promise<void> => {
  const { expression, node: name, json, viewer, timeoutMs } = args;
  const { node, close } = await openClientNode('spatial_llava_locate');
  const complain = (why: string): void => {
    console.error(`locate: ${name}/${why}: is the node running, in this ROS_DOMAIN_ID?`);
    process.exitCode = 1;
  };
  try {
    const client = new QuestionClient(node, name);
    if (!(await client.ready(timeoutMs))) return complain('locate is not there');
    if (expression === undefined) return await talk(client, args);
    if (isQuestion(expression)) {
      const answer = await client.ask(expression, timeoutMs, viewer);
      if (!answer) return complain('ask did not answer');
      return console.log(json ? asJson(answer) : tellAnswer(answer));
    }
    const reply = await client.locate(expression, timeoutMs, { viewer });
    if (!reply) return complain('locate did not answer');
    console.log(json ? asJson(reply) : sayReply(reply));
  } finally {
    close();
  }
};

await runCommand('locate', LOCATE_USAGE, () => parseLocateArgs(process.argv.slice(2)), locate);
