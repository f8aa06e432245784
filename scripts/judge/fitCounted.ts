import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { nounSimilarity } from '../../src/core/spatial/lexicon/nounSimilarity.ts';
import { measuredScene } from '../../src/core/spatial/scene/seen/measuredScene.ts';
import type { DetectedNumbers } from '../../src/core/spatial/scoring/models/detected/DetectedNumbers.ts';
import { detectedModel } from '../../src/core/spatial/scoring/models/detected/detectedModel.ts';
import { COUNT_FACTS, countFacts } from '../../src/core/spatial/verify/chances/countFacts.ts';
import { fitLogistic } from './logistic.ts';
import type { AskedFrame } from './withAbsent.ts';

/** Pull of the weights toward 0, in things. */
const RIDGE = 5;
/** Of the nouns that are asked for, nothing is in view: as many as of annotators' questions mean nothing. */
const ABSENT_SHARE = 0.14;
/** A name at least so much like the noun leaves it open whether the thing is one. */
const OPEN_FROM = 0.4;

interface CountRow {
  readonly facts: Float64Array;
  readonly truth: 0 | 1;
  readonly isAbsent: boolean;
}

/** How the facts of a thing and a noun add up to the log-odds that it is one of those that the noun counts. */
export const fitCounted = (
  frames: readonly AskedFrame[],
  numbers: Omit<DetectedNumbers, 'counted'>,
): DetectedNumbers['counted'] => {
  const rows = frames.flatMap((frame) => rowsOf(frame, numbers));
  const absent = rows.filter(({ isAbsent }) => isAbsent).length;
  const weight = ((ABSENT_SHARE / (1 - ABSENT_SHARE)) * (rows.length - absent)) / Math.max(1, absent);
  const fitted = fitLogistic(
    rows.map(({ facts }) => facts),
    rows.map(({ truth }) => truth),
    rows.map(({ isAbsent }) => (isAbsent ? weight : 1)),
    RIDGE,
  );
  return Object.fromEntries(COUNT_FACTS.map((name, k) => [name, fitted[k]!]));
};

const rowsOf = (
  { frame, absent }: AskedFrame,
  numbers: Omit<DetectedNumbers, 'counted'>,
): readonly CountRow[] => {
  const scene = measuredScene(frame.scene);
  const model = detectedModel(scene, { ...numbers, counted: {} });
  const labels = new Set(frame.objects.map(({ names }) => names[0]!));
  return [...labels, ...absent].flatMap((noun): CountRow[] => {
    const { target } = parse(`the ${noun}`);
    if (target.head === undefined || scene.objects.length === 0) return [];
    const facts = countFacts(scene, target, model);
    const counted = new Set<number>();
    for (const { names, marks } of frame.objects) {
      // Of several marks on one thing the likeliest is it.
      const own = scene.objects.flatMap(({ id }, i) => (names[0] === noun && marks.includes(id) ? [i] : []));
      const [best] = own.sort((a, b) => facts[b]!.gap - facts[a]!.gap);
      if (best !== undefined) counted.add(best);
    }
    const isOpen = (id: number): boolean =>
      frame.objects.some(
        ({ names, marks }) =>
          names[0] !== noun &&
          marks.includes(id) &&
          names.some((name) => nounSimilarity(noun, name) >= OPEN_FROM),
      );
    return scene.objects.flatMap(({ id }, i): CountRow[] =>
      !counted.has(i) && isOpen(id)
        ? []
        : [
            {
              facts: Float64Array.from(COUNT_FACTS, (name) => facts[i]![name]),
              truth: counted.has(i) ? 1 : 0,
              isAbsent: !labels.has(noun),
            },
          ],
    );
  });
};
