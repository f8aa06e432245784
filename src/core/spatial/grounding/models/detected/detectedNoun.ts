import type { Description } from '../../../grammar/LogicalForm.ts';
import { sameShape, typicalColours } from '../../../lexicon/facts.ts';
import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import { conceptsOf, kindsOf } from '../../../lexicon/nouns.ts';
import { colourScore } from '../../../scene/colour.ts';
import { sigmoid } from '../../../scene/membership.ts';
import { labelKey, type SceneGeometry } from '../../../scene/SceneGeometry.ts';
import { sizeFit } from '../../../scene/sizeFit.ts';

import { appearanceLogRatio, competingAppearance, type SceneLooks } from './appearance.ts';
import type { DetectorModel } from './detectorModel.ts';
import { fragmentScore } from './fragmentScore.ts';
import type { NameScores } from './nameScores.ts';
import { shapeFit } from './shapeFit.ts';

/** What is known of a scene whose labels come from a detector. */
export interface DetectedEvidence {
  readonly geometry: SceneGeometry;
  /** What things look like, where a classifier looked. */
  readonly looks?: SceneLooks;
  /** How well phrases name things, where a namer looked: Scene.nameScores. */
  readonly nameScores?: NameScores;
  readonly numbers: DetectorModel;
}

/**
 * Degree 0..1 to which a landmark could be what a noun names, when labels come from a detector: scored, of a closed
 * vocabulary, often missing or wrong. A label that means the noun speaks for it; another label speaks against it as far
 * as it is to be trusted, less so for things of the same shape, which detectors take for each other; no label speaks
 * against nouns that the detector would have known. What has no trusted name is judged by size, shape and usual colour.
 */
export const detectedNounScore = (
  { geometry: f, looks, numbers }: DetectedEvidence,
  i: number,
  description: Description,
  vocabulary: ReadonlySet<string>,
): number => {
  const said = description.head!;
  const compound = [...description.modifiers.slice(-1), said].join(' ');
  const object = f.objects[i]!;
  const known = isDetectable(compound, vocabulary) || isDetectable(said, vocabulary);
  const size = numbers.wrongSize + (1 - numbers.wrongSize) * sizeFit(f, i, said);
  let named = 0;
  let likest = 0;
  let against = 0;
  let total = 0;
  const best = object.labels[0]?.score ?? 0;
  for (const [rank, { label, score }] of object.labels.entries()) {
    const key = labelKey(label);
    const alike = Math.max(nounSimilarity(said, key), nounSimilarity(compound, key));
    const share = rank === 0 ? 1 : numbers.secondLabel * (score / best) ** numbers.shareExponent;
    named = Math.max(named, labelTrust(best, numbers) * alike * share);
    likest = Math.max(likest, alike);
    // A chair of 20 cm is no chair, so its label says little about what else it may be.
    const trust = Math.min(
      1,
      labelTrust(score, numbers) *
        sizeFit(f, i, key) *
        lookFactor(appearanceLogRatio(looks, i, key), numbers.looksLabel, numbers.looksMost, numbers),
    );
    const lookalike = sameShape(said, key) || sameShape(compound, key);
    const [weak = 1, sure = 1] = !lookalike
      ? [numbers.otherWeak, numbers.otherLabel]
      : known
        ? [numbers.lookalikeWeak, numbers.lookalike]
        : [numbers.nearestName, numbers.nearestSure].map((factor) => factor * (NOT_CONFUSED + alike));
    against += score * (weak + trust * (sure - weak));
    total += score;
  }
  const unlabelled = object.labels.length === 0;
  against = total > 0 ? against / total : 1;
  const missed = numbers.missedSmall + (numbers.missed - numbers.missedSmall) * visibleDegree(f, i);
  // A detector that saw a thing, unsure of its name, has not missed it: it may have misnamed it.
  const doubt = unlabelled ? 0 : 1 - labelTrust(best, numbers);
  const overlooked = missed + (Math.max(missed, numbers.misnamed) - missed) * doubt;
  const blank = known ? overlooked : unlabelled ? numbers.unknownNoun : numbers.unknownNounLabelled;
  const shape = shapeFit(f, i, said);
  const appearance = shape * colourFit(f, i, said, compound, numbers);
  const scrap = unlabelled ? 1 - (1 - numbers.scrap) * fragmentScore(f, i, said) : 1;
  const lift = Math.max(appearanceLogRatio(looks, i, said), appearanceLogRatio(looks, i, compound));
  const elsewise = Math.min(competingAppearance(looks, i, said), competingAppearance(looks, i, compound));
  // Looks may make a label certain, but not another word of it.
  const asNamed =
    Math.min(likest, named * lookFactor(lift, numbers.looksNamed, numbers.looksMost, numbers)) *
    (0.3 + 0.7 * size * shape);
  const asBlank =
    blank *
    (looks?.shares[i] ? 1 : numbers.unseen) *
    against *
    size *
    appearance *
    scrap *
    (1 - numbers.competingAppearance * elsewise) *
    lookFactor(lift, numbers.looksBlank, numbers.looksMostBlank, numbers);
  return Math.min(1, Math.max(numbers.floor, asNamed, asBlank));
};

