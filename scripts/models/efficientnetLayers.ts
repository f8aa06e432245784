import type { TorchTensor } from './readTorchState.ts';

/** A convolution with its batch norm folded in. */
export interface ConvLayer {
  readonly kind: 'conv';
  readonly name: string;
  readonly input: string;
  /** [outputs, inputs / group, kernel, kernel]. */
  readonly dims: readonly number[];
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  readonly stride: number;
  /** Rows before, columns before, rows after, columns after. */
  readonly pads: readonly number[];
  readonly group: number;
  /** Followed by min(6, max(0, x)). */
  readonly relu6: boolean;
}

export interface AddLayer {
  readonly kind: 'add';
  readonly name: string;
  readonly inputs: readonly [string, string];
}

export interface EfficientnetLayers {
  readonly layers: readonly (ConvLayer | AddLayer)[];
  readonly last: string;
  /** The classifier on the mean of the last layer: [classes, features]. */
  readonly head: TorchTensor;
  readonly headBias: TorchTensor;
}

/** Stride and repeats of the stages of EfficientNet-Lite0 (arXiv 1905.11946, table 1; Lite: no squeeze, relu6). */
const STAGES = [
  { stride: 1, repeats: 1 },
  { stride: 2, repeats: 2 },
  { stride: 2, repeats: 2 },
  { stride: 2, repeats: 3 },
  { stride: 1, repeats: 3 },
  { stride: 2, repeats: 4 },
  { stride: 1, repeats: 1 },
] as const;

/** Of TensorFlow's EfficientNets. */
const BATCH_NORM_EPSILON = 1e-3;

/** Name of the input of the first layer: centred, scaled pixels as planes. */
export const PIXELS = 'pixels';

/**
 * The layers of EfficientNet-Lite0 for images of `size x size`, in order. Padding is TensorFlow's SAME, whose odd row and
 * column come last. Throws when the weights lack a tensor.
 */
export const efficientnetLayers = (
  state: ReadonlyMap<string, TorchTensor>,
  size: number,
): EfficientnetLayers => {
  const get = (name: string): TorchTensor => {
    const tensor = state.get(name);
    if (!tensor) throw new Error(`the weights have no ${name}`);
    return tensor;
  };
  const layers: (ConvLayer | AddLayer)[] = [];
  let at = PIXELS;
  let rows = size;
  const conv = (name: string, norm: string, { stride = 1, depthwise = false, relu6 = true }): void => {
    const kernel = get(`${name}.weight`);
    const [outputs, , height] = kernel.dims as [number, number, number];
    const [gamma, beta, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map(
      (part) => get(`${norm}.${part}`).data,
    ) as [Float32Array, Float32Array, Float32Array, Float32Array];
    const scale = gamma.map((g, i) => g / Math.sqrt(variance[i]! + BATCH_NORM_EPSILON));
    const perOutput = kernel.data.length / outputs;
    const total = Math.max(0, (Math.ceil(rows / stride) - 1) * stride + height - rows);
    const before = Math.floor(total / 2);
    layers.push({
      kind: 'conv',
      name,
      input: at,
      dims: kernel.dims,
      weights: kernel.data.map((w, i) => w * scale[Math.floor(i / perOutput)]!),
      bias: beta.map((b, i) => b - mean[i]! * scale[i]!),
      stride,
      pads: [before, before, total - before, total - before],
      group: depthwise ? outputs : 1,
      relu6,
    });
    at = name;
    rows = Math.ceil(rows / stride);
  };

  conv('_conv_stem', '_bn0', { stride: 2 });
  let index = 0;
  for (const stage of STAGES) {
    for (let repeat = 0; repeat < stage.repeats; repeat += 1) {
      const block = `_blocks.${index}.`;
      const before = at;
      if (state.has(`${block}_expand_conv.weight`)) conv(`${block}_expand_conv`, `${block}_bn0`, {});
      const stride = repeat === 0 ? stage.stride : 1;
      conv(`${block}_depthwise_conv`, `${block}_bn1`, { stride, depthwise: true });
      conv(`${block}_project_conv`, `${block}_bn2`, { relu6: false });
      if (repeat > 0) {
        layers.push({ kind: 'add', name: `${block}add`, inputs: [at, before] });
        at = `${block}add`;
      }
      index += 1;
    }
  }
  conv('_conv_head', '_bn1', {});
  return { layers, last: at, head: get('_fc.weight'), headBias: get('_fc.bias') };
};
