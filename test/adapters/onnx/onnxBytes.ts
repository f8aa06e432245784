import { encodeOnnx, type OnnxModel } from '../../../scripts/models/encodeOnnx.ts';
import { ProtoWriter } from '../../../scripts/models/ProtoWriter.ts';

const base: OnnxModel = {
  name: 'tiny',
  producer: 'test',
  opset: 17,
  inputs: [{ name: 'image', type: 'uint8', dims: [1, 'h', 'w', 3] }],
  outputs: [{ name: 'y', type: 'float32', dims: [1, 'h', 'w', 3] }],
  nodes: [{ op: 'Cast', name: 'y', inputs: ['image'], outputs: ['y'], attributes: { to: 1 } }],
  tensors: [],
  metadata: {},
};

/** A model that answers its input as numbers. */
export const castModel = (): Uint8Array => encodeOnnx(base);

/** The same, with an initialiser whose data lie in another file, `levels` subgraphs deep. */
export const externalModel = (location: string, levels = 0): Uint8Array => {
  const entry = new ProtoWriter().string(1, 'location').string(2, location);
  const tensor = new ProtoWriter().int(1, 4).int(2, 1).string(8, 'stolen').message(13, entry).int(14, 1);
  let graph = new ProtoWriter().message(5, tensor);
  for (let i = 0; i < levels; i += 1) {
    const attribute = new ProtoWriter().string(1, 'then_branch').message(6, graph).int(20, 5);
    graph = new ProtoWriter().message(1, new ProtoWriter().string(4, 'If').message(5, attribute));
  }
  return Buffer.concat([castModel(), new ProtoWriter().message(7, graph).finish()]);
};
