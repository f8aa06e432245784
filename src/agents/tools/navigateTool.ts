import { flag } from '../arguments/Field.ts';
import type { ToolArguments } from '../arguments/readArguments.ts';
import { answered, failed } from '../reply/answer.ts';
import { at, record } from '../reply/Shape.ts';
import { located, said } from '../reply/sceneShapes.ts';
import { expressionField, previousField, viewerField } from './commonFields.ts';
import { locate } from './sceneTools.ts';
import type { Tool } from './Tool.ts';

/** How long a located thing may be driven to: what was found may have been moved. */
const LOCATED_FOR_MS = 60_000;

/**
 * Drives to what the tool locate has found a moment ago, by the same words. Only for servers that were started with it; the
 * `locate` that comes with it remembers what it found.
 */
export const navigateTools = (nowMs: () => number): { readonly locate: Tool; readonly navigate: Tool } => {
  let found: { readonly key: string; readonly untilMs: number } | undefined;
  const keyOf = ({ expression, previous_request_id, viewer }: ToolArguments) =>
    JSON.stringify([expression, previous_request_id ?? '', viewer ?? '']);
  const answer = record({ object: located, rationale: at('rationale', said) });
  return {
    locate: {
      ...locate,
      run: async (args, surroundings) => {
        const located = await locate.run(args, surroundings);
        found =
          located.structured.status === 0
            ? { key: keyOf(args), untilMs: nowMs() + LOCATED_FOR_MS }
            : undefined;
        return located;
      },
    },
    navigate: {
      name: 'navigate',
      title: 'Drive to a thing',
      description:
        'MOVES THE ROBOT: drives to the approach pose of the thing that locate has just found by the same arguments. Ask the person in charge first; `confirm: true` says that they agreed.',
      fields: {
        expression: expressionField,
        previous_request_id: previousField,
        viewer: viewerField,
        confirm: { ...flag('true: the person in charge has agreed to this drive.'), required: true },
      },
      answer,
      readOnly: false,
      run: async ({ confirm, ...args }, { door, signal }) => {
        if (confirm !== true) return { structured: failed({ code: 'NOT_CONFIRMED', message: '' }) };
        if (found?.key !== keyOf(args) || nowMs() > found.untilMs)
          return { structured: failed({ code: 'NOT_LOCATED', message: '' }) };
        found = undefined;
        const driven = await door.drive({ ...args, publish: true }, signal);
        if (!driven.ok) return { structured: failed(driven.failure) };
        const structured = answered(driven.value.result, answer);
        return structured.status === 0 && !driven.value.drove
          ? { structured: { ...structured, ...failed({ code: 'NAVIGATION_OFF', message: '' }) } }
          : { structured };
      },
    },
  };
};
