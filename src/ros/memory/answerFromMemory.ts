import { type Failure, fail } from '../../core/result.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { KeptRecollection, MemoryKeeper } from './MemoryKeeper.ts';
import { sayRemembered } from './sayRemembered.ts';

/** Where a question is to be looked for: in the frame and then in memory, or in one of them. */
export const SEARCHES = ['', 'view', 'memory'] as const;

/** The answer of memory alone. Never OK: a remembered place is not a seen one. */
export const answerFromMemory = (memory: MemoryKeeper, expression: string): LocateAnswer => {
  const recalled = memory.recall(expression);
  const { resolution } = recalled;
  const failure = failureOf(recalled) ?? leftFailure(memory, expression, resolution.rationale);
  return {
    result: { ok: false, failure },
    remembered: recalled.things,
    candidates: [],
    ranked: [],
    tracks: [],
    lacking: [],
    relations: [],
    rationale: resolution.rationale,
    logicalForm: resolution.logicalForm,
    notUnderstood: resolution.notUnderstood ?? [],
    steps: [],
    question: '',
    model: 'memory',
    stampNs: 0n,
    cameraFrameId: '',
    stages: [],
  };
};

/** An answer of the frame that found nothing, with what memory knows; as it is where memory knows nothing either. */
export const withMemory = (answer: LocateAnswer, memory: MemoryKeeper, expression: string): LocateAnswer => {
  if (answer.result.ok || answer.result.failure.code !== 'NOT_FOUND') return answer;
  const recalled = memory.recall(expression);
  const failure = failureOf(recalled);
  if (!failure || failure.code === 'NOT_UNDERSTOOD') return answer;
  const { message } = failure;
  return {
    ...answer,
    result: { ok: false, failure: { ...failure, message: `not in view; ${message}` } },
    remembered: recalled.things,
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
const leftFailure = (memory: MemoryKeeper, expression: string, rationale: string): Failure => {
  const { things } = memory.recall(expression, true);
  const left = things.filter(({ object }) => object.isGone).map(sayRemembered);
  return fail('NOT_FOUND', left.length > 0 ? left.join('; ') : rationale).failure;
};
