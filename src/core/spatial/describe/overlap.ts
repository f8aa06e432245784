const ORDERS = [1, 2, 3] as const;

const gramsOf = (sentence: string, n: number): readonly string[] => {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [];
  return words.slice(n - 1).map((_, i) => words.slice(i, i + n).join(' '));
};

/** Share 0..1 of a sentence's words, pairs and threes of words that others have as well. */
export const overlap = (sentence: string, others: readonly string[]): number => {
  if (others.length === 0) return 0;
  const shares = ORDERS.map((n) => {
    const known = new Set(others.flatMap((other) => gramsOf(other, n)));
    const own = gramsOf(sentence, n);
    return own.length === 0 ? 0 : own.filter((gram) => known.has(gram)).length / own.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
};
