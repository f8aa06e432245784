import type { Landmark } from '../types/landmarks.ts';
import type { MemoryObject } from './MemoryObject.ts';

/** What a picture of a cut thing is worth beside one of the whole. */
const CUT = 0.25;
/** So much better must a view be to take the place of the picture that is kept: few are stored, whatever is seen. */
const BETTER = 1.5;
/** Pixels below which there is nothing to be recognised. */
const LEAST_PIXELS = 64;

/** How good a picture a view would give of a thing: its pixels, fewer where the image's border cuts it. */
export const worthOfView = (pixelCount: number, isCut: boolean): number => pixelCount * (isCut ? CUT : 1);

/** Whether a view of so much worth should take the place of the picture that a thing has. */
export const isBetterPicture = (
  { pictureWorth }: Pick<MemoryObject, 'pictureWorth'>,
  worth: number,
): boolean => worth >= LEAST_PIXELS && worth > BETTER * pictureWorth;

/** Whether the image's border cuts a region. */
export const isCutBy = (
  { width, height }: { readonly width: number; readonly height: number },
  { mask: { box } }: Pick<Landmark, 'mask'>,
): boolean => box.x0 <= 1 || box.y0 <= 1 || box.x1 >= width - 1 || box.y1 >= height - 1;
