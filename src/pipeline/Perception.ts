import type { Classifier } from '../core/detect/Classifier.ts';
import { hintsAt } from '../core/detect/hintsAt.ts';
import { levelFrame } from '../core/geometry/levelFrame.ts';
import { liftLandmark } from '../core/geometry/liftLandmark.ts';
import { measureColours } from '../core/image/measureColours.ts';
import { bodyBands } from '../core/image/persons/bodyBands.ts';
import { chooseMarks, type MarkOptions, type NumberedCandidate } from '../core/marks/chooseMarks.ts';
import type { Tracker } from '../core/marks/Tracker.ts';
import type { KnownNames } from '../core/naming/learnt/LearntName.ts';
import { recogniseNames, withKnownNames } from '../core/naming/learnt/recogniseNames.ts';
import { type Failure, fail, ok, type Result } from '../core/result.ts';
import type { Segmentation, Segmenter } from '../core/segment/Segmenter.ts';
import type { MarkedFrame } from '../core/spatial/grounding/Resolver.ts';
import { hasTrait } from '../core/spatial/lexicon/facts.ts';
import { isPersonNoun } from '../core/spatial/lexicon/words/personNouns.ts';
import type { Scene } from '../core/spatial/scene/Scene.ts';
import { sceneFromLandmarks } from '../core/spatial/scene/sceneFromLandmarks.ts';
import { transformPoint } from '../core/transforms/rigid.ts';
import type { Transform, Vec3 } from '../core/types/geometry.ts';
import type { RgbdFrame } from '../core/types/images.ts';
import type { Lack } from '../core/types/Lack.ts';
import type { Landmark } from '../core/types/landmarks.ts';
import type { MonotonicClock } from '../core/types/MonotonicClock.ts';
import { AppearanceCache } from './AppearanceCache.ts';
import { Stopwatch } from './Stopwatch.ts';

export interface PerceptionDeps {
  readonly segmenter: Segmenter;
  readonly tracker: Tracker;
  readonly marks: MarkOptions;
  /** Class names that the segmenter's detector can give. */
  readonly detectorVocabulary?: readonly string[];
  /** What this site calls its things. */
  readonly siteNames?: readonly string[];
  /** Who of those that name things cannot be had, or is not wanted: it lacks in every frame. */
  readonly lacking?: readonly Lack[];
  readonly siteFacts?: Scene['siteFacts'];
  /** Says what the numbered things look like. */
  readonly classifier?: Classifier;
  /** Told when the classifier did not answer: the frame goes on without it. */
  readonly onClassifierFailure?: ((failure: Failure) => void) | undefined;
  readonly now: MonotonicClock;
}

export interface PerceiveOptions {
  /** Against gravity, unit, optical frame, where tf knows it. */
  readonly up?: Vec3 | undefined;
  /** A frame that does not move with the camera, from the optical frame: keeps track ids through camera motion. */
  readonly fixedFromCamera?: Transform;
  /** Names that people gave to things of this site. */
  readonly names?: KnownNames;
  readonly signal?: AbortSignal | undefined;
}

const NO_NAMES: KnownNames = { learnt: [], tracks: new Map() };

/** Turns frames into numbered landmarks, one frame at a time, in the order asked. */
export class Perception {
  readonly #deps: PerceptionDeps;
  readonly #looks = new AppearanceCache();
  #tail: Promise<unknown> = Promise.resolve();
  #newest: { readonly frame: RgbdFrame; readonly marked: Promise<Result<MarkedFrame>> } | undefined;

  constructor(deps: PerceptionDeps) {
    this.#deps = deps;
  }

