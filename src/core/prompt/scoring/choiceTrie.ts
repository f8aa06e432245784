/** A node of the tree of all allowed answers: what may follow, and which choice ends here. */
export interface TrieNode {
  readonly children: ReadonlyMap<number, TrieNode>;
  /** Index of the choice whose last token leads here. */
  readonly choice?: number;
}

interface MutableNode {
  children: Map<number, MutableNode>;
  choice?: number;
}

/**
 * Tree of token sequences, one a choice. Throws RangeError when two choices share one sequence or one has no tokens: the
 * model could not tell them apart.
 */
export const choiceTrie = (sequences: readonly (readonly number[])[]): TrieNode => {
  const root: MutableNode = { children: new Map() };
  sequences.forEach((tokens, choice) => {
    if (tokens.length === 0) throw new RangeError(`choice ${choice} has no tokens`);
    let node = root;
    for (const token of tokens) {
      const next: MutableNode = node.children.get(token) ?? { children: new Map() };
      node.children.set(token, next);
      node = next;
    }
    if (node.choice !== undefined) {
      throw new RangeError(`choices ${node.choice} and ${choice} have the same tokens`);
    }
    node.choice = choice;
  });
  return root;
};
