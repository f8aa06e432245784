/**
 * Text of strangers (a user's expression, a detector's label, a model's reason) made safe to stand in a prompt, a log
 * line or a rationale: control, bidirectional and zero-width characters go, white space is one space, angle brackets
 * (the special tokens of every chat format are written with them) become parentheses, and the length is capped.
 */
export const cleanText = (text: string, maxLength: number): string => {
  // Cut first, so that a megabyte is not normalised only to keep one line.
  return text
    .slice(0, maxLength * 4)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replaceAll('<', '(')
    .replaceAll('>', ')')
    .replaceAll('[INST]', '(INST)')
    .replaceAll('[/INST]', '(/INST)')
    .trim()
    .slice(0, maxLength);
};
