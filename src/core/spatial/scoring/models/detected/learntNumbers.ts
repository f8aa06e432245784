import stored from '../data/detectedWeights.json' with { type: 'json' };
import type { DetectedNumbers } from './DetectedNumbers.ts';

/** The fitted numbers as stored; a number that is none is a broken build: it throws. */
const checked = (numbers: DetectedNumbers): DetectedNumbers => {
  JSON.stringify(numbers, (key, value) => {
    if (typeof value !== 'object' && !Number.isFinite(value))
      throw new Error(`detectedWeights.json: ${key}: ${String(value)} is no weight`);
    return value;
  });
  return numbers;
};

/** Fitted by scripts/judge/fit.ts. */
export const DETECTED_NUMBERS: DetectedNumbers = checked(stored);
