import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { greyPng16 } from '../adapters/image/encoded.ts';

const SIZE = { width: 48, height: 16 };

/** A folder of annotated frames with one frame, "one", of 48x16 pixels a metre away. Whoever asks for it removes it. */
export const tinyFrameSet = async (
  objects: readonly object[],
  questions: readonly object[],
  source?: string,
): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'frames-'));
  const one = join(folder, 'one');
  mkdirSync(one);
  const image = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height * 3) };
  writeFileSync(join(one, 'color.png'), await new SharpImageCodec().encodePng(image));
  const depth = greyPng16(SIZE.width, SIZE.height, Array(SIZE.width * SIZE.height).fill(1000));
  writeFileSync(join(one, 'depth.png'), depth);
  const camera = { ...SIZE, fx: 40, fy: 40, cx: 24, cy: 8, ...(source && { source }) };
  writeFileSync(join(one, 'camera.json'), JSON.stringify(camera));
  writeFileSync(join(one, 'objects.json'), JSON.stringify(objects));
  writeFileSync(
    join(folder, 'expressions.jsonl'),
    questions.map((question) => JSON.stringify(question)).join('\n'),
  );
  return folder;
};
