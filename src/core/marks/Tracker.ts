import type { PixelBox, Vec3 } from '../types/geometry.ts';

/** What a tracker remembers of a landmark between frames. */
export interface TrackObservation {
  readonly box: PixelBox;
  /** In a frame that does not move with the camera where tf knows one, else in the optical frame; absent without depth. */
  readonly center?: Vec3;
  readonly sizeMetres?: number;
  readonly label?: string | undefined;
  readonly meanRgb: readonly [number, number, number];
}

export interface TrackerOptions {
  /** Frames without a sighting after which a track is forgotten. */
  readonly maxMissedFrames: number;
  /** Below this likeness (0..1) two sightings are two things. */
  readonly minLikeness: number;
  /** Most tracks remembered; the longest unseen go first. */
  readonly maxTracks: number;
}

export const DEFAULT_TRACKER_OPTIONS: TrackerOptions = {
  maxMissedFrames: 15,
  minLikeness: 0.35,
  maxTracks: 256,
};

interface Track {
  readonly id: number;
  readonly last: TrackObservation;
  readonly missedFrames: number;
}

/**
 * Gives each landmark an id that stays while the thing stays in view: sightings are matched to tracks greedily, most
 * alike first, by distance in space, overlap in the image, colour and label. Deterministic; ties go to the older track.
 */
export class Tracker {
  readonly #options: TrackerOptions;
  #tracks: readonly Track[] = [];
  #nextId = 1;

  constructor(options: TrackerOptions = DEFAULT_TRACKER_OPTIONS) {
    this.#options = options;
  }

  /** Track ids of the observations of one frame, in their order. */
  assign(observations: readonly TrackObservation[]): readonly number[] {
    const pairs = this.#tracks
      .flatMap((track, t) =>
        observations.map((observation, o) => ({ t, o, like: likeness(track.last, observation) })),
      )
      .filter(({ like }) => like >= this.#options.minLikeness)
      .sort((a, b) => b.like - a.like || a.t - b.t || a.o - b.o);
    const ids = new Array<number>(observations.length).fill(0);
    const seen = new Set<number>();
    for (const { t, o } of pairs) {
      const { id } = this.#tracks[t]!;
      if (ids[o] !== 0 || seen.has(id)) continue;
      ids[o] = id;
      seen.add(id);
    }
    for (let o = 0; o < ids.length; o++) if (ids[o] === 0) ids[o] = this.#nextId++;
    const sighted = observations.map((last, o): Track => ({ id: ids[o]!, last, missedFrames: 0 }));
    const missed = this.#tracks
      .filter((track) => !seen.has(track.id))
      .map((track): Track => ({ ...track, missedFrames: track.missedFrames + 1 }))
      .filter((track) => track.missedFrames <= this.#options.maxMissedFrames);
    this.#tracks = [...sighted, ...missed]
      .sort((a, b) => a.missedFrames - b.missedFrames || a.id - b.id)
      .slice(0, this.#options.maxTracks);
    return ids;
  }

  /** Forgets everything (the clock jumped back, another scene began); ids go on counting. */
  clear(): void {
    this.#tracks = [];
  }
}

/** 0..1: nearness in space (or overlap in the image without depth), tempered by colour and label. */
const likeness = (a: TrackObservation, b: TrackObservation): number => {
  const place =
    a.center && b.center
      ? Math.max(nearness(a, b, a.center, b.center), 0.8 * overlap(a.box, b.box))
      : overlap(a.box, b.box);
  const colour = Math.hypot(
    a.meanRgb[0] - b.meanRgb[0],
    a.meanRgb[1] - b.meanRgb[1],
    a.meanRgb[2] - b.meanRgb[2],
  );
  const label = a.label !== undefined && b.label !== undefined && a.label !== b.label ? 0.8 : 1;
  return place * label * Math.exp(-((colour / 120) ** 2));
};

/** Centres within half of the thing's size (at least 10 cm) are the same place. */
const nearness = (a: TrackObservation, b: TrackObservation, p: Vec3, q: Vec3): number => {
  const reach = Math.max(0.1, 0.5 * Math.min(a.sizeMetres ?? 0, b.sizeMetres ?? 0));
  const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  const ratio = ((a.sizeMetres ?? 0) + 0.05) / ((b.sizeMetres ?? 0) + 0.05);
  return Math.exp(-((distance / reach) ** 2)) * Math.min(1, 1.5 * Math.min(ratio, 1 / ratio));
};

/** Intersection over union of two pixel boxes. */
const overlap = (a: PixelBox, b: PixelBox): number => {
  const w = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const h = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (w <= 0 || h <= 0) return 0;
  const area = (box: PixelBox) => (box.x1 - box.x0) * (box.y1 - box.y0);
  return (w * h) / (area(a) + area(b) - w * h);
};
