/** Verbs of being, as questions have them. */
export const BE = '(?:is|are|was|were)';
/** What may go before a question. */
export const OPEN =
  '^(?:please |and |so |can you (?:tell me|say) |could you (?:tell me|say) |tell me |do you know )*';

/** A whole question, whatever goes before it. */
export const pattern = (source: string): RegExp => new RegExp(`${OPEN}${source}$`);
