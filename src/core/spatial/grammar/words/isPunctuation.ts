export const isPunctuation = (word: string | undefined): boolean =>
  word !== undefined && /^[.,;:!?]$/.test(word);
