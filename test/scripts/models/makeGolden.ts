/**
 * Makes centernet.golden.jsonl: what TensorFlow.js itself answers. Its packages are needed only here:
 *   npm install --no-save @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-converter@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
 *   node --import tsx test/scripts/models/makeGolden.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { goldenImages } from './goldenImages.ts';

const CELLS = 128 * 128;
const OUTPUTS = ['tower_0/keypoints', 'tower_0/wh'];

/** Every 997th value in the order [channel, row, column], beside all that are large. */
const sample = (nhwc: Float32Array, channels: number, floor: number): [number, number][] => {
  const out: [number, number][] = [];
  for (let i = 0; i < nhwc.length; i += 1) {
    const value = nhwc[(i % CELLS) * channels + Math.floor(i / CELLS)]!;
    if (i % 997 === 0 || value > floor) out.push([i, value]);
  }
  return out;
};

const main = async (): Promise<void> => {
  const load = (name: string) => import(name as string);
  const tf = await load('@tensorflow/tfjs-core');
  const { loadGraphModel } = await load('@tensorflow/tfjs-converter');
  await load('@tensorflow/tfjs-backend-cpu');
  const human = createRequire(import.meta.url).resolve('@vladmandic/human');
  const read = (name: string) => readFileSync(join(dirname(human), '..', 'models', name));
  const json = JSON.parse(read('centernet.json').toString());
  const weightData = Uint8Array.from(read('centernet.bin')).buffer;
  const weightSpecs = json.weightsManifest[0].weights;
  const model = await loadGraphModel(tf.io.fromMemory({ ...json, weightSpecs, weightData }));
  const lines: string[] = [];
  for (const [image, pixels] of Object.entries(await goldenImages())) {
    const input = tf.tensor4d(Float32Array.from(pixels), [1, 512, 512, 3]);
    const [heatMap, extents] = model.execute(input, OUTPUTS);
    const heat_map = sample(heatMap.dataSync(), 80, 0.2);
    lines.push(JSON.stringify({ image, heat_map, extents: sample(extents.dataSync(), 4, 1e9) }));
  }
  writeFileSync(new URL('./centernet.golden.jsonl', import.meta.url), `${lines.join('\n')}\n`);
};

void main();
