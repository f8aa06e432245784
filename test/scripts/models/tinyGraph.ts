/** A TensorFlow.js graph file of a few nodes, for the converter's tests. */
export interface TinyNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Record<string, unknown>;
}

export interface TinyWeight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const list = (...items: number[]) => ({ list: { i: items.map(String) } });

export const CONV_ATTR = {
  data_format: { s: base64('NHWC') },
  padding: { s: base64('SAME') },
  strides: list(1, 1, 1, 1),
  dilations: list(1, 1, 1, 1),
  explicit_paddings: { list: {} },
};

export const withStride = (stride: number) => ({ ...CONV_ATTR, strides: list(1, stride, stride, 1) });
export const fused = (...ops: string[]) => ({ fused_ops: { list: { s: ops.map(base64) } } });

/** The JSON text and the float32 weight file. */
export const tinyGraph = (nodes: readonly TinyNode[], weights: readonly TinyWeight[] = []) => ({
  json: JSON.stringify({
    format: 'graph-model',
    modelTopology: { node: [{ name: 'x', op: 'Placeholder' }, ...nodes] },
    weightsManifest: [{ weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })) }],
  }),
  bytes: new Uint8Array(Float32Array.from(weights.flatMap((w) => w.values)).buffer),
});
