import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { fieldFile, type Lacks } from '../../field/fieldText.ts';
import { readPicture } from '../../field/readPicture.ts';
import { readSunspot, type SunspotRow } from '../../field/readSunspot.ts';
import { writeFrameFolder } from '../pictures/writeFrameFolder.ts';

/** SUN RGB-D turns its 16 bits by three places: millimetres are what is left when they are turned back. */
const turnedBack = (value: number): number => ((value >> 3) | (value << 13)) & 0xffff;

const MAX_PIXELS = 8192 * 8192;
/** A frame of SUN RGB-D keeps its camera beside its folders of pictures. */
const INTRINSICS = ['../intrinsics.txt', 'intrinsics.txt'];

const cameraOf = async (picture: string): Promise<readonly number[]> => {
  const path = fieldFile(dirname(picture), INTRINSICS, 'picture of SUN RGB-D');
  const numbers = (await readFile(path, 'utf8')).trim().split(/\s+/).map(Number);
  if (numbers.length < 9 || numbers.some((n) => !Number.isFinite(n)))
    throw new Error(`${path}: expected the nine numbers of a camera matrix`);
  return numbers;
};

const isWhole = (row: SunspotRow): row is SunspotRow & Required<Pick<SunspotRow, 'picture' | 'depth'>> =>
  row.picture !== undefined && row.depth !== undefined;

const writeFrame = async (
  folder: string,
  { picture, depth: path, objects }: SunspotRow & Required<Pick<SunspotRow, 'picture' | 'depth'>>,
  codec: ImageCodec,
): Promise<void> => {
  const color = await readPicture(picture, codec);
  const depth = await codec.decodeDepth(await readFile(path), { maxPixels: MAX_PIXELS });
  if (!depth.ok) throw new Error(`${path}: ${depth.failure.message}`);
  const [fx, , cx, , fy, cy] = await cameraOf(picture);
  const { width, height, data } = depth.value;
  const metres = Float32Array.from(data, (turned) => turnedBack(Math.round(turned * 1000)) / 1000);
  const things = objects.map(({ id, label, box: [x, y, w, h] }) => ({
    id: String(id),
    label,
    synonyms: [],
    colour: '',
    box: [x, y, x + w, y + h] as const,
    point: [Math.round(x + w / 2), Math.round(y + h / 2)] as const,
  }));
  await writeFrameFolder(
    folder,
    {
      color,
      depth: { width, height, data: metres },
      camera: { width: color.width, height: color.height, fx: fx!, fy: fy!, cx: cx!, cy: cy! },
      objects: things,
      source: 'SUN RGB-D',
    },
    codec,
  );
};

/**
 * SUN-Spot with SUN RGB-D's pictures and depth as a set of annotated frames, which `eval frames` and `dataset frames` take.
 * Pictures without depth are left out; `lacks` is told. Gives the number of expressions.
 */
export const writeSunspotFrames = async (
  folder: string,
  out: string,
  codec: ImageCodec,
  lacks: Lacks,
): Promise<number> => {
  const rows = readSunspot(folder, lacks).filter(isWhole);
  const written = new Set<number>();
  for (const row of rows) {
    if (written.has(row.image)) continue;
    written.add(row.image);
    await writeFrame(join(out, `sunspot_${row.image}`), row, codec);
  }
  if (rows.length === 0) throw new Error(`${folder}: no picture has its depth beside it`);
  const lines = rows.map(({ image, expression, target }) =>
    JSON.stringify({
      frame: `sunspot_${image}`,
      expression,
      kind: 'unique',
      target: String(target),
      candidates: [],
      skills: [],
    }),
  );
  await writeFile(join(out, 'expressions.jsonl'), `${lines.join('\n')}\n`);
  return rows.length;
};
