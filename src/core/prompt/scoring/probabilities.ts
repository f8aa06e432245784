/** How raw log-scores become probabilities. */
export interface Calibration {
  /** Above 1 flattens an over-confident model's distribution, below 1 sharpens an under-confident one's. */
  readonly temperature: number;
  /** 0..1: how much of the scores for a content-free request is subtracted (contextual calibration). */
  readonly priorWeight: number;
}

export const UNCALIBRATED: Calibration = { temperature: 1, priorWeight: 0 };

/**
 * Softmax of calibrated log-scores; sums to 1. `undefined` when a score is NaN or +Infinity or when nothing is
 * possible: such scores carry no choice.
 *
 * @param logScores natural log-probabilities up to a constant; -Infinity is "impossible"
 * @param prior scores of the same choices for a content-free request
 */
export const probabilities = (
  logScores: readonly number[],
  calibration: Calibration = UNCALIBRATED,
  prior?: readonly number[],
): readonly number[] | undefined => {
  const adjusted = logScores.map((score, i) => {
    const bias = prior?.[i];
    const free = bias === undefined || !Number.isFinite(bias) ? 0 : calibration.priorWeight * bias;
    return (score - free) / calibration.temperature;
  });
  const best = Math.max(...adjusted);
  if (!Number.isFinite(best) || adjusted.some(Number.isNaN)) return undefined;
  const weights = adjusted.map((score) => Math.exp(score - best));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
};
