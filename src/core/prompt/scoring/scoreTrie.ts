import type { TrieNode } from './choiceTrie.ts';

/** Logits (any scale-preserving monotone of them) of the whole vocabulary for the token after `prefix`. */
export type NextLogits = (prefix: readonly number[]) => Promise<ArrayLike<number>>;

/** log(sum(exp(x))) without overflow. */
const logSumExp = (values: readonly number[]): number => {
  const best = Math.max(...values);
  if (!Number.isFinite(best)) return best;
  return best + Math.log(values.reduce((sum, v) => sum + Math.exp(v - best), 0));
};

/**
 * Log-probability of every choice under constrained decoding: at each node the model's logits are renormalised over the
 * tokens that some choice allows there, so the results sum to 1 by construction and nothing outside the tree can be
 * answered. A node with one way on costs no forward pass; with single-token choices one pass, that of the prompt,
 * scores them all. Where one choice is the beginning of another ("1", "12"), ending competes as the best of `endTokens`.
 *
 * @returns natural log-probabilities, one a choice
 */
export const scoreTrie = async (
  root: TrieNode,
  next: NextLogits,
  options: { readonly choices: number; readonly endTokens: readonly number[] },
): Promise<readonly number[]> => {
  const scores = new Array<number>(options.choices).fill(Number.NEGATIVE_INFINITY);
  const walk = async (node: TrieNode, prefix: readonly number[], logProbability: number): Promise<void> => {
    const ways = [...node.children];
    if (node.choice !== undefined && ways.length === 0) {
      scores[node.choice] = logProbability;
      return;
    }
    if (node.choice === undefined && ways.length === 1) {
      const [token, child] = ways[0]!;
      await walk(child, [...prefix, token], logProbability);
      return;
    }
    const logits = await next(prefix);
    const end =
      node.choice === undefined ? [] : [Math.max(...options.endTokens.map((token) => logits[token]!))];
    const steps = [...ways.map(([token]) => logits[token]!), ...end];
    const total = logSumExp(steps);
    if (node.choice !== undefined) scores[node.choice] = logProbability + steps.at(-1)! - total;
    for (const [i, [token, child]] of ways.entries()) {
      await walk(child, [...prefix, token], logProbability + steps[i]! - total);
    }
  };
  await walk(root, [], 0);
  return scores;
};
