import type { TfGraph, TfNode } from './readGraphModel.ts';

/** A node that can be written as HardSigmoid(x), or as x * HardSigmoid(x). */
export interface HardSigmoid {
  readonly input: string;
  readonly timesInput: boolean;
}

/** 1/6 as stored in half precision. */
const isSixth = (value: number): boolean => Math.abs(value - 1 / 6) < 1e-4;

/**
 * MobileNet writes relu6(x + 3) / 6 (squeeze and excite) and x * relu6(x + 3) / 6 (hard swish) as four nodes, which
 * onnxruntime runs one by one; as HardSigmoid they are one or two passes. By the name of the last node of each.
 * Formula: Howard et al., Searching for MobileNetV3, 2019, section 5.2.
 */
export const findHardSigmoids = ({ nodes, tensors }: TfGraph): ReadonlyMap<string, HardSigmoid> => {
  const scalar = (name: string) => {
    const tensor = tensors.get(name);
    return tensor?.data.length === 1 ? tensor.data[0]! : Number.NaN;
  };
  /** The other input of a node of which one input passes the test. */
  const other = (
    node: TfNode | undefined,
    op: string,
    test: (name: string) => boolean,
  ): string | undefined => {
    if (node?.op !== op) return undefined;
    const at = node.inputs.findIndex(test);
    return at < 0 ? undefined : node.inputs[1 - at];
  };
  /** x, where the name is relu6(x + 3). */
  const shifted = (name: string): string | undefined => {
    const node = nodes.get(name);
    return node?.op === 'Relu6'
      ? other(nodes.get(node.inputs[0]!), 'Add', (n) => scalar(n) === 3)
      : undefined;
  };
  const found = new Map<string, HardSigmoid>();
  for (const node of nodes.values()) {
    const factor = other(node, 'Mul', (n) => shifted(n) !== undefined);
    if (factor === undefined) continue;
    const input = node.inputs.map(shifted).find((n) => n !== undefined)!;
    if (isSixth(scalar(factor))) found.set(node.name, { input, timesInput: false });
    else if (other(nodes.get(factor), 'Mul', (n) => isSixth(scalar(n))) === input) {
      found.set(node.name, { input, timesInput: true });
    }
  }
  return found;
};
