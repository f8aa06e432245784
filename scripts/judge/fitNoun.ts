import {
  NOUN_EVIDENCE_NAMES,
  SPEAKING_FOR,
} from '../../src/core/spatial/scoring/models/detected/nounEvidence.ts';
import { fitLogistic } from './logistic.ts';
import type { NounPair } from './nounPairs.ts';

/** Pull of the weights toward 0, in pairs. */
const RIDGE = 5;

/** How the evidence about a detected thing adds up to the log-odds that a noun names it. */
export const fitNoun = (pairs: readonly NounPair[]): Readonly<Record<string, number>> => {
  const rows = pairs.map(({ row }) => Float64Array.from(row));
  const truth = pairs.map(({ truth }) => truth);
  const weight = pairs.map(({ weight }) => weight);
  for (;;) {
    const weights = fitLogistic(rows, truth, weight, RIDGE);
    const against = SPEAKING_FOR.map((name) => NOUN_EVIDENCE_NAMES.indexOf(name as never)).filter(
      (k) => weights[k]! < -1e-9,
    );
    if (against.length === 0)
      return Object.fromEntries(NOUN_EVIDENCE_NAMES.map((name, k) => [name, weights[k]!]));
    // What would count the wrong way round is left out, and the rest fitted again.
    for (const row of rows) for (const k of against) row[k] = 0;
  }
};
