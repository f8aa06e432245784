import type { Description } from '../../../grammar/LogicalForm.ts';
import { namesRole, sameShape, typicalColours } from '../../../lexicon/facts.ts';
import { nounSimilarity } from '../../../lexicon/nounSimilarity.ts';
import { usualLengthMetres } from '../../../lexicon/nouns.ts';
import { colourScore } from '../../../scene/colour.ts';
import { longest } from '../../../scene/measures.ts';
import { sigmoid } from '../../../scene/membership.ts';
import { labelKey, type SceneGeometry } from '../../../scene/SceneGeometry.ts';
import { appearanceLogRatio, competingAppearance } from './appearance.ts';
import type { DetectedEvidence } from './DetectedEvidence.ts';
import { fragmentScore } from './fragmentScore.ts';
import { isDetectable } from './isDetectable.ts';
import { nameAmong, nameBehind, nameLogRatio } from './nameScores.ts';
import { shapeFit } from './shapeFit.ts';

/** Evidence that speaks for a noun where it is high; a fit may find it worthless, but never the opposite. */
export const SPEAKING_FOR: readonly string[] = [
  'label',
  'labelSure',
  'labelKnown',
  'tooLong',
  'farTooLong',
  'tooShort',
  'shape',
  'colour',
  'appearance',
  'name',
  'nameAmong',
  'nameBehind',
  'objectness',
  'hint',
];

/** What speaks for and against a noun as the name of a detected thing; log-odds are linear in these. */
export const NOUN_EVIDENCE_NAMES = [
  'bias',
  'label',
  'labelSure',
  'labelKnown',
  'other',
  'otherLookalike',
  'otherKnown',
  'missed',
  'unknownNoun',
  'unlabelled',
  'tooLong',
  'farTooLong',
  'tooShort',
  'sized',
  'shape',
  'colour',
  'coloured',
  'fragment',
  'fragmentNamed',
  'appearance',
  'appearanceOfUnlabelled',
  'competing',
  'unseen',
  'name',
  'nameOfUnlabelled',
  'nameAmong',
  'nameBehind',
  'unnamed',
  'objectness',
  'judged',
  'besideSurface',
  'hint',
  'hintOfUnlabelled',
  'hintOther',
  'hintUnknown',
  'unhinted',
] as const;
export type NounEvidence = Readonly<Record<(typeof NOUN_EVIDENCE_NAMES)[number], number>>;

/** Logarithms are not looked at below this: one measure may be wrong. */
const LEAST_LOG = -3;
/** Detector score at which a label is as good as not, and over how much more it becomes sure. */
const SURE_MIDDLE = 0.3;
const SURE_WIDTH = 0.08;
/** Pixels across at which a detector of small input sees half of the things, and over how many more. */
const SEEN_PIXELS = 40;
const SEEN_WIDTH = 8;

/** Evidence that object `i` is what the description's noun names. */
export const nounEvidence = (
  evidence: DetectedEvidence,
  i: number,
  description: Description,
  vocabulary: ReadonlySet<string>,
): NounEvidence => {
  const { geometry, looks, nameScores, siteFacts } = evidence;
  const said = description.head!;
  const compound = [...description.modifiers.slice(-1), said].join(' ');
  const names = [said, compound];
  const known = names.some((name) => isDetectable(name, vocabulary)) ? 1 : 0;
  const { label, sure, other, otherLookalike, unlabelled } = labelEvidence(geometry, i, names);
  const lift = Math.max(...names.map((name) => appearanceLogRatio(looks, i, name)));
  const naming = nameLogRatio(nameScores, i, said, compound);
  const name = naming ?? 0;
  const site = siteFacts?.get(compound) ?? siteFacts?.get(said);
  const size = sizeEvidence(geometry, i, site?.lengthMetres ?? usualLengthMetres(said));
  const colour = colourAmong(geometry, i, site?.colours ?? usualColours(said, compound));
  const fragment = fragmentScore(geometry, i, said);
  return {
    bias: 1,
    label,
    labelSure: label * sure,
    labelKnown: label * known,
    other,
    otherLookalike,
    otherKnown: other * known,
    missed: known * (label > 0 ? 0 : 1) * visible(geometry, i),
    unknownNoun: 1 - known,
    unlabelled,
    ...size,
    shape: log(shapeFit(geometry, i, said)),
    colour: colour ?? 0,
    coloured: colour === undefined ? 0 : 1,
    fragment: fragment * unlabelled,
    fragmentNamed: fragment * (1 - unlabelled),
    appearance: clamp(lift),
    appearanceOfUnlabelled: clamp(lift) * (label > 0 ? 0 : 1),
    competing: Math.min(...names.map((name) => competingAppearance(looks, i, name))),
    unseen: looks?.shares[i] ? 0 : 1,
    name,
    nameOfUnlabelled: name * (label > 0 ? 0 : 1),
    nameAmong: naming === undefined ? 0 : nameAmong(nameScores, i, said, compound),
    nameBehind: naming === undefined ? 0 : nameBehind(nameScores, i, said, compound),
    unnamed: naming === undefined ? 1 : 0,
    ...thingEvidence(geometry.objects[i]!.objectness),
    besideSurface: isBesideSurface(geometry, said, label) ? 1 : 0,
    ...hintEvidence(geometry, i, names, known, label),
  };
};

