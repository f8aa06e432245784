import { writeFile } from 'node:fs/promises';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { MarkStyle } from '../../core/marks/draw/MarkStyle.ts';
import { drawMarks } from '../../core/marks/drawMarks.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';

const JPEG_QUALITY = 92;

/** Draws the marks and writes the picture, PNG or JPEG by the name's ending. Rejects when it cannot be written. */
export const saveMarked = async (
  path: string,
  { frame, landmarks }: MarkedFrame,
  style: MarkStyle,
  codec: ImageCodec,
): Promise<void> => {
  const picture = drawMarks(frame.color, landmarks, style);
  const bytes = /\.png$/i.test(path)
    ? await codec.encodePng(picture)
    : await codec.encodeJpeg(picture, JPEG_QUALITY);
  await writeFile(path, bytes);
};
