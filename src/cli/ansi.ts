/** Terminal colours, or none: pure text when the output is no terminal or NO_COLOR is set. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly unsure: (text: string) => string;
}

const wrap = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const plain = (text: string) => text;

export const inkFor = (stream: { readonly isTTY?: boolean }): Ink =>
  stream.isTTY && !process.env.NO_COLOR
    ? { bold: wrap(1), dim: wrap(2), good: wrap(32), bad: wrap(31), unsure: wrap(33) }
    : { bold: plain, dim: plain, good: plain, bad: plain, unsure: plain };

/** Control characters would let a folder's name or a model's words move the cursor. */
export const printable = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