/** Degree 0..1 to which a landmark is a thing at all, for descriptions without a noun. */
export const detectedThingScore = (f: SceneGeometry, i: number): number =>
  f.objects[i]!.labels.length > 0 ? 1 : 1 - (1 - SCRAP_AS_THING) * fragmentScore(f, i);

const SCRAP_AS_THING = 0.3;

/** Whether the detector has a class for the noun: of its concept, or of a kind that it is of. */
export const isDetectable = (noun: string, vocabulary: ReadonlySet<string>): boolean => {
  const classes = conceptsIn(vocabulary);
  return (
    vocabulary.has(noun) ||
    conceptsOf(noun).some((c) => classes.has(c) || [...kindsOf(c)].some((kind) => vocabulary.has(kind)))
  );
};

const knownConcepts = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The concepts of a detector's classes: "sports ball" is a ball. */
const conceptsIn = (vocabulary: ReadonlySet<string>): ReadonlySet<string> => {
  const known = knownConcepts.get(vocabulary);
  if (known) return known;
  const made = new Set([...vocabulary].flatMap((label) => [label, ...conceptsOf(label)]));
  knownConcepts.set(vocabulary, made);
  return made;
};

/** Detectors are right of what they are sure of; a score says hardly which of two cups is more of a cup: it saturates. */
const labelTrust = (score: number, numbers: DetectorModel): number =>
  numbers.trustLow + (1 - numbers.trustLow) * sigmoid(score, numbers.trustMiddle, numbers.trustWidth);

/**
 * How much a thing's looks speak for a noun (above 1) or against it: a power of how many times more than any odd thing
 * it looks like one, within bounds, as classifiers are sure of much that is not so.
 */
const lookFactor = (lift: number, power: number, most: number, numbers: DetectorModel): number =>
  Math.min(most, Math.max(numbers.looksLeast, Math.exp(power * lift)));

/** Labels that the lexicon does not list as confusable with the noun count this much, the others that much more. */
const NOT_CONFUSED = 0.8;

/** Pixels across at which a detector of small input size sees half of the things, and over how many more. */
const SEEN_PIXELS = 40;
const SEEN_WIDTH = 8;

const visibleDegree = (f: SceneGeometry, i: number): number => {
  const box = f.objects[i]!.pixelBox;
  if (!box) return 1;
  return sigmoid(Math.sqrt(Math.max(0, (box.x1 - box.x0) * (box.y1 - box.y0))), SEEN_PIXELS, SEEN_WIDTH);
};

/** Of a thing whose name nobody knows, the noun's usual colours speak for it and others against. */
const colourFit = (
  f: SceneGeometry,
  i: number,
  said: string,
  compound: string,
  numbers: DetectorModel,
): number => {
  const usual = typicalColours(compound);
  const colours = usual.length > 0 ? usual : typicalColours(said);
  if (colours.length === 0) return 1;
  let fit = 0;
  for (const colour of colours) {
    const score = colourScore(f.objects[i]!, colour);
    if (score === undefined) return 1;
    fit = Math.max(fit, score);
  }
  return numbers.oddColour + (numbers.usualColour - numbers.oddColour) * Math.min(1, 1.5 * fit);
};
