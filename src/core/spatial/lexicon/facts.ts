import { conceptsOf } from './nouns.ts';
import type { Trait } from './tables/NounFacts.ts';
import { FACTS } from './tables/nounTable.ts';

const NONE: readonly string[] = [];

/** Usual proportions (height over ground side) of what a phrase names; undefined when nothing is known. */
export const usualProportions = (phrase: string): readonly [number, number] | undefined => {
  for (const word of [phrase, ...conceptsOf(phrase)]) {
    const range = FACTS.get(word)?.tall;
    if (range) return range;
  }
  return undefined;
};

const ownShapes = (word: string): readonly string[] => FACTS.get(word)?.shapes ?? NONE;

/** Shapes of a noun by its name, else by its last word; empty when nothing is known. */
export const shapesOf = (noun: string): readonly string[] => {
  const own = ownShapes(noun);
  return own.length > 0 ? own : ownShapes(noun.split(' ').at(-1)!);
};

/** Whether two nouns name things of one shape. */
export const sameShape = (a: string, b: string): boolean => {
  const other = shapesOf(b);
  return shapesOf(a).some((shape) => other.includes(shape));
};

/** Colours, any of which is usual for a noun; empty when it comes in all colours. */
export const typicalColours = (noun: string): readonly string[] => FACTS.get(noun)?.colours ?? NONE;

/** Whether a noun names what a surface of a role (floor, wall, support) is, or may belong to. */
export const namesRole = (noun: string, role: string): 'is' | 'may be' | undefined => {
  const known = [conceptsOf(noun)[0] ?? noun, noun].map((word) => FACTS.get(word));
  if (known.some((facts) => facts?.roles.includes(role))) return 'is';
  return known.some((facts) => facts?.maybeRoles.includes(role)) ? 'may be' : undefined;
};

/** Whether things of exactly this name have a trait. */
export const hasTrait = (label: string | undefined, trait: Trait): boolean =>
  label !== undefined && FACTS.get(label)?.traits.has(trait) === true;

const singularHasTrait = (words: string, trait: Trait): boolean =>
  hasTrait(words, trait) || (words.endsWith('s') && hasTrait(words.slice(0, -1), trait));

/** Whether a label names, in its last words, singular or plural, things of a trait: a "tv stand" is a stand. */
export const endsWithTrait = (label: string, trait: Trait): boolean => {
  for (let at = 0; at >= 0; ) {
    if (singularHasTrait(label.slice(at), trait)) return true;
    const next = label.indexOf(' ', at);
    at = next < 0 ? -1 : next + 1;
  }
  return false;
};

/** The same of the whole label. */
export const isOfTrait = singularHasTrait;
