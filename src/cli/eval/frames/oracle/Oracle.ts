import { ok, type Result } from '../../../../core/result.ts';
import type { Segmentation, Segmenter, SegmentOptions } from '../../../../core/segment/Segmenter.ts';
import type { RgbdFrame } from '../../../../core/types/images.ts';
import type { LabelScore, LandmarkCandidate } from '../../../../core/types/landmarks.ts';
import { boxIou, isObject } from '../judge.ts';
import type { AnnotatedFrame, AnnotatedObject } from '../readFrameSet.ts';
import { annotatedMask } from './annotatedMask.ts';

export type Truth = 'masks' | 'names' | 'both';

/**
 * Puts the annotation in the place of a part of what is seen, so that the gap that the other parts leave is known: true
 * masks (the annotated things, named by the detector's own labels), true names (the own marks, named by the annotation),
 * or both. Surfaces of the room stay.
 */
export class Oracle {
  readonly #truth: Truth;
  #annotated: AnnotatedFrame | undefined;

  constructor(truth: Truth) {
    this.#truth = truth;
  }

  /** The annotation of the frame that is segmented next. */
  show(annotated: AnnotatedFrame): void {
    this.#annotated = annotated;
  }

  /** The method's own segmenter with the truth put in. */
  around(own: Segmenter): Segmenter {
    return {
      segment: async (frame: RgbdFrame, options: SegmentOptions): Promise<Result<Segmentation>> => {
        const segmented = await own.segment(frame, options);
        if (!segmented.ok || !this.#annotated) return segmented;
        const objects = [...this.#annotated.objects.values()];
        const { candidates } = segmented.value;
        return ok({ ...segmented.value, candidates: this.#candidates(candidates, objects, frame) });
      },
    };
  }

  #candidates(
    own: readonly LandmarkCandidate[],
    objects: readonly AnnotatedObject[],
    frame: RgbdFrame,
  ): readonly LandmarkCandidate[] {
    if (this.#truth === 'names') return own.map((candidate) => named(candidate, objects));
    const surfaces = own.filter(({ role }) => role !== 'object');
    const things = objects.flatMap((object): LandmarkCandidate[] => {
      const mask = annotatedMask(object, frame);
      if (!mask) return [];
      const labels = this.#truth === 'both' ? namesOf(object) : labelsAt(object, own);
      return [{ mask, role: 'object', labels }];
    });
    return [...things, ...surfaces];
  }
}

const namesOf = ({ label, synonyms }: AnnotatedObject): readonly LabelScore[] =>
  [label, ...synonyms].map((name) => ({ label: name, score: 1 }));

const named = (candidate: LandmarkCandidate, objects: readonly AnnotatedObject[]): LandmarkCandidate => {
  if (candidate.role !== 'object') return candidate;
  const meant = objects
    .filter((object) => isObject(candidate, object))
    .sort((a, b) => boxIou(candidate, b) - boxIou(candidate, a))[0];
  return { ...candidate, labels: meant ? namesOf(meant) : [] };
};

/** What the method itself called the thing: the labels of its mark of the best box. */
const labelsAt = (object: AnnotatedObject, own: readonly LandmarkCandidate[]): readonly LabelScore[] => {
  const best = own
    .filter((candidate) => candidate.role === 'object' && boxIou(candidate, object) >= SAME_IOU)
    .sort((a, b) => boxIou(b, object) - boxIou(a, object))[0];
  return best?.labels ?? [];
};

const SAME_IOU = 0.5;
