import { probabilities } from './probabilities.ts';

/** Log-scores of one answered question and the index of the choice that was right. */
export interface CalibrationSample {
  readonly logScores: readonly number[];
  readonly truth: number;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const ROUNDS = 60;
/** Loss of a right answer to which the model gave probability 0, instead of infinity. */
const MIN_PROBABILITY = 1e-9;

const negativeLogLikelihood = (samples: readonly CalibrationSample[], temperature: number): number => {
  let sum = 0;
  for (const { logScores, truth } of samples) {
    const p = probabilities(logScores, { temperature, priorWeight: 0 })?.[truth] ?? 0;
    sum -= Math.log(Math.max(p, MIN_PROBABILITY));
  }
  return sum;
};

/**
 * Temperature that calibrates probabilities on answered questions: minimises the negative log-likelihood (temperature
 * scaling, Guo et al. 2017) by golden-section search over log T. Throws RangeError without samples.
 */
export const fitTemperature = (
  samples: readonly CalibrationSample[],
  range: readonly [number, number] = [0.05, 20],
): number => {
  if (samples.length === 0) throw new RangeError('a temperature needs at least one answered question');
  let low = Math.log(range[0]);
  let high = Math.log(range[1]);
  const cost = (logT: number): number => negativeLogLikelihood(samples, Math.exp(logT));
  let a = high - GOLDEN * (high - low);
  let b = low + GOLDEN * (high - low);
  let costA = cost(a);
  let costB = cost(b);
  for (let round = 0; round < ROUNDS; round++) {
    if (costA < costB) {
      [high, b, costB] = [b, a, costA];
      a = high - GOLDEN * (high - low);
      costA = cost(a);
    } else {
      [low, a, costA] = [a, b, costB];
      b = low + GOLDEN * (high - low);
      costB = cost(b);
    }
  }
  return Math.exp((low + high) / 2);
};
