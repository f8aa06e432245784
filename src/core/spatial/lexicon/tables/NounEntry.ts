import { type NounFacts, parseFacts, parseRange } from './NounFacts.ts';

/** What the project knows about one household noun. Own facts: everyday sizes, never measured from a data set. */
export interface NounEntry {
  /** Canonical singular name. */
  readonly name: string;
  readonly synonyms: readonly string[];
  /** Broader nouns; the name is a kind of each. */
  readonly kindOf: readonly string[];
  /** Nouns that people use for the same thing when they are not careful ("desk" for a table). */
  readonly confusable: readonly string[];
  /** Longest dimension in metres: usual smallest and largest. */
  readonly lengthMetres?: readonly [number, number];
  readonly facts: NounFacts;
}

/**
 * Parses one line of a noun table: `name = synonym, synonym > kind, kind ~ confusable # 0.4-1.2 ; fact; fact`; every part
 * but the name may be missing. For facts see `parseFacts`.
 */
export const parseNounLine = (line: string): NounEntry => {
  const [meaning = '', ...facts] = line.split(';');
  const part = (mark: string): string[] => {
    const at = meaning.indexOf(mark);
    if (at < 0) return [];
    const rest = meaning.slice(at + mark.length);
    const end = rest.search(/[=>~#]/);
    return (end < 0 ? rest : rest.slice(0, end))
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word.length > 0);
  };
  const [size] = part('#');
  return {
    name: meaning.split(/[=>~#]/)[0]!.trim(),
    synonyms: part('='),
    kindOf: part('>'),
    confusable: part('~'),
    ...(size && { lengthMetres: parseRange(size) }),
    facts: parseFacts(facts.join(';')),
  };
};

/** Facts of one word whose things are not all that its noun names, or that is no noun of grammar: `  word: fact; fact`. */
export const isWordLine = (line: string): boolean => line.startsWith('  ');

export const parseWordLine = (line: string): readonly [word: string, NounFacts] => {
  const [word = '', facts = ''] = line.split(':');
  return [word.trim(), parseFacts(facts)];
};
