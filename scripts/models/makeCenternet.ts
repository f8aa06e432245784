import { createHash } from 'node:crypto';
import { convertGraph } from './convertGraph.ts';
import { readGraphModel } from './readGraphModel.ts';

/** SHA-256 of the files in @vladmandic/human 3.3.6; anything else has not been checked against TensorFlow.js. */
const SOURCE_SHA256 = {
  'centernet.json': 'bfb942eaacc5becf738d536663bc4580a0ae9e560722306e6d4dd7fe4a09de05',
  'centernet.bin': '1b635a15009071f506f9f2b3519b31c072c534888989f30d269ffd44734ef7ef',
} as const;

/** The CenterNet of @vladmandic/human as ONNX bytes. `read` gives the package's model files. Throws on other sources. */
export const makeCenternet = (
  read: (file: keyof typeof SOURCE_SHA256) => Uint8Array,
  { hardSigmoid = true }: { readonly hardSigmoid?: boolean } = {},
): Uint8Array => {
  const checked = (file: keyof typeof SOURCE_SHA256): Uint8Array => {
    const bytes = read(file);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found === SOURCE_SHA256[file]) return bytes;
    throw new Error(`${file} has SHA-256 ${found}, expected ${SOURCE_SHA256[file]}`);
  };
  const graph = readGraphModel(new TextDecoder().decode(checked('centernet.json')), checked('centernet.bin'));
  return convertGraph(graph, {
    name: 'centernet',
    input: 'tower_0/images',
    nominalSize: 512,
    outputs: [
      { node: 'tower_0/keypoints', name: 'heat_map', channels: 80 },
      { node: 'tower_0/wh', name: 'extents', channels: 4 },
    ],
    hardSigmoid,
    metadata: {
      source:
        'https://github.com/610265158/mobilenetv3_centernet, in the npm package @vladmandic/human 3.3.6',
      licence: 'MIT',
    },
  });
};
