import type { Description } from '../../grammar/LogicalForm.ts';
import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import { conceptsOf, kindsOf, usualLengthMetres } from '../../lexicon/nouns.ts';
import { longest } from '../../scene/measures.ts';
import { labelKey, type SceneGeometry } from '../../scene/SceneGeometry.ts';
import { detectedNounScore, detectedThingScore } from './detected/detectedNoun.ts';

/** Named numbers of how labels and their absence speak for a noun. */
export const NOUN_EVIDENCE = {
  /** What an unlabelled thing of plausible size scores for a noun that no detector knows. */
  unlabelled: 0.4,
  /** The same where all others bear true labels: somebody looked and gave none. */
  unlabelledAmongTrue: 0.03,
  /** The same for a noun that the detector would have named. */
  unlabelledDetectable: 0.2,
  /** Score for an unlabelled thing of impossible size is this share of the above. */
  wrongSize: 0.1,
  /** A description without a noun fits anything that is a thing; structure far less. */
  structureAsThing: 0.05,
  /** What carries the others is seldom what a person calls "the thing". */
  supportAsThing: 0.2,
  /** "object" as a true label: somebody looked and found no name, so a plain noun is unlikely. */
  genericShare: 0.25,
  /** A generic label ("object") is as good as none. */
  floor: 0.002,
} as const;

const GENERIC_LABEL = /^(object|objects|unknown|thing|item|other|otherprop|segment)?$/;

/** Trust in a label by its detector score; true labels score 1. */
const trust = (score: number): number => Math.min(1, Math.max(0, 0.45 + 0.6 * score));

/** Size plausibility 0..1 of an object for a noun; 1 where nothing is known. Planar scenes have no metres. */
export const sizeFit = (f: SceneGeometry, i: number, noun: string): number => {
  const range = f.planar ? undefined : usualLengthMetres(noun);
  if (!range) return 1;
  const length = longest(f, i);
  if (!(length > 0)) return 1;
  const off =
    length < range[0] ? Math.log(range[0] / length) : length > range[1] ? Math.log(length / range[1]) : 0;
  // A hidden part makes things look smaller, so too small is forgiven more.
  return Math.exp(-off * off * (length < range[0] ? 2 : 8));
};

const detectable = (noun: string, vocabulary: ReadonlySet<string> | undefined): boolean => {
  if (!vocabulary) return false;
  if (vocabulary.has(noun)) return true;
  return conceptsOf(noun).some(
    (c) => vocabulary.has(c) || [...kindsOf(c)].some((kind) => vocabulary.has(kind)),
  );
};

/** Degree 0..1 to which the object could be what the description's noun names. */
export const nounScore = (
  f: SceneGeometry,
  i: number,
  description: Description,
  vocabulary?: ReadonlySet<string>,
): number => {
  const object = f.objects[i]!;
  const said = description.head;
  if (said === undefined) {
    if (f.structural[i]!) return NOUN_EVIDENCE.structureAsThing;
    if (!f.detected) return 1;
    // "what is the cup on?" may well be the table.
    const isAskedFor = description.constraints.some(
      (c) => c.kind === 'relation' && c.inverse && c.relation === 'on',
    );
    return object.role === 'support' && !isAskedFor ? NOUN_EVIDENCE.supportAsThing : detectedThingScore(f, i);
  }
  const compound = [...description.modifiers.slice(-1), said].join(' ');
  const role = object.role;
  if (role && role !== 'object' && (f.detected || object.labels.length === 0))
    return Math.max(
      roleScore(role, said),
      ...object.labels.map((l) => l.score * nounSimilarity(said, labelKey(l.label))),
    );
  if (f.detected && vocabulary) return detectedNounScore(f, i, description, vocabulary, f.detected);
  let named = 0;
  let trusted = 0;
  let generic = 1;
  for (const { label, score } of object.labels) {
    const key = labelKey(label);
    if (GENERIC_LABEL.test(key)) {
      generic = NOUN_EVIDENCE.genericShare;
      continue;
    }
    const t = trust(score);
    trusted = Math.max(trusted, t);
    const whole = description.modifiers.length > 0 ? nounSimilarity(compound, key) : 0;
    named = Math.max(named, t * Math.max(nounSimilarity(said, key), whole));
  }
  const blank = f.trueLabels
    ? NOUN_EVIDENCE.unlabelledAmongTrue
    : detectable(said, vocabulary)
      ? NOUN_EVIDENCE.unlabelledDetectable
      : NOUN_EVIDENCE.unlabelled;
  const fit = NOUN_EVIDENCE.wrongSize + (1 - NOUN_EVIDENCE.wrongSize) * sizeFit(f, i, said);
  return Math.max(NOUN_EVIDENCE.floor, named, (1 - trusted) * blank * fit * generic);
};

const ROLE_NOUNS: Readonly<Record<string, RegExp>> = {
  floor: /^(floor|ground|carpet|rug)$/,
  wall: /^wall$/,
  ceiling: /^ceiling$/,
  support: /^(table|desk|counter|tabletop|surface|workbench|dining table|coffee table)$/,
};

/** What a flat surface may belong to without being it. */
const ROLE_MAYBE: Readonly<Record<string, RegExp>> = {
  support: /^(shelf|bench|floor|bed|stand|cabinet|dresser|nightstand|end table|board|tray)$/,
};

const roleScore = (role: string, said: string): number => {
  const named = (names: RegExp | undefined): boolean =>
    names !== undefined && (names.test(conceptsOf(said)[0] ?? said) || names.test(said));
  return named(ROLE_NOUNS[role]) ? 0.9 : named(ROLE_MAYBE[role]) ? 0.4 : NOUN_EVIDENCE.floor * 5;
};
