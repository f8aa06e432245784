import type { RelationSpec } from '../../relations/RelationSpec.ts';
import { RELATIONS } from '../../relations/registry.ts';

const ADVERBS =
  '(?:(?:just|right|directly|immediately|slightly|almost|very|located|up|somewhat|halfway|midway|somewhere|mostly|partially|partly|closely|kind of|sort of|all the way|way|placed|sitting|sat|standing|sits|stands|situated|positioned|lying|laying|resting|hanging|hung|mounted|attached|over|away|off|out from|from|back|down|out|straight|diagonally|fully|pushed|pulled|tucked|shoved|butted|pressed|flush|leaned|leaning|propped|lined|placed|set|kept|nestled|wedged|hidden|hiding|concealed|perched|mostly|along|most|far|approximately) )*?';
const DETERMINER = '(?:(?:the|its|his|her|their|your|my|our|a|an|this|that|one|each|either) )?';

/** Opens `~` (skipped adverbs) and `@` (an optional determiner), and asks for the end of a word. */
export const compilePhrase = (source: string): RegExp =>
  new RegExp(`(?:${source.replaceAll('~', ADVERBS).replaceAll('@', DETERMINER)})(?= |$)`, 'y');

interface CompiledRelation {
  readonly spec: RelationSpec;
  readonly pattern: RegExp;
}

const compiled: readonly CompiledRelation[] = RELATIONS.flatMap((spec) =>
  spec.phrases.map((phrase) => ({ spec, pattern: compilePhrase(phrase) })),
);

interface Match {
  readonly spec: RelationSpec;
  readonly end: number;
}

const matchesAt = (text: string, offset: number): readonly Match[] => {
  const found: Match[] = [];
  for (const { spec, pattern } of compiled) {
    pattern.lastIndex = offset;
    if (pattern.test(text) && pattern.lastIndex > offset) found.push({ spec, end: pattern.lastIndex });
  }
  return found;
};

/** Texts whose matches are kept: one query asks several times at each word of its sentence and of parts of it. */
const KEPT_TEXTS = 16;
const kept = new Map<string, Map<number, readonly Match[]>>();

/** As `matchesAt`, each place of a text looked at once. */
const knownAt = (text: string, offset: number): readonly Match[] => {
  let places = kept.get(text);
  if (!places) {
    if (kept.size >= KEPT_TEXTS) kept.clear();
    places = new Map();
    kept.set(text, places);
  }
  let found = places.get(offset);
  if (!found) {
    found = matchesAt(text, offset);
    places.set(offset, found);
  }
  return found;
};

/** The relation whose phrase is longest at a character offset of the normalised text, and where the phrase ends. */
export const relationAt = (
  text: string,
  offset: number,
  accept: (spec: RelationSpec) => boolean = () => true,
): Match | undefined => {
  let best: Match | undefined;
  for (const match of knownAt(text, offset))
    if ((!best || match.end > best.end) && accept(match.spec)) best = match;
  return best;
};
