/**
 * Draws the marks of several frames into one picture, to look at what a person would laugh at:
 *
 *     node --import tsx scripts/regions/sheet.ts OUT.jpg COLUMNS FRAME_FOLDER...
 */
import { writeFileSync } from 'node:fs';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openComposition } from '../../src/cli/openComposition.ts';
import { drawMarks } from '../../src/core/marks/drawMarks.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import type { ColorImage } from '../../src/core/types/images.ts';

/** Of each frame in the sheet, pixels. */
const WIDTH = 480;
const HEIGHT = 360;
const QUALITY = 85;

const [out, columnsText, ...folders] = process.argv.slice(2);
const columns = Number(columnsText);
if (!out || !Number.isInteger(columns) || columns < 1 || folders.length === 0)
  throw new Error('usage: sheet.ts OUT.jpg COLUMNS FRAME_FOLDER...');

const rows = Math.ceil(folders.length / columns);
const sheet = {
  width: columns * WIDTH,
  height: rows * HEIGHT,
  data: new Uint8Array(columns * WIDTH * rows * HEIGHT * 3),
};

/** Puts an image, its pixels averaged, into the cell of the sheet. */
const place = (image: ColorImage, cell: number): void => {
  const left = (cell % columns) * WIDTH;
  const top = Math.floor(cell / columns) * HEIGHT;
  for (let v = 0; v < HEIGHT; v++)
    for (let u = 0; u < WIDTH; u++)
      for (let k = 0; k < 3; k++)
        sheet.data[3 * ((top + v) * sheet.width + left + u) + k] = mean(image, u, v, k);
};

const SAMPLES = 3;
const mean = ({ width, height, data }: ColorImage, u: number, v: number, channel: number): number => {
  let sum = 0;
  for (let j = 0; j < SAMPLES; j++)
    for (let i = 0; i < SAMPLES; i++) {
      const x = Math.floor(((u + (i + 0.5) / SAMPLES) * width) / WIDTH);
      const y = Math.floor(((v + (j + 0.5) / SAMPLES) * height) / HEIGHT);
      sum += data[3 * (y * width + x) + channel]!;
    }
  return sum / SAMPLES ** 2;
};

const opened = await openComposition({ ...DEFAULT_PARAMETERS, classifier: 'none' }, console.error);
if (!opened.ok) throw new Error(opened.failure.message);
const { perception } = opened.value;
const codec = new SharpImageCodec();
for (const [cell, folder] of folders.entries()) {
  const frame = await readFrameFolder(folder, codec);
  if (!frame.ok) throw new Error(frame.failure.message);
  perception.clear();
  const marked = await perception.perceive(frame.value);
  if (!marked.ok) throw new Error(marked.failure.message);
  place(drawMarks(frame.value.color, marked.value.landmarks), cell);
}
writeFileSync(out, await codec.encodeJpeg(sheet, QUALITY));
await opened.value.stop();
