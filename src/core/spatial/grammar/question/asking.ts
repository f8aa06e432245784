/** Verbs of being, as questions have them. */
export const BE = '(?:is|are|was|were)';
/** What may go before a question. */
export const OPEN =
  '^(?:please |and |so |(?:can|could|would|will) you (?:please )?(?:tell me |say |(?=count ))|tell me |let me know |do you know |i (?:want to|would like to) know |i wonder )*';

/** A whole question, whatever goes before it. */
export const pattern = (source: string): RegExp => new RegExp(`${OPEN}${source}$`);
