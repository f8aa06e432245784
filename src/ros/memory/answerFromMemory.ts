import { type Failure, fail } from '../../core/result.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { RememberedThing } from '../../pipeline/RememberedThing.ts';
import type { KeptRecollection, MemoryKeeper, RecallOptions } from './MemoryKeeper.ts';
import { sayRemembered } from './sayRemembered.ts';

/** Where a question is to be looked for: in the frame and then in memory, or in one of them. */
export const SEARCHES = ['', 'view', 'memory'] as const;

/** What memory knows to say. */
interface Recalled {
  readonly failure: Failure;
  readonly things?: readonly RememberedThing[];
  readonly rationale?: string;
  readonly logicalForm?: string;
  readonly notUnderstood?: readonly string[];
}

/** An answer of memory. Never OK: a remembered place is not a seen one. */
export const memoryAnswer = ({
  failure,
  things = [],
  rationale = '',
  logicalForm = '',
  notUnderstood = [],
}: Recalled): LocateAnswer => ({
  result: { ok: false, failure },
  remembered: things,
  candidates: [],
  ranked: [],
  tracks: [],
  lacking: [],
  relations: [],
  rationale,
  logicalForm,
  notUnderstood,
  steps: [],
  question: '',
  model: 'memory',
  stampNs: 0n,
  cameraFrameId: '',
  stages: [],
});

/** The answer of memory alone. */
export const answerFromMemory = (
  memory: MemoryKeeper,
  expression: string,
  options: Omit<RecallOptions, 'withGone'> = {},
): LocateAnswer => {
  const recalled = memory.recall(expression, options);
  const { rationale, logicalForm, notUnderstood } = recalled.resolution;
  return memoryAnswer({
    failure: failureOf(recalled) ?? leftFailure(memory, expression, options, rationale),
    things: recalled.things,
    rationale,
    logicalForm,
    ...(notUnderstood && { notUnderstood }),
  });
};

/** Whether the frame has nothing that fits: then memory may know. */
export const isNotInView = ({ result }: LocateAnswer): boolean =>
  !result.ok && result.failure.code === 'NOT_FOUND';

/** An answer of the frame that found nothing, with what memory says; as it is where memory knows nothing either. */
export const withMemory = (answer: LocateAnswer, { result, remembered = [] }: LocateAnswer): LocateAnswer => {
  if (result.ok || remembered.length === 0) return answer;
  const { code, message } = result.failure;
  if (code === 'NOT_FOUND' || code === 'NOT_UNDERSTOOD') return answer;
  return {
    ...answer,
    result: { ok: false, failure: { code, message: `not in view; ${message}` } },
    remembered,
  };
};

/** What was recalled as a refusal that says where it was; undefined where nothing fits. */
const failureOf = ({ resolution, things }: KeptRecollection): Failure | undefined => {
  const said = things.map(sayRemembered).join('; ');
  if (resolution.status === 'OK') return fail('REMEMBERED', `remembered: ${said}`).failure;
  if (resolution.status === 'AMBIGUOUS')
    return fail('AMBIGUOUS', `${things.length} remembered things fit: ${said}`).failure;
  return resolution.status === 'NOT_FOUND'
    ? undefined
    : fail(resolution.status, resolution.rationale).failure;
};

/** Of what is not there any more, where it was. */
const leftFailure = (
  memory: MemoryKeeper,
  expression: string,
  options: Omit<RecallOptions, 'withGone'>,
  rationale: string,
): Failure => {
  const { things } = memory.recall(expression, { ...options, withGone: true });
  const left = things.filter(({ object }) => object.isGone).map(sayRemembered);
  return fail('NOT_FOUND', left.length > 0 ? left.join('; ') : rationale).failure;
};
