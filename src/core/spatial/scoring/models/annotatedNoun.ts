import type { LabelScore } from '../../../types/landmarks.ts';
import type { Description } from '../../grammar/LogicalForm.ts';
import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import { conceptsOf, kindsOf } from '../../lexicon/nouns.ts';
import { labelKey, type SceneGeometry } from '../../scene/SceneGeometry.ts';
import { sizeFit } from '../../scene/sizeFit.ts';
import { roleScore } from './roleScore.ts';

/** Named numbers of how labels and their absence speak for a noun. */
const NOUN_EVIDENCE = {
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
  /** "object" as a true label: somebody looked and found no name, so a plain noun is unlikely. */
  genericShare: 0.25,
  /** A generic label ("object") is as good as none. */
  floor: 0.002,
} as const;

const GENERIC_LABEL = /^(object|objects|unknown|thing|item|other|otherprop|segment)?$/;

/** Trust in a label by its detector score; true labels score 1. */
const trust = (score: number): number => Math.min(1, Math.max(0, 0.45 + 0.6 * score));

const detectable = (noun: string, vocabulary: ReadonlySet<string> | undefined): boolean => {
  if (!vocabulary) return false;
  if (vocabulary.has(noun)) return true;
  return conceptsOf(noun).some(
    (c) => vocabulary.has(c) || [...kindsOf(c)].some((kind) => vocabulary.has(kind)),
  );
};

/** Degree 0..1 to which an annotated object could be what the description's noun names. */
export const annotatedNounScore = (
  f: SceneGeometry,
  i: number,
  description: Description,
  vocabulary?: ReadonlySet<string>,
): number => {
  const object = f.objects[i]!;
  const said = description.head;
  if (said === undefined) return f.structural[i]! ? NOUN_EVIDENCE.structureAsThing : 1;
  const { role } = object;
  if (role && role !== 'object' && object.labels.length === 0) return roleScore(role, said);
  const { named, trusted, generic } = labelEvidence(object.labels, description);
  const blank = f.trueLabels
    ? NOUN_EVIDENCE.unlabelledAmongTrue
    : detectable(said, vocabulary)
      ? NOUN_EVIDENCE.unlabelledDetectable
      : NOUN_EVIDENCE.unlabelled;
  const fit = NOUN_EVIDENCE.wrongSize + (1 - NOUN_EVIDENCE.wrongSize) * sizeFit(f, i, said);
  return Math.max(NOUN_EVIDENCE.floor, named, (1 - trusted) * blank * fit * generic);
};

const labelEvidence = (
  labels: readonly LabelScore[],
  { head, modifiers }: Description,
): { readonly named: number; readonly trusted: number; readonly generic: number } => {
  const said = head!;
  const compound = [...modifiers.slice(-1), said].join(' ');
  let named = 0;
  let trusted = 0;
  let generic = 1;
  for (const { label, score } of labels) {
    const key = labelKey(label);
    if (GENERIC_LABEL.test(key)) {
      generic = NOUN_EVIDENCE.genericShare;
      continue;
    }
    const t = trust(score);
    trusted = Math.max(trusted, t);
    const whole = modifiers.length > 0 ? nounSimilarity(compound, key) : 0;
    named = Math.max(named, t * Math.max(nounSimilarity(said, key), whole));
  }
  return { named, trusted, generic };
};
