import { fail, ok, type Result } from '../../result.ts';
import type { ChoiceAnswer } from '../ChoiceModel.ts';
import { cleanText } from '../cleanText.ts';
import { choicesOf, type MarkPrompt } from '../MarkPrompt.ts';
import type { Pointing } from '../PointStyle.ts';
import { splitThinking } from '../splitThinking.ts';
import { parsePoints, type ReadPoint } from './parsePoints.ts';

const SHOWN_LENGTH = 60;
const MAX_ANSWER_LENGTH = 65_536;
const MAX_LABEL_LENGTH = 100;
const MAX_SHOWN_POINTS = 4;

const pixel = ({ u, v }: ReadPoint): string => `(${Math.round(u)}, ${Math.round(v)})`;

/** What was pointed at, in words; the label is the model's own and proves nothing. */
const wordsFor = (points: readonly ReadPoint[], { markAt }: Pointing): string => {
  if (points.length === 0) return 'it points at nothing';
  const label = cleanText(points[0]!.label, MAX_LABEL_LENGTH);
  const missed = points.every(({ u, v }) => markAt(u, v) === undefined);
  const where = points.slice(0, MAX_SHOWN_POINTS).map(pixel).join(', ');
  return `it points at ${where}${label && ` (${JSON.stringify(label)})`}${missed ? ', where nothing is numbered' : ''}`;
};

/**
 * Reads the answer of a model that points. Each point stands for the mark under or next to it, or for nothing; points at
 * several things say that several fit. MODEL_BAD_ANSWER when the text holds no point of the picture.
 */
export const parsePointing = (
  answer: string,
  prompt: Pick<MarkPrompt, 'marks' | 'none'>,
  pointing: Pointing,
): Result<ChoiceAnswer> => {
  const { said, thought } = splitThinking(answer.slice(0, MAX_ANSWER_LENGTH));
  const points = parsePoints(said, pointing) ?? parsePoints(thought, pointing);
  if (!points) {
    const shown = JSON.stringify(cleanText(answer, SHOWN_LENGTH));
    return fail(
      'MODEL_BAD_ANSWER',
      `the model answered ${shown}; expected a point in the manner of ${pointing.style}`,
    );
  }
  const reason = wordsFor(points, pointing);
  const choices = choicesOf(prompt);
  const hits = points.length === 0 ? [null] : points.map(({ u, v }) => pointing.markAt(u, v) ?? null);
  const offered = hits.filter((hit) => choices.includes(hit));
  const [chosen] = offered;
  if (chosen === undefined) return fail('MODEL_BAD_ANSWER', `${reason}, and none of these is no answer here`);
  if (offered.every((hit) => hit === chosen)) return ok({ chosen, reason });
  const shares = choices.map((choice) => offered.filter((hit) => hit === choice).length / offered.length);
  return ok({ chosen, reason, logScores: shares.map(Math.log) });
};
