import type { Transform } from '../../core/types/geometry.ts';
import type { CameraModel, RgbdFrame } from '../../core/types/images.ts';
import type { LandmarkCandidate } from '../../core/types/landmarks.ts';
import { Random } from '../Random.ts';
import { furnish, putSomewhere, shell, type Thing } from './House.ts';
import { type NumberedSolid, renderSolids } from './renderSolids.ts';
import { bell, noisyDepth, paint, type Slips, segments } from './sensor.ts';
import { believed, CHANGE_SECONDS, cameraAt, WALK_SECONDS } from './walkPath.ts';

/** One frame of a walk, and what is believed of where it was taken. */
export interface WalkFrame {
  readonly frame: RgbdFrame;
  readonly mapFromCamera: Transform;
  readonly candidates: readonly LandmarkCandidate[];
}

export interface Move {
  readonly before: Thing;
  readonly after: Thing;
}

/** What is true at the end of a walk. */
export interface WalkTruth {
  readonly things: readonly Thing[];
  readonly tables: readonly Thing[];
  readonly moved: readonly Move[];
  readonly removed: readonly Thing[];
}

export interface WalkOptions {
  readonly seed: number;
  readonly things: number;
  readonly moved: number;
  readonly removed: number;
  readonly rateHz: number;
  readonly slips: Slips;
}

const CAMERA: CameraModel = {
  width: 640,
  height: 480,
  fx: 400,
  fy: 400,
  cx: 319.5,
  cy: 239.5,
  distortionModel: '',
  distortion: [],
};
const WALLS_RGB = [206, 200, 188];
/** Localisation: deviations of x and y in metres and of the heading, and the share of it that stays from frame to frame. */
const LOST_METRES = 0.012;
const LOST_RADIANS = 0.0035;
const LOST_STAYS = 0.9;
/** The rooms that are seen again after the change. */
const SEEN_AGAIN = [0, 1];

/** A furnished house and what happens in it: things are moved and taken away while the camera is in the last room. */
export class Walk {
  readonly truth: WalkTruth;
  readonly #options: WalkOptions;
  readonly #random: Random;
  readonly #before: readonly Thing[];

  constructor(options: WalkOptions) {
    const random = new Random(options.seed);
    const { things, tables } = furnish(random, options.things);
    const candidates = random.shuffled(things.filter(({ room }) => SEEN_AGAIN.includes(room)));
    const taken = candidates.slice(0, options.moved + options.removed);
    const removed = taken.slice(options.moved);
    let left: readonly Thing[] = things.filter((thing) => !taken.includes(thing));
    const moved = taken.slice(0, options.moved).map((before): Move => {
      const others = [...left, ...taken];
      let after: Thing | undefined;
      while (!after || distanceBetween(before, after) < 1)
        after = putSomewhere(random, before.kind, before.rgb, { things: others, tables }, SEEN_AGAIN);
      left = [...left, after];
      return { before, after };
    });
    this.#options = options;
    this.#random = random;
    this.#before = things;
    this.truth = { things: left, tables, moved, removed };
  }

  /** The frames in their order; once. */
  *frames(): Generator<WalkFrame, void, void> {
    const { rateHz } = this.#options;
    let lost: readonly [number, number, number] = [0, 0, 0];
    for (let k = 0; k <= WALK_SECONDS * rateHz; k++) {
      lost = this.#drift(lost);
      yield this.#frame(k / rateHz, lost);
    }
  }

  #drift(lost: readonly [number, number, number]): readonly [number, number, number] {
    const fresh = Math.sqrt(1 - LOST_STAYS ** 2);
    const step = (value: number, deviation: number): number =>
      LOST_STAYS * value + fresh * deviation * bell(this.#random);
    return [step(lost[0], LOST_METRES), step(lost[1], LOST_METRES), step(lost[2], LOST_RADIANS)];
  }

  #frame(seconds: number, lost: readonly [number, number, number]): WalkFrame {
    const random = this.#random;
    const { tables, things } = this.truth;
    const there = [...tables, ...(seconds < CHANGE_SECONDS ? this.#before : things)];
    const numbered = new Map(there.map((thing, i) => [i + 2, thing]));
    const solids: NumberedSolid[] = shell().map((solid) => ({ number: 1, solid }));
    for (const [number, { parts }] of numbered) for (const solid of parts) solids.push({ number, solid });
    const pose = cameraAt(seconds);
    const rendered = renderSolids(solids, CAMERA, pose);
    const rgbs = [[0, 0, 0], WALLS_RGB, ...there.map(({ rgb }) => rgb)];
    const { width, height } = CAMERA;
    const frame: RgbdFrame = {
      stampNs: 1_000_000_000n + BigInt(Math.round(seconds * 1e9)),
      frameId: 'camera',
      color: paint(random, rendered, rgbs, width, height),
      depth: noisyDepth(random, rendered, width, height),
      camera: CAMERA,
    };
    const candidates = segments(random, rendered, numbered, frame, this.#options.slips);
    return { frame, mapFromCamera: believed(pose, lost), candidates };
  }
}

export const distanceBetween = (
  a: { readonly center: readonly number[] },
  b: { readonly center: readonly number[] },
): number => Math.hypot(...a.center.map((value, axis) => value - b.center[axis]!));
