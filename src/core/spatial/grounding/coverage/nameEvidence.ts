import type { Description } from '../../grammar/LogicalForm.ts';
import { typicalColours } from '../../lexicon/facts.ts';
import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import { conceptsOf, isKnownNoun } from '../../lexicon/nouns.ts';
import type { Scene } from '../../scene/Scene.ts';
import { labelKey } from '../../scene/SceneGeometry.ts';
import { roleScore } from '../../scoring/models/roleScore.ts';

/** A name of the scene at least this like a noun speaks for it. */
const ALIKE = 0.5;
const SAME = 0.65;
/** Names that are taken for each other. */
const CONFUSABLE = 0.3;

/** Share of a thing's looks from which they speak for a noun. */
const LOOKS_LIKE = 0.03;
/**
 * Natural logarithm of how many times likelier than any odd noun the namer finds one, from which that speaks for it: six of
 * seven things that were meant by name have as much, one of three that were not.
 */
const NAMED_RATIO = 1;

/** Whether anything in the scene bears a name, or has been looked at for looks, that a noun may mean. */
const isNamedIn = ({ objects }: Scene, noun: string, least = ALIKE): boolean =>
  objects.some(({ labels }) => labels.some(({ label }) => nounSimilarity(noun, labelKey(label)) >= least));

const isLook = (scene: Scene, noun: string): boolean =>
  scene.looksVocabulary?.some(({ label }) => nounSimilarity(noun, label) >= SAME) ?? false;

/** Whether the namer looked at anything for one of some phrases. */
const wasAsked = ({ nameScores }: Scene, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => nameScores?.get(phrase)?.some((score) => score !== undefined) ?? false);

/** Whether anything in the scene bears a name, has a role or looks by which a noun is likely there. */
export const isLikelyThere = (scene: Scene, { head, modifiers, mark }: Description): boolean => {
  if (head === undefined || mark !== undefined) return true;
  const nouns = [head, [...modifiers.slice(-1), head].join(' ')];
  return nouns.some(
    (noun) =>
      isNamedIn(scene, noun, CONFUSABLE) ||
      scene.objects.some(({ role }) => role !== undefined && roleScore(role, noun) >= ALIKE) ||
      isLike(scene, noun) ||
      (scene.nameScores?.get(noun)?.some((score) => (score ?? -Infinity) >= NAMED_RATIO) ?? false),
  );
};

const isLike = ({ objects }: Scene, noun: string): boolean =>
  objects.some(({ looks = [] }) =>
    looks.some(({ label, score }) => score >= LOOKS_LIKE && nounSimilarity(noun, label) >= SAME),
  );

/** Parts of things: none is ever a mark of its own unless something names it so. */
const PART =
  /^(handle|lid|cap|leg|knob|button|wheel|strap|spout|backrest|armrest|headboard|drawer handle|edge|corner|rim|label|logo|sticker|zipper|hinge|switch|socket|arm|tip|base|surface|cover|top|bottom)$/;

/** Whether anything is known of what a noun names: by a name in the scene, by looks, or by the tables. */
export const isHeadKnown = (scene: Scene, { head, modifiers }: Description): boolean => {
  if (head === undefined) return true;
  const compound = [...modifiers.slice(-1), head].join(' ');
  if (isNamedIn(scene, head) || isNamedIn(scene, compound)) return true;
  if (PART.test(head) && !isKnownNoun(compound)) return false;
  return (
    isKnownNoun(head) ||
    isKnownNoun(compound) ||
    isLook(scene, head) ||
    isLook(scene, compound) ||
    wasAsked(scene, [compound, head])
  );
};

/** Words before a head that nothing in the scene or in the tables explains: "alienware" of "alienware laptop". */
export const unknownModifiers = (scene: Scene, { head, modifiers }: Description): readonly string[] => {
  if (modifiers.length === 0) return [];
  if (head === undefined) return modifiers.filter((modifier) => !isInNames(scene, modifier));
  const compound = [...modifiers.slice(-1), head].join(' ');
  const explained =
    isKnownNoun(compound) || typicalColours(compound).length > 0 || wasAsked(scene, [compound]);
  return modifiers.filter((modifier, i) => {
    if (explained && i === modifiers.length - 1) return false;
    return !isInNames(scene, modifier) && !isSaidByHead(head, modifier);
  });
};

/** Whether a word is part of a name of the scene, or of a look that was looked for. */
const isInNames = ({ objects, looksVocabulary = [] }: Scene, word: string): boolean => {
  const names = (label: string): boolean => label.split(' ').includes(word);
  return (
    objects.some(({ labels }) => labels.some(({ label }) => names(labelKey(label)))) ||
    looksVocabulary.some(({ label }) => names(label))
  );
};

/** "laptop computer", "ceramic mug": a modifier that is of the head's own kind adds nothing. */
const isSaidByHead = (head: string, modifier: string): boolean =>
  conceptsOf(modifier).some((concept) => conceptsOf(head).includes(concept));

/** Whether any of some things bears a name that the description's noun may mean, or looks like one. */
export const isBorneOut = (
  { objects, nameScores }: Scene,
  ids: ReadonlySet<number>,
  { head, modifiers }: Description,
): boolean => {
  if (head === undefined) return true;
  const nouns = [head, [...modifiers.slice(-1), head].join(' ')];
  const alike = (label: string, least: number): boolean =>
    nouns.some((noun) => nounSimilarity(noun, labelKey(label)) >= least);
  const ratio = (i: number): number =>
    nameScores?.get(nouns[1]!)?.[i] ?? nameScores?.get(nouns[0]!)?.[i] ?? -Infinity;
  return objects.some(
    ({ id, labels, looks = [], role }, i) =>
      ids.has(id) &&
      (ratio(i) >= NAMED_RATIO ||
        (role !== undefined && role !== 'object') ||
        labels.some(({ label }) => alike(label, ALIKE)) ||
        looks.some(({ label, score }) => score >= LOOKS_LIKE && alike(label, SAME))),
  );
};
