import type { WordDetector } from '../detect/WordDetector.ts';
import { boxIou } from '../geometry/boxOverlap.ts';
import { ok, type Result } from '../result.ts';
import type { Resolution } from '../spatial/grounding/Resolution.ts';
import type { MarkedFrame, ResolveRequest, Resolver } from '../spatial/grounding/Resolver.ts';
import { GENERIC_NOUNS } from '../spatial/lexicon/functionWords.ts';
import type { ColorImage } from '../types/images.ts';
import type { Detection, LabelScore } from '../types/landmarks.ts';
import { withLabels } from './withLabels.ts';

/** A box belongs to the landmark whose box it fits best, this well at least. */
const SAME_THING = 0.5;
/** Words of one question that are looked for. */
const MOST_WORDS = 16;

/**
 * Lets a word detector look at the frame again for those words of the question that it was not asked for in every frame.
 * Its boxes name the landmarks that they fit; a landmark that no box fits is then known to have been looked at. When the
 * detector is late or gone, the other resolver answers by what the frame's own detection said, and who lacks is told.
 *
 * @param phrasesOf what an expression may call things by
 */
export const createAskingResolver = (
  inner: Resolver,
  detector: Pick<WordDetector, 'labels' | 'find'>,
  phrasesOf: (expression: string, labels?: readonly string[]) => readonly string[],
): Resolver => {
  const standing = new Set(detector.labels);
  // Frames are let go of when nobody else holds them.
  const answers = new WeakMap<ColorImage, Map<string, readonly Detection[]>>();

  const lookFor = async (
    image: ColorImage,
    words: readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<readonly Detection[]>> => {
    const known = answers.get(image) ?? new Map<string, readonly Detection[]>();
    answers.set(image, known);
    const key = JSON.stringify(words);
    const before = known.get(key);
    if (before) return ok(before);
    const found = await detector.find(image, words, signal);
    if (found.ok) known.set(key, found.value);
    return found;
  };

  const resolve = async (request: ResolveRequest, signal?: AbortSignal): Promise<Result<Resolution>> => {
    const { expression, marked } = request;
    const words = phrasesOf(expression, marked.scene.siteNames)
      .filter((word) => !standing.has(word) && !GENERIC_NOUNS.has(word))
      .slice(0, MOST_WORDS);
    const isGone = marked.lacking?.some(({ part }) => part === 'detector');
    if (words.length === 0 || marked.landmarks.length === 0 || isGone) return inner.resolve(request, signal);
    const found = await lookFor(marked.frame.color, words, signal);
    if (found.ok) return inner.resolve({ expression, marked: told(marked, words, found.value) }, signal);
    if (found.failure.code === 'CANCELLED') return found;
    const answer = await inner.resolve(request, signal);
    if (!answer.ok) return answer;
    const { code, message } = found.failure;
    const lack = { code, message: `${message} (asked for ${words.join(', ')})`, part: 'detector' as const };
    return ok({ ...answer.value, lacking: [...(answer.value.lacking ?? []), lack] });
  };
  return { name: inner.name, resolve };
};

/** The frame with what was found, and with the words as such that the detector knows. */
const told = (marked: MarkedFrame, words: readonly string[], found: readonly Detection[]): MarkedFrame => {
  const labels = new Map<number, readonly LabelScore[]>();
  for (const { box, labels: own } of found) {
    let best: { mark: number; fit: number } | undefined;
    for (const { mark, mask } of marked.landmarks) {
      const fit = boxIou(mask.box, box);
      if (fit >= SAME_THING && fit > (best?.fit ?? 0)) best = { mark, fit };
    }
    if (best) labels.set(best.mark, [...(labels.get(best.mark) ?? []), ...own]);
  }
  const named = withLabels(marked, labels);
  const known = [...new Set([...(marked.scene.detectorVocabulary ?? []), ...words])];
  return { ...named, scene: { ...named.scene, detectorVocabulary: known } };
};
