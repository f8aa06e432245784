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

/** The relation whose phrase is longest at a character offset of the normalised text, and where the phrase ends. */
export const relationAt = (
  text: string,
  offset: number,
  accept: (spec: RelationSpec) => boolean = () => true,
): { spec: RelationSpec; end: number } | undefined => {
  let best: { spec: RelationSpec; end: number } | undefined;
  for (const { spec, pattern } of compiled) {
    if (!accept(spec)) continue;
    pattern.lastIndex = offset;
    if (!pattern.test(text)) continue;
    const end = pattern.lastIndex;
    if (end > offset && (!best || end > best.end)) best = { spec, end };
  }
  return best;
};
