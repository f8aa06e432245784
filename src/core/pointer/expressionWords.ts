/** An expression of 500 characters has about a hundred words; what comes after so many seldom tells more. */
export const MOST_WORDS = 48;

/** The words of an expression as the pointing model reads them: lower case, letters and digits, the first MOST_WORDS. */
export const expressionWords = (expression: string): readonly string[] =>
  (
    expression
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .match(/[\p{L}]+|\p{N}+/gu) ?? []
  ).slice(0, MOST_WORDS);
