/** Pieces of words by their number in a text encoder's vocabulary; `##ing` continues a word. */
export type PieceNumbers = ReadonlyMap<string, number>;

/** A longer word is no word of any vocabulary. */
const MAX_WORD = 100;

/** Words, single marks of punctuation and single Chinese characters, lower case, accents off, as uncased encoders have read them. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .match(/[\p{P}\p{S}\p{Script=Han}]|[^\s\p{P}\p{S}\p{C}\p{Script=Han}]+/gu) ?? [];

const piecesOf = (word: string, pieces: PieceNumbers, unknown: number): readonly number[] => {
  if (word.length > MAX_WORD) return [unknown];
  const found: number[] = [];
  for (let start = 0; start < word.length; ) {
    let end = word.length;
    let piece: number | undefined;
    for (; end > start; end--) {
      piece = pieces.get(`${start > 0 ? '##' : ''}${word.slice(start, end)}`);
      if (piece !== undefined) break;
    }
    if (piece === undefined) return [unknown];
    found.push(piece);
    start = end;
  }
  return found;
};

/**
 * A text as the numbers that a BERT kind reads: the longest pieces first, between [CLS] and [SEP], at most `limit` in all.
 * Throws when the vocabulary lacks those.
 */
export const wordPieces = (text: string, pieces: PieceNumbers, limit: number): readonly number[] => {
  const [start, end, unknown] = ['[CLS]', '[SEP]', '[UNK]'].map((name) => {
    const number = pieces.get(name);
    if (number === undefined) throw new Error(`the vocabulary has no ${name}`);
    return number;
  }) as [number, number, number];
  const inner = wordsOf(text).flatMap((word) => piecesOf(word, pieces, unknown));
  return [start, ...inner.slice(0, limit - 2), end];
};