  /** Marks a frame. The newest one is remembered: asked again, it comes back as it is. Never rejects. */
  perceive(frame: RgbdFrame, options: PerceiveOptions = {}): Promise<Result<MarkedFrame>> {
    if (this.#newest?.frame === frame) return this.#newest.marked;
    const marked = this.#tail.then(() => this.#mark(frame, options));
    this.#tail = marked;
    this.#newest = { frame, marked };
    // A refusal is not remembered: it may have been a cancelled request or a model in trouble.
    void marked.then((result) => {
      if (!result.ok && this.#newest?.marked === marked) this.#newest = undefined;
    });
    return marked;
  }

  /** Forgets frames and tracks (the clock jumped back). */
  clear(): void {
    this.#newest = undefined;
    this.#deps.tracker.clear();
    this.#looks.clear();
  }

  async #mark(frame: RgbdFrame, options: PerceiveOptions): Promise<Result<MarkedFrame>> {
    const { segmenter, marks, now, detectorVocabulary, classifier, siteNames, siteFacts } = this.#deps;
    try {
      if (options.signal?.aborted) return fail('CANCELLED', 'the request was cancelled');
      const watch = new Stopwatch(now);
      const segmented = await segmenter.segment(frame, options);
      if (!segmented.ok) return segmented;
      const { candidates, spare, up, stages, lacking, unrefined } = segmented.value;
      const numbered = await watch.time('number', () => chooseMarks(candidates, marks));
      const measured = await watch.time('measure', () =>
        this.#measure(numbered, frame, segmented.value, options),
      );
      const looked = classifier
        ? await watch.time('classify', () => this.#look(classifier, measured, frame, options.signal))
        : { landmarks: measured };
      const { names = NO_NAMES } = options;
      const landmarks = recogniseNames(looked.landmarks, names);
      const lacks = this.#lacksOf(lacking, looked.failure);
      const isDetectorLacking = lacks.some(({ part }) => part === 'detector');
      if (options.signal?.aborted) return fail('CANCELLED', 'the request was cancelled');
      const sceneFromCamera = levelFrame(up);
      const scene = {
        ...sceneFromLandmarks(landmarks, frame, sceneFromCamera),
        // What it could have named is no evidence then; what is known without a detector counts as where there is none.
        ...withKnownNames(
          {
            ...(detectorVocabulary && { detectorVocabulary: isDetectorLacking ? [] : detectorVocabulary }),
            ...(siteNames && { siteNames }),
          },
          names,
        ),
        ...(classifier && { looksVocabulary: classifier.vocabulary }),
        ...(siteFacts && { siteFacts }),
      };
      const marked = { frame, landmarks, scene, sceneFromCamera, stages: [...stages, ...watch.stages] };
      return ok({
        ...marked,
        ...(spare && { spare }),
        ...(lacks.length > 0 && { lacking: lacks }),
        ...(unrefined && { unrefined }),
        ...(classifier?.nameSpace !== undefined && { nameSpace: classifier.nameSpace }),
      });
    } catch (error) {
      return fail('INTERNAL', `perception of the frame at ${frame.stampNs} ns failed: ${String(error)}`);
    }
  }

  /** Who named nothing: in every frame, or in this one. */
  #lacksOf(detector: Failure | undefined, classifier: Failure | undefined): readonly Lack[] {
    return [
      ...(this.#deps.lacking ?? []),
      ...(detector ? [{ ...detector, part: 'detector' as const }] : []),
      ...(classifier ? [{ ...classifier, part: 'classifier' as const }] : []),
    ];
  }

  #measure(
    numbered: readonly NumberedCandidate[],
    frame: RgbdFrame,
    { up, hints }: Segmentation,
    { fixedFromCamera }: PerceiveOptions,
  ): readonly Landmark[] {
    const colours = measureColours(frame.color);
    const measured = numbered.map(({ mark, anchor, candidate: { region: _, within, ...candidate } }) => ({
      mark,
      anchor,
      ...candidate,
      ...(within && { within: marksOf(within, numbered) }),
      ...(hints && candidate.role === 'object' && { hints: hintsAt(candidate.mask.box, hints) }),
      ...colours(candidate.mask),
      ...liftLandmark(candidate.mask, frame, {
        up,
        round: hasTrait(candidate.labels[0]?.label, 'round'),
        surface: candidate.role !== 'object',
      }),
    }));
    const people = measured.map((landmark) => withBody(landmark, frame, colours));
    const trackIds = this.#deps.tracker.assign(
      people.map(({ mask, spatial, labels, meanRgb }) => ({
        box: mask.box,
        label: labels[0]?.label,
        meanRgb,
        ...(spatial && {
          center: fixedFromCamera ? transformPoint(fixedFromCamera, spatial.box.center) : spatial.box.center,
          sizeMetres: Math.hypot(...spatial.box.size),
        }),
      })),
    );
    return people.map((landmark, i) => ({ ...landmark, trackId: trackIds[i]! }));
  }

  /**
   * The landmarks with what they look like, and why some of them have no look. Surfaces of the room are told by geometry
   * and need none.
   */
  async #look(
    classifier: Classifier,
    landmarks: readonly Landmark[],
    frame: RgbdFrame,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly landmarks: readonly Landmark[]; readonly failure?: Failure }> {
    const memory = this.#looks;
    const things = landmarks
      .filter(({ role }) => role === 'object')
      .map(({ trackId, mask }) => ({ trackId, box: mask.box }));
    const looked = memory.toLookAt(things, Number(frame.stampNs) / 1e9).map((i) => things[i]!);
    const answer = await classifier.classify(
      frame.color,
      looked.map(({ box }) => box),
      signal,
    );
    if (answer.ok) {
      for (const [i, { trackId, box }] of looked.entries()) memory.remember(trackId, box, answer.value[i]!);
    } else if (!signal?.aborted) this.#deps.onClassifierFailure?.(answer.failure);
    memory.forgetOld();
    const seen = landmarks.map((landmark) => {
      const look = memory.recall(landmark.trackId);
      if (!look) return landmark;
      const { shares, embedding } = look;
      return { ...landmark, looks: shares, ...(embedding && { embedding }) };
    });
    return answer.ok ? { landmarks: seen } : { landmarks: seen, failure: answer.failure };
  }
}

/** A person with the colours of what they have on. */
const withBody = <L extends Omit<Landmark, 'trackId'>>(
  landmark: L,
  { camera }: RgbdFrame,
  colours: ReturnType<typeof measureColours>,
): L => {
  const { mask, spatial, labels } = landmark;
  if (!labels.some(({ label }) => isPersonNoun(label))) return landmark;
  const bands = bodyBands(mask, spatial && spatial.surfaceCenter[2] / camera.fy);
  const body = Object.fromEntries(Object.entries(bands).map(([band, of]) => [band, colours(of).colours]));
  return { ...landmark, body };
};

/** The marks of those regions that got one. */
const marksOf = (regions: readonly number[], numbered: readonly NumberedCandidate[]): readonly number[] =>
  numbered
    .filter(({ candidate: { region } }) => region !== undefined && regions.includes(region))
    .map(({ mark }) => mark);
