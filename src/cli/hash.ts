/** A number of a text that stays (FNV-1a): who belongs to which part of the data is decided by it. */
export const hash = (text: string): number => {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 16777619) >>> 0;
  return value;
};
