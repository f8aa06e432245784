/** Lower-case words of a sentence, without punctuation. */
const wordsOf = (sentence: string): readonly string[] =>
  sentence.toLowerCase().match(/[\p{L}\p{N}]+(?:\.\d+)?/gu) ?? [];

const ngrams = (words: readonly string[], n: number): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= words.length; i++) {
    const key = words.slice(i, i + n).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const ORDERS = [1, 2, 3, 4] as const;

/** A hypothesis with the references that it is compared with. */
export interface Compared {
  readonly hypothesis: string;
  readonly references: readonly string[];
}

/** Length of the reference nearest in length, the shorter of two. */
const nearestLength = (length: number, references: readonly (readonly string[])[]): number =>
  references
    .map((reference) => reference.length)
    .reduce((best, l) => {
      const closer = Math.abs(l - length) - Math.abs(best - length);
      return closer < 0 || (closer === 0 && l < best) ? l : best;
    });

/**
 * BLEU-4 of a corpus, 0..1 (Papineni et al. 2002): geometric mean of the clipped n-gram precisions of orders 1 to 4,
 * summed over the corpus, times the brevity penalty.
 *
 * @param epsilon counts as that many matches where an order has none (smoothing of single sentences); 0 is the original
 */
export const bleu4 = (corpus: readonly Compared[], epsilon = 0): number => {
  const matched = [0, 0, 0, 0];
  const total = [0, 0, 0, 0];
  let [length, nearest] = [0, 0];
  for (const { hypothesis, references } of corpus) {
    if (references.length === 0) continue;
    const words = wordsOf(hypothesis);
    const others = references.map(wordsOf);
    length += words.length;
    nearest += nearestLength(words.length, others);
    for (const n of ORDERS) {
      const known = others.map((other) => ngrams(other, n));
      for (const [gram, count] of ngrams(words, n)) {
        total[n - 1]! += count;
        matched[n - 1]! += Math.min(count, Math.max(...known.map((grams) => grams.get(gram) ?? 0)));
      }
    }
  }
  if (length === 0) return 0;
  let log = 0;
  for (const k of ORDERS) {
    const hits = matched[k - 1]! || epsilon;
    if (hits === 0 || total[k - 1] === 0) return 0;
    log += Math.log(hits / total[k - 1]!) / ORDERS.length;
  }
  return Math.exp(log + Math.min(0, 1 - nearest / length));
};

/** Smoothing of single sentences: method 1 of Chen and Cherry (2014). */
const SENTENCE_EPSILON = 0.1;

/**
 * Self-BLEU of a set of sentences, 0..1 (Zhu et al. 2018): the mean BLEU-4 of each against the others. Low is diverse;
 * undefined for fewer than two.
 */
export const selfBleu = (sentences: readonly string[]): number | undefined => {
  if (sentences.length < 2) return undefined;
  const scores = sentences.map((hypothesis, i) =>
    bleu4([{ hypothesis, references: sentences.filter((_, j) => j !== i) }], SENTENCE_EPSILON),
  );
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
};

/** Share 0..1 of the runs of n words in a set of sentences that are different ones (distinct-n, Li et al. 2016). */
export const distinct = (sentences: readonly string[], n: number): number => {
  const grams = sentences.flatMap((sentence) => [...ngrams(wordsOf(sentence), n)]);
  const total = grams.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? 0 : new Set(grams.map(([gram]) => gram)).size / total;
};
