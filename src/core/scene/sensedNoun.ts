import type { Description } from '../language/LogicalForm.ts';
import { nounSimilarity } from '../language/lexicon/nounSimilarity.ts';
import { conceptsOf, kindsOf } from '../language/lexicon/nouns.ts';
import { sameShape, shapesOf } from '../language/lexicon/shapes.ts';
import { sizeFit } from './nounScore.ts';
import { labelKey, type SceneFrame } from './SceneFrame.ts';
import type { SensedNumbers } from './sensedNumbers.ts';

/**
 * Degree 0..1 to which a landmark could be what a noun names, when labels come from a detector: scored, of a closed
 * vocabulary, often missing or wrong. A label that means the noun speaks for it; another label speaks against it, less
 * so for things of the same shape, which detectors take for each other; no label speaks against nouns that the detector
 * would have known.
 */
export const sensedNounScore = (
  f: SceneFrame,
  i: number,
  description: Description,
  vocabulary: ReadonlySet<string>,
  numbers: SensedNumbers,
): number => {
  const said = description.head!;
  const compound = [...description.modifiers.slice(-1), said].join(' ');
  const object = f.objects[i]!;
  const known = isDetectable(compound, vocabulary) || isDetectable(said, vocabulary);
  const size = numbers.wrongSize + (1 - numbers.wrongSize) * sizeFit(f, i, said);
  let named = 0;
  let against = 1;
  const best = object.labels[0]?.score ?? 0;
  // A detector's score says how sure it is of a box, hardly which of two cups is more of a cup: trust saturates.
  const trust = numbers.trustOffset + numbers.trustSlope * Math.min(1, best / numbers.trustFull);
  for (const [rank, { label, score }] of object.labels.entries()) {
    const key = labelKey(label);
    const alike = Math.max(nounSimilarity(said, key), nounSimilarity(compound, key));
    const share = rank === 0 ? 1 : numbers.secondLabel * (score / best) ** numbers.shareExponent;
    named = Math.max(named, Math.min(1, trust) * alike * share);
    const lookalike = sameShape(said, key) || sameShape(compound, key);
    against = Math.min(against, lookalike ? numbers.lookalike : numbers.otherLabel * (1 - score));
  }
  const unlabelled = object.labels.length === 0;
  const blank = known ? numbers.missed : unlabelled ? numbers.unknownNoun : numbers.unknownNounLabelled;
  const shape = unlabelled ? shapeFit(f, i, said) : 1;
  return Math.max(numbers.floor, named * (0.3 + 0.7 * size), blank * against * size * shape);
};

/** Metres: what is flatter, or smaller, and has no name is more often a scrap of a surface than a thing. */
const SCRAP_HEIGHT = 0.015;
const SCRAP_LENGTH = 0.05;
const SCRAP_DEGREE = 0.3;

/** Degree 0..1 to which a landmark is a thing at all, for descriptions without a noun. */
export const sensedThingScore = (f: SceneFrame, i: number): number => {
  if (f.objects[i]!.labels.length > 0) return 1;
  const height = f.z1[i]! - f.z0[i]!;
  const length = Math.max(f.x1[i]! - f.x0[i]!, f.y1[i]! - f.y0[i]!, height);
  const scrap = Math.min(1, height / SCRAP_HEIGHT, length / SCRAP_LENGTH) < 1;
  return scrap ? SCRAP_DEGREE : 1;
};

/** Whether the detector has a class for the noun. */
export const isDetectable = (noun: string, vocabulary: ReadonlySet<string>): boolean =>
  vocabulary.has(noun) ||
  conceptsOf(noun).some((c) => vocabulary.has(c) || [...kindsOf(c)].some((kind) => vocabulary.has(kind)));

/** 0..1: does the measured box have the proportions of the noun's shape? Hidden parts make this weak evidence. */
const shapeFit = (f: SceneFrame, i: number, said: string): number => {
  const shapes = shapesOf(said);
  if (shapes.size === 0) return 1;
  const x = f.x1[i]! - f.x0[i]!;
  const y = f.y1[i]! - f.y0[i]!;
  const height = Math.max(0.005, f.z1[i]! - f.z0[i]!);
  const ground = Math.max(0.005, x, y);
  const upright = height / ground;
  if (shapes.has('vessel') || shapes.has('screen') || shapes.has('person')) return upright > 0.5 ? 1 : 0.4;
  if (shapes.has('flat') || shapes.has('long')) return upright < 1 ? 1 : 0.6;
  return 1;
};
