import { FEATURES, type FeatureName } from './regionFeatures.ts';

interface TreeData {
  /** Feature of each node, -1 for a leaf. */
  readonly f: readonly number[];
  /** At most this goes left. */
  readonly t: readonly number[];
  readonly l: readonly number[];
  readonly r: readonly number[];
  /** What a leaf adds. */
  readonly v: readonly number[];
}

interface TreesData {
  readonly features: readonly string[];
  /** Scores and the share of held-out regions of such a score that are things, both rising. */
  readonly calibration: readonly (readonly [score: number, probability: number])[];
  readonly trees: readonly TreeData[];
}

/** After so many trees a sum below this is not worth the rest. */
const EARLY = 50;
const HOPELESS = -3.2;

/** Boosted trees over FEATURES, or over some of them, as scripts/regions/fit.py writes them. */
export class BoostedTrees {
  readonly #roots: Int32Array;
  readonly #feature: Int16Array;
  readonly #threshold: Float64Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  readonly #value: Float64Array;
  readonly #calibration: TreesData['calibration'];

  /** Throws on trees that were fitted on features that are not computed here. */
  constructor(text: string) {
    const { features, calibration, trees } = JSON.parse(text) as TreesData;
    const columns = features.map((name) => FEATURES.indexOf(name as FeatureName));
    if (columns.includes(-1))
      throw new Error('the judge of regions was fitted on other features: run scripts/regions again');
    const nodes = trees.reduce((sum, { f }) => sum + f.length, 0);
    this.#calibration = calibration;
    this.#roots = new Int32Array(trees.length);
    this.#feature = new Int16Array(nodes);
    this.#threshold = new Float64Array(nodes);
    this.#left = new Int32Array(nodes);
    this.#right = new Int32Array(nodes);
    this.#value = new Float64Array(nodes);
    let at = 0;
    for (const [k, { f, t, l, r, v }] of trees.entries()) {
      this.#roots[k] = at;
      for (let i = 0; i < f.length; i++) {
        this.#feature[at + i] = f[i]! < 0 ? -1 : columns[f[i]!]!;
        this.#threshold[at + i] = t[i]!;
        this.#left[at + i] = at + l[i]!;
        this.#right[at + i] = at + r[i]!;
        this.#value[at + i] = v[i]!;
      }
      at += f.length;
    }
  }

  /** The probability of each row of FEATURES, 0..1. */
  probabilities(features: Float32Array): Float32Array {
    const rows = features.length / FEATURES.length;
    const out = new Float32Array(rows);
    for (let row = 0; row < rows; row++) out[row] = this.#probability(this.#score(features, row));
    return out;
  }

  #score(features: Float32Array, row: number): number {
    const base = row * FEATURES.length;
    const feature = this.#feature;
    let sum = 0;
    for (let k = 0; k < this.#roots.length; k++) {
      // Nine regions of ten are nothing, and a third of the trees says so.
      if (k === EARLY && sum < HOPELESS) break;
      let at = this.#roots[k]!;
      let which = feature[at]!;
      while (which >= 0) {
        at = features[base + which]! <= this.#threshold[at]! ? this.#left[at]! : this.#right[at]!;
        which = feature[at]!;
      }
      sum += this.#value[at]!;
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Between the knots of the calibration along straight lines: the order of scores is kept. */
  #probability(score: number): number {
    let [fromScore, from] = [0, 0];
    for (const [toScore, to] of this.#calibration) {
      if (score < toScore) return from + ((to - from) * (score - fromScore)) / (toScore - fromScore);
      [fromScore, from] = [toScore, to];
    }
    return fromScore < 1 ? from + ((1 - from) * (score - fromScore)) / (1 - fromScore) : from;
  }
}
