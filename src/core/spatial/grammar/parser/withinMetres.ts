import { lengthAt } from '../measure/lengthAt.ts';

const WITHIN = /^(?:within|less than|no more than|not more than|closer than|nearer than|at most|under) /;
const TO = /^ (?:of|from|to) /;

/** "within two meters of": the distance in metres and the characters read; undefined for other words. */
export const withinMetresAt = (
  text: string,
  offset: number,
): { metres: number; length: number } | undefined => {
  const opened = WITHIN.exec(text.slice(offset, offset + 20));
  const found = opened && lengthAt(text, offset + opened[0].length);
  const to = found && TO.exec(text.slice(found.end, found.end + 6));
  return to ? { metres: found.metres, length: found.end + to[0].length - offset } : undefined;
};
