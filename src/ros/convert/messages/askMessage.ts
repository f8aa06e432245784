import { STATUS_OK, statusOf } from '../../../core/failures.ts';
import type { Failure } from '../../../core/result.ts';
import type { QuestionAnswer } from '../../../core/spatial/index.ts';
import type { AskAnswer } from '../../../pipeline/dialogue/ask.ts';
import { toTime } from '../time.ts';
import { candidateMessage, stageMessage } from './locateMessage.ts';
import { relationMessage } from './relationMessage.ts';

/** Constants of the interface. */
const KINDS = { none: 0, measure: 1, count: 1, whether: 2, list: 3, text: 4 } as const;
const VERDICTS = { FALSE: 0, TRUE: 1, UNKNOWN: 2 } as const;

const NOTHING = {
  kind: KINDS.none,
  number: 0,
  unit: '',
  tolerance: 0,
  at_least: 0,
  up_to: 0,
  verdict: VERDICTS.UNKNOWN,
  probability: 0,
  text: '',
  rationale: '',
  relations: [] as ReturnType<typeof relationMessage>[],
  not_understood: [] as string[],
} as const;

/** Response of spatial_llava/srv/AskQuestion, and result of the action of the same name. */
export const askMessage = (answer: AskAnswer) => {
  const { result, marks, stampNs, stages } = answer;
  return {
    ...(result.ok
      ? { status: STATUS_OK, message: '', ...told(result.value) }
      : { status: statusOf(result.failure.code), message: result.failure.message, ...NOTHING }),
    marks: marks.map((mark) => candidateMessage(mark, answer)),
    model: 'geometric',
    stamp: toTime(stampNs),
    stages: stages.map(stageMessage),
  };
};

const told = (answer: QuestionAnswer) => ({
  kind: KINDS[answer.kind],
  number: answer.value ?? 0,
  unit: answer.unit ?? '',
  tolerance: answer.tolerance ?? 0,
  at_least: answer.atLeast ?? 0,
  up_to: answer.upTo ?? 0,
  verdict: VERDICTS[answer.verdict ?? 'UNKNOWN'],
  probability: answer.probability,
  text: answer.answer,
  rationale: answer.asked,
  relations: answer.relations.map(relationMessage),
  not_understood: [...(answer.notUnderstood ?? [])],
});

/** The same for a question that never came to look at a frame. */
export const askRefusal = ({ code, message }: Failure) => ({
  status: statusOf(code),
  message,
  ...NOTHING,
  marks: [],
  model: '',
  stamp: toTime(0n),
  stages: [],
});
