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
}

/**
 * Parses one line of a noun table: `name = synonym, synonym > kind, kind ~ confusable # 0.4-1.2`; every part but the
 * name may be missing.
 */
export const parseNounLine = (line: string): NounEntry => {
  const part = (mark: string): string[] => {
    const at = line.indexOf(mark);
    if (at < 0) return [];
    const rest = line.slice(at + mark.length);
    const end = rest.search(/[=>~#]/);
    return (end < 0 ? rest : rest.slice(0, end))
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word.length > 0);
  };
  const name = line.split(/[=>~#]/)[0]!.trim();
  const size = part('#')[0]?.split('-').map(Number);
  const entry = { name, synonyms: part('='), kindOf: part('>'), confusable: part('~') };
  return size && size.length === 2 ? { ...entry, lengthMetres: [size[0]!, size[1]!] } : entry;
};
