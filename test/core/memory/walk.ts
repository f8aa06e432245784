import type { MemoryView, Sighting } from '../../../src/core/memory/MemoryView.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import { between } from '../spatial/randomScene.ts';

export interface Thing {
  readonly label: string;
  readonly rgb: readonly [number, number, number];
  readonly size: Vec3;
  center: Vec3;
  isThere: boolean;
}

const KINDS: readonly (readonly [string, readonly [number, number, number], Vec3])[] = [
  ['chair', [120, 80, 40], [0.45, 0.45, 0.9]],
  ['bottle', [30, 120, 60], [0.08, 0.08, 0.25]],
  ['box', [180, 40, 40], [0.3, 0.2, 0.2]],
  ['plant', [40, 140, 50], [0.3, 0.3, 0.6]],
  ['book', [60, 60, 160], [0.2, 0.15, 0.05]],
  ['laptop', [90, 90, 90], [0.33, 0.24, 0.2]],
];

/** Things on the floor of three rooms in a row, 4 m each, none in another; the first ten all of one kind. */
export const furnish = (random: () => number, count: number): Thing[] => {
  const things: Thing[] = [];
  while (things.length < count) {
    const [label, rgb, size] = things.length < 10 ? KINDS[1]! : KINDS[Math.floor(random() * KINDS.length)]!;
    const center: Vec3 = [between(random, 0, 12), between(random, 0, 4), size[2] / 2];
    if (isFree(things, center, size)) things.push({ label, rgb, size, center, isThere: true });
  }
  return things;
};

/** Whether a thing may be put there: a hand's breadth from every other. */
export const isFree = (things: readonly Thing[], center: Vec3, size: Vec3): boolean =>
  things.every((other) =>
    [0, 1].some(
      (axis) => Math.abs(center[axis]! - other.center[axis]!) > (size[axis]! + other.size[axis]!) / 2 + 0.05,
    ),
  );

const noise = (random: () => number, deviation: number): number =>
  deviation * (random() + random() + random() + random() - 2) * Math.sqrt(3);

export interface Noise {
  /** Standard deviations: metres of the centre, share of the extents, of the colour. */
  readonly metres: number;
  readonly extent: number;
  readonly rgb: number;
  /** Chances that a thing in view is missed, and that it is named wrongly or not at all. */
  readonly missed: number;
  readonly misnamed: number;
}

export const USUAL_NOISE: Noise = { metres: 0.02, extent: 0.1, rgb: 12, missed: 0.15, misnamed: 0.25 };

/** What a camera at `x` sees within 2.5 m of it along the rooms, with the errors of real segmentation. */
export const look = (
  random: () => number,
  all: readonly Thing[],
  x: number,
  stampNs: bigint,
  with_: Noise = USUAL_NOISE,
): MemoryView => {
  // As they are now: a view is asked about later, too.
  const things = all.map((thing) => ({ ...thing }));
  const inView = (center: Vec3) => Math.abs(center[0] - x) < 2.5;
  const sightings = things
    .map((thing, i) => ({ thing, i }))
    .filter(({ thing }) => thing.isThere && inView(thing.center) && random() >= with_.missed)
    .map(({ thing, i }): Sighting => {
      const misnamed = random() < with_.misnamed;
      const label = misnamed ? (random() < 0.5 ? undefined : 'vase') : thing.label;
      const grow = 1 + noise(random, with_.extent);
      return {
        trackId: Number(stampNs / 1_000_000n) * 100 + i,
        isSupport: false,
        labels: label ? [{ label, score: 0.5 }] : [],
        looks: [],
        colours: [],
        meanRgb: thing.rgb.map((c) => c + noise(random, with_.rgb)) as unknown as Sighting['meanRgb'],
        center: thing.center.map((c) => c + noise(random, with_.metres)) as unknown as Vec3,
        covariance: [1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4],
        size: thing.size.map((extent) => extent * grow) as unknown as Vec3,
        isTruncated: false,
      };
    });
  return {
    stampNs,
    sightings,
    evidenceAt: ({ center }) => {
      if (!inView(center)) return 'unseen';
      const there = things.some(
        (thing) =>
          thing.isThere &&
          thing.center.every((value, axis) => Math.abs(value - center[axis]!) < thing.size[axis]! / 2 + 0.03),
      );
      return there ? 'occupied' : 'empty';
    },
  };
};
