import type { BodyColours } from '../../../types/landmarks.ts';
import { colourShare } from '../colour.ts';
import { sigmoid } from '../membership.ts';

/** What a thing without the colour keeps: a part may be hidden. */
const PART_LEAST = 0.15;

/** Degree 0..1 to which a share of a surface is enough for a part of it to have a colour. */
export const partDegree = (share: number, enough: number, width: number): number =>
  PART_LEAST + (1 - PART_LEAST) * sigmoid(share, enough, width);

/** Share of the part of the body that a garment covers from which it is of a colour: folds, arms and the other coat. */
const WORN_SHARE = 0.25;
const WORN_WIDTH = 0.06;

/** What is worn where: the upper body first, the lower where only that tells. Not seen at all: it cannot be told. */
const bandsOf = (garment: string): readonly (keyof BodyColours)[] | undefined => {
  if (/^(?:hat|cap|helmet|hair)$/.test(garment)) return ['head'];
  if (/^(?:jeans?|pants|trousers|shorts|skirt)$/.test(garment)) return ['lower'];
  if (/^(?:dress|suit|uniform|costume|outfit|clothes)$/.test(garment)) return ['upper', 'lower'];
  return /(?:shirt|jacket|coat|hoodie|sweater|jumper|pullover|vest|blouse|top|cardigan|apron)$/.test(garment)
    ? ['upper']
    : undefined;
};

/** Whether a part is something on a person's body whose place there is known. */
export const isClothing = (part: string): boolean => bandsOf(part) !== undefined;

/** Degree 0..1 to which what a person has on has a colour; undefined where the picture does not show that part of them. */
export const wornScore = (body: BodyColours, garment: string, value: string): number | undefined => {
  const bands = bandsOf(garment) ?? [];
  const shares = bands.flatMap((band) => (body[band] ? [colourShare(body[band], value)] : []));
  if (shares.length === 0) return undefined;
  return partDegree(Math.max(...shares), WORN_SHARE, WORN_WIDTH);
};
