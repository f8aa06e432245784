/**
 * Fits how the evidence about a detected thing adds up to the log-odds that a noun names it, and reports each source by
 * weights that were fitted without it.
 *
 *   npx tsx scripts/language/senseScenes.ts SCENES.json FRAME_SET... [--oracle masks]
 *   npx tsx scripts/judge/fitNoun.ts SCENES.json... [--ridge 5] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { NOUN_EVIDENCE_NAMES } from '../../src/core/spatial/grounding/models/detected/nounEvidence.ts';
import { readSensed } from '../language/sensedJson.ts';
import { dot, fitLogistic } from './logistic.ts';
import { type NounPair, nounPairs } from './nounPairs.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { ridge: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
});
const pairs = positionals.flatMap((file) =>
  nounPairs(readSensed(file), Number(values.seed)).map((pair) => ({
    ...pair,
    group: `${file}|${pair.group}`,
  })),
);
const learn = (of: readonly NounPair[]): Float64Array =>
  fitLogistic(
    of.map(({ row }) => row),
    of.map(({ truth }) => truth),
    of.map(() => 1),
    Number(values.ridge),
  );

/** Mean log loss, and how often the likeliest thing of a frame bears the noun where one does. */
const judge = (of: readonly NounPair[], score: (pair: NounPair) => number, isLogOdds: boolean): string => {
  let loss = 0;
  const groups = new Map<string, NounPair[]>();
  for (const pair of of) {
    const p = isLogOdds ? 1 / (1 + Math.exp(-score(pair))) : Math.min(0.999, Math.max(0.001, score(pair)));
    loss -= pair.truth ? Math.log(p) : Math.log(1 - p);
    groups.set(pair.group, [...(groups.get(pair.group) ?? []), pair]);
  }
  let [right, n] = [0, 0];
  for (const group of groups.values()) {
    if (!group.some(({ truth }) => truth)) continue;
    n++;
    const best = group.reduce((a, b) => (score(b) > score(a) ? b : a));
    if (best.truth) right++;
  }
  return `loss ${(loss / of.length).toFixed(4)} first ${((100 * right) / n).toFixed(1)} % of ${n}`;
};

const sources = [...new Set(pairs.map(({ source }) => source))];
const blind = new Map<NounPair, number>();
for (const source of sources) {
  const held = pairs.filter((pair) => pair.source === source);
  const weights = learn(pairs.filter((pair) => pair.source !== source));
  for (const pair of held) blind.set(pair, dot(pair.row, weights));
  console.log(
    `${source}: held out ${judge(held, (pair) => blind.get(pair)!, true)}; by hand ${judge(held, ({ score }) => score, false)}`,
  );
}
for (const file of positionals) {
  const of = pairs.filter(({ group }) => group.startsWith(file));
  console.log(
    `${file}: held out ${judge(of, (pair) => blind.get(pair)!, true)}; by hand ${judge(of, ({ score }) => score, false)}`,
  );
}
const all = learn(pairs);
console.log(
  JSON.stringify(
    Object.fromEntries(NOUN_EVIDENCE_NAMES.map((name, k) => [name, Number(all[k]!.toFixed(3))])),
    null,
    2,
  ),
);