/** How far its longest side is beyond what the noun's things have, as natural logarithms of ratios, 0 and below. */
const sizeEvidence = (geometry: SceneGeometry, i: number, usual: readonly [number, number] | undefined) => {
  const range = geometry.planar || geometry.objects[i]!.unmeasured ? undefined : usual;
  const length = longest(geometry, i);
  if (!range || !(length > 0)) return { tooLong: 0, farTooLong: 0, tooShort: 0, sized: range ? 1 : 0 };
  const over = Math.max(0, Math.log(length / range[1]));
  return {
    tooLong: clamp(-over),
    farTooLong: clamp(-Math.max(0, over - FAR)),
    tooShort: clamp(-Math.max(0, Math.log(range[0] / length))),
    sized: 1,
  };
};
/** Beyond a factor of two no half-seen thing and no loose box explains it. */
const FAR = Math.log(2);

/** Where geometry saw what carries the others, that is the table, and no box of a table's size. */
const isBesideSurface = (geometry: SceneGeometry, said: string, label: number): boolean =>
  label < LABELLED &&
  namesRole(said, 'support') === 'is' &&
  geometry.objects.some(({ role }) => role === 'support');
const LABELLED = 0.5;

/** Log-odds that it is a thing at all, where the judge of regions said. */
const thingEvidence = (objectness: number | undefined) =>
  objectness === undefined
    ? { objectness: 0, judged: 0 }
    : {
        objectness: clamp(Math.log(Math.max(1e-9, objectness) / Math.max(1e-9, 1 - objectness))),
        judged: 1,
      };

/** What the detector's labels say: how well the best of them means the noun, how sure it is, and what else they say. */
const labelEvidence = (geometry: SceneGeometry, i: number, names: readonly string[]) => {
  const { labels } = geometry.objects[i]!;
  const best = labels[0]?.score ?? 0;
  const sure = sigmoid(best, SURE_MIDDLE, SURE_WIDTH);
  let label = 0;
  let likest = 0;
  let lookalike = 0;
  for (const { label: name, score } of labels) {
    const key = labelKey(name);
    const alike = Math.max(...names.map((said) => nounSimilarity(said, key)));
    label = Math.max(label, alike * (best > 0 ? score / best : 0));
    likest = Math.max(likest, alike);
    if (names.some((said) => sameShape(said, key))) lookalike = 1;
  }
  const unlabelled = labels.length === 0 ? 1 : 0;
  const other = (1 - unlabelled) * sure * (1 - likest);
  return { label, sure, other, otherLookalike: other * lookalike, unlabelled };
};

/** What a detector hints at, as log-odds over its least: for the noun, and for what is unlike it. */
const hintEvidence = (
  geometry: SceneGeometry,
  i: number,
  names: readonly string[],
  known: number,
  label: number,
) => {
  const { hints } = geometry.objects[i]!;
  let mine = 0;
  let other = 0;
  for (const { label: name, score } of hints ?? []) {
    const key = labelKey(name);
    const alike = Math.max(...names.map((said) => nounSimilarity(said, key)));
    const strength = Math.max(0, Math.log(score / (1 - score)) - LEAST_HINT);
    mine = Math.max(mine, alike * strength);
    other = Math.max(other, (1 - alike) * strength);
  }
  return {
    hint: mine,
    hintOfUnlabelled: label > 0 ? 0 : mine,
    hintOther: known * other,
    hintUnknown: (1 - known) * other,
    unhinted: hints === undefined ? 1 : 0,
  };
};
const LEAST_HINT = -5.5;

const clamp = (value: number): number => Math.max(LEAST_LOG, Math.min(-LEAST_LOG, value));
const log = (degree: number): number => Math.max(LEAST_LOG, Math.log(Math.max(1e-9, degree)));

const visible = (geometry: SceneGeometry, i: number): number => {
  const box = geometry.objects[i]!.pixelBox;
  if (!box) return 1;
  return sigmoid(Math.sqrt(Math.max(0, (box.x1 - box.x0) * (box.y1 - box.y0))), SEEN_PIXELS, SEEN_WIDTH);
};

const usualColours = (said: string, compound: string): readonly string[] => {
  const usual = typicalColours(compound);
  return usual.length > 0 ? usual : typicalColours(said);
};

/** How well the thing has one of some colours, 0..1; undefined where there are none or none was measured. */
const colourAmong = (geometry: SceneGeometry, i: number, colours: readonly string[]): number | undefined => {
  const fits = colours.map((colour) => colourScore(geometry.objects[i]!, colour));
  return fits.length === 0 || fits.includes(undefined) ? undefined : Math.max(...(fits as number[]));
};

/**
 * Weight of what no noun of its size can be, beside the fitted ones: annotated frames hold next to no such pairs, so no fit
 * can find it, and a label on a box of the wrong size is a fault that users see.
 */
const IMPOSSIBLE_SIZE = 4;

/** Probability 0..1 that the noun names the thing, by fitted weights of the evidence. */
export const nounProbability = (
  weights: Readonly<Record<string, number>>,
  evidence: NounEvidence,
): number => {
  const logOdds = NOUN_EVIDENCE_NAMES.reduce(
    (sum, name) => sum + (weights[name] ?? 0) * evidence[name],
    IMPOSSIBLE_SIZE * evidence.farTooLong,
  );
  return 1 / (1 + Math.exp(-logOdds));
};
