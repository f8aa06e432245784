import { FAILURES, type FailureCode, STATUS_OK } from '../../core/failures.ts';
import { DOOR_FAILURES } from '../doorFailures.ts';
import type { ObjectSchema } from '../JsonSchema.ts';
import type { SceneFailure } from '../SceneDoor.ts';
import { type Shape, sentence } from './Shape.ts';

const CATALOGUE = { ...FAILURES, ...DOOR_FAILURES } as const;
const CODES = Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[];

/**
 * Their messages may quote what is not ours: a model's answer, a name or an encoding out of ROS, Nav2's words. Agents get the
 * catalogue's sentence in its place; the node's log has the rest.
 */
const QUOTING = new Set<string>([
  'BAD_IMAGE',
  'NO_CAMERA_INFO',
  'UNSYNCHRONISED',
  'NO_FRAME',
  'CONTRADICTED',
  'UNKNOWN_FRAME',
  'EXTRAPOLATION',
  'TF_TIMEOUT',
  'MODEL_UNAVAILABLE',
  'MODEL_TIMEOUT',
  'MODEL_BAD_ANSWER',
  'INTERNAL',
  'NAVIGATION_FAILED',
] satisfies FailureCode[]);

export const LONGEST_SENTENCE = 400;
const { take: plain } = sentence(LONGEST_SENTENCE);

/** What an agent is given: status, code, message, and the parts of the answer. */
export type StructuredAnswer = Readonly<Record<string, unknown>>;

/** The schema of a tool's answer. */
export const answerSchema = ({ schema }: Shape<ObjectSchema>): ObjectSchema => ({
  type: 'object',
  properties: {
    status: { type: 'integer', description: '0: the answer holds; otherwise the number of the failure' },
    code: { type: 'string', enum: ['OK', ...CODES] },
    message: { type: 'string', description: 'why not; "" when OK', maxLength: LONGEST_SENTENCE },
    ...schema.properties,
  },
  required: ['status', 'code', 'message'],
  additionalProperties: false,
});

export const failed = ({ code, message }: SceneFailure): StructuredAnswer => ({
  status: CATALOGUE[code].status,
  code,
  message: QUOTING.has(code) ? CATALOGUE[code].meaning : plain(message || CATALOGUE[code].meaning),
});

/** A reply of the node: its status by name, its parts by their shape. */
export const answered = (reply: object, { take }: Shape<ObjectSchema>): StructuredAnswer => {
  const { status, message } = reply as { readonly status?: unknown; readonly message?: unknown };
  const parts = take(reply) as object;
  if (status === STATUS_OK) return { status, code: 'OK', message: '', ...parts };
  const code = CODES.find((name) => CATALOGUE[name].status === status);
  if (code === undefined) return failed({ code: 'BAD_REPLY', message: DOOR_FAILURES.BAD_REPLY.meaning });
  return { ...failed({ code, message: typeof message === 'string' ? message : '' }), ...parts };
};
