const AMOUNTS: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  'half a': 0.5,
};
const PATTERN =
  /^(?:within|less than|no more than|closer than|at most) (\d+(?:\.\d+)?|one|two|three|four|five|half a|a) ?(meters?|m|cm|centimeters?|feet|foot|inches|inch) (?:of|from|to) /;

/** "within two meters of": the distance in metres and the characters read; undefined for other words. */
export const withinMetresAt = (
  text: string,
  offset: number,
): { metres: number; length: number } | undefined => {
  const found = PATTERN.exec(text.slice(offset, offset + 60));
  if (!found) return undefined;
  const amount = AMOUNTS[found[1]!] ?? Number(found[1]);
  const unit = found[2]!;
  const metres = /^(cm|centi)/.test(unit) ? 0.01 : /^f/.test(unit) ? 0.3048 : /^inch/.test(unit) ? 0.0254 : 1;
  return { metres: amount * metres, length: found[0].length };
};
