import { fail, ok, type Result } from '../core/result.ts';

/** Trims; refuses the empty and the over-long before any work is done. Length is in UTF-16 code units. */
export const checkExpression = (expression: string, maxLength: number): Result<string> => {
  if (expression.length > maxLength)
    return fail(
      'EXPRESSION_TOO_LONG',
      `the expression has ${expression.length} characters, at most ${maxLength} are accepted`,
    );
  const trimmed = expression.trim();
  return trimmed === '' ? fail('EMPTY_EXPRESSION', 'the expression is empty') : ok(trimmed);
};
