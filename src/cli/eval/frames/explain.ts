import type { Landmark } from '../../../core/types/landmarks.ts';
import type { LocateAnswer } from '../../../pipeline/LocateAnswer.ts';
import { describeLandmark } from '../../describeLandmark.ts';
import { boxIou, isObject } from './judge.ts';
import type { AnnotatedObject, FrameQuestion } from './readFrameSet.ts';

/**
 * Where an answer went wrong, the first that holds: something absent was accepted; something meant has no mark; the best
 * candidate was right but was not trusted to be the only one; the mark meant lacks its name; all was there and the
 * resolver judged otherwise.
 */
export type Cause = 'false_accept' | 'no_mark' | 'undecided' | 'unnamed' | 'resolver';

export interface Explanation {
  readonly cause: Cause;
  readonly lines: readonly string[];
}

/** Says why a wrong answer is wrong, as far as the landmarks tell. */
export const explain = (
  question: FrameQuestion,
  answer: LocateAnswer,
  objects: ReadonlyMap<string, AnnotatedObject>,
  landmarks: readonly Landmark[],
): Explanation => {
  const meant = (question.target === null ? question.candidates : [question.target]).map(
    (id) => objects.get(id)!,
  );
  const found = meant.map((object) => ({ object, landmark: bestOf(landmarks, object) }));
  const chosen = answer.result.ok ? answer.result.value : answer.unplaced;
  const got = chosen ? show(chosen.landmark) : codeOf(answer);
  return {
    cause: causeOf(question, answer, found),
    lines: [
      `${question.frame} ${question.kind} "${question.expression}"`,
      `  understood ${answer.logicalForm}`,
      `  answered ${got}`,
      ...(found.length === 0
        ? []
        : [
            `  meant ${found.map(({ object, landmark }) => `${object.id} = ${landmark ? show(landmark) : 'no mark'}`).join('; ')}`,
          ]),
      `  ranked ${answer.candidates
        .slice(0, 4)
        .map(({ landmark, score }) => `${show(landmark)} ${score.toFixed(3)}`)
        .join('; ')}`,
    ],
  };
};

const codeOf = ({ result }: LocateAnswer): string => (result.ok ? 'OK' : result.failure.code);

interface Found {
  readonly object: AnnotatedObject;
  readonly landmark: Landmark | undefined;
}

const causeOf = (question: FrameQuestion, answer: LocateAnswer, found: readonly Found[]): Cause => {
  if (question.kind === 'absent') return answer.result.ok || answer.unplaced ? 'false_accept' : 'resolver';
  if (found.some(({ landmark }) => !landmark)) return 'no_mark';
  if (question.kind === 'unique' && isBestRight(answer, found[0]!.object)) return 'undecided';
  return found.some(({ object, landmark }) => !isNamed(landmark!, object)) ? 'unnamed' : 'resolver';
};

const isBestRight = ({ result, candidates }: LocateAnswer, object: AnnotatedObject): boolean =>
  !result.ok && candidates[0] !== undefined && isObject(candidates[0].landmark, object);

/** The landmark that is the thing; the one of the best box when several are. */
const bestOf = (landmarks: readonly Landmark[], object: AnnotatedObject): Landmark | undefined => {
  const fitting = landmarks.filter((landmark) => isObject(landmark, object));
  return fitting.sort((p, q) => boxIou(q, object) - boxIou(p, object))[0];
};

const isNamed = ({ labels }: Landmark, { label, synonyms }: AnnotatedObject): boolean => {
  const words = new Set([label, ...synonyms].flatMap((name) => name.split(' ')));
  return labels.some((named) => named.label.split(' ').some((word) => words.has(word)));
};

const show = (landmark: Landmark): string => {
  const { x0, y0, x1, y1 } = landmark.mask.box;
  const names = landmark.labels.map(({ label, score }) => `${label} ${score.toFixed(2)}`).join('/');
  return `#${landmark.mark} ${names || describeLandmark(landmark)} [${x0} ${y0} ${x1} ${y1}]`;
};
