import { type ParameterSection, sectionsFor } from '../../core/parameters/sectionsFor.ts';
import { type RosParameter, rcl, rclNative } from '../rcl.ts';

/** What rclnodejs asks of itself while it makes a node. */
interface NodeInTheMaking {
  readonly context: { readonly handle: object };
  name(): string;
  namespace(): string;
}

interface NativeSection {
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: number; readonly value: unknown }[];
}

/** Every section that was given at start, in order, whomever it names. */
export const parameterSections = (context: { readonly handle: object }): ParameterSection<RosParameter>[] =>
  ((rclNative.getParameterOverrides(context.handle) ?? []) as readonly NativeSection[]).map(
    ({ name, parameters }) => ({
      name,
      parameters: parameters.map((one) => new rcl.Parameter(one.name, one.type, one.value)),
    }),
  );

/** Full name of a node, with one slash between. */
export const fullNameOf = (node: Pick<NodeInTheMaking, 'name' | 'namespace'>): string =>
  `${node.namespace().replace(/\/+$/, '')}/${node.name()}`;

/**
 * rclnodejs 2.2 takes `/**` and the bare name of a node and nothing else: a file that `ros2 param dump` wrote is passed
 * over, and a section for the root applies in every namespace. Nodes that are made after this follow the rules of rcl.
 */
export const followRclSections = (): void => {
  const node = Object.getPrototypeOf(rcl.lifecycle.LifecycleNode.prototype) as Record<string, unknown>;
  node._getNativeParameterOverrides = function (this: NodeInTheMaking): Map<string, RosParameter> {
    const applied = sectionsFor(fullNameOf(this), parameterSections(this.context));
    return new Map(applied.flatMap(({ parameters }) => parameters.map((one) => [one.name, one] as const)));
  };
};
