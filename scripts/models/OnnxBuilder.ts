import type { OnnxNode, OnnxTensor } from './encodeOnnx.ts';

/** What is known of a tensor while converting: images of `height x width` shrink by `stride`; 0 means 1x1. */
export interface Traced {
  readonly name: string;
  readonly stride: number;
}

/** Collects the nodes and tensors of an ONNX graph. */
export class OnnxBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly #tensors = new Map<string, OnnxTensor>();

  get tensors(): readonly OnnxTensor[] {
    return [...this.#tensors.values()];
  }

  /** Adds a node whose only output carries its name. */
  node(
    op: string,
    name: string,
    inputs: readonly string[],
    attributes: NonNullable<OnnxNode['attributes']> = {},
  ): string {
    this.nodes.push({ op, name, inputs, outputs: [name], attributes });
    return name;
  }

  /** Adds a constant, once for each name. */
  tensor(name: string, dims: readonly number[], data: OnnxTensor['data']): string {
    if (!this.#tensors.has(name)) this.#tensors.set(name, { name, dims, data });
    return name;
  }
}
