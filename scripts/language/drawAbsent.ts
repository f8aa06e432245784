import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { namesRole } from '../../src/core/spatial/lexicon/facts.ts';
import { nounSimilarity } from '../../src/core/spatial/lexicon/nounSimilarity.ts';
import { NOUNS } from '../../src/core/spatial/lexicon/tables/nounTable.ts';
import { isRoom } from '../../src/core/spatial/lexicon/words/rooms.ts';

/** A name so much like one that is annotated leaves it open whether the noun is absent. */
const OPEN_FROM = 0.3;
const SURFACES = ['floor', 'wall', 'ceiling', 'support'];

/** A noun by itself: "top drawer", "blue book" say more. */
const isNoun = (name: string): boolean => {
  const { target, understood } = parse(`the ${name}`);
  return understood && target.head !== undefined && target.constraints.length === 0;
};

/** The tables' nouns and what annotators called things, without rooms and surfaces that every frame has. */
export const nounsToAsk = (annotated: readonly string[]): readonly string[] =>
  [...new Set([...NOUNS.map(({ name }) => name), ...annotated.map((name) => name.toLowerCase())])]
    .filter(
      (noun) =>
        isNoun(noun) && !isRoom(noun) && !SURFACES.some((role) => namesRole(noun, role) !== undefined),
    )
    .sort();

/** Nouns of which nothing is annotated in a frame that has things of `own` names: as many as wanted, none twice. */
export const drawAbsent = (
  nouns: readonly string[],
  own: readonly string[],
  wanted: number,
  random: () => number,
): readonly string[] => {
  const mine = own.map((name) => name.toLowerCase());
  const left = nouns.filter((noun) => mine.every((name) => nounSimilarity(noun, name) < OPEN_FROM));
  const drawn: string[] = [];
  while (drawn.length < wanted && left.length > 0)
    drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
};
