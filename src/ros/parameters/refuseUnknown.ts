import { nearestName } from '../../core/parameters/nearestName.ts';
import { PARAMETER_NAMES } from '../../core/parameters/parameters.ts';
import type { RosNode, RosParameter } from '../rcl.ts';

interface Validation {
  readonly successful: boolean;
  readonly reason: string | null;
}
interface Internals {
  _validateParameters(parameters: readonly RosParameter[], isDeclared?: boolean): Validation;
}

/** Says of a parameter that is set and that the node does not have which was meant; rclnodejs 2.2 has no word for it. */
export const refuseUnknown = (node: RosNode): void => {
  const inner = node as unknown as Internals;
  const validate = inner._validateParameters.bind(node);
  inner._validateParameters = (parameters, isDeclared) => {
    const unknown = isDeclared ? undefined : parameters.find(({ name }) => !node.hasParameter(name));
    if (!unknown) return validate(parameters, isDeclared);
    const near = nearestName(unknown.name, PARAMETER_NAMES);
    const quoted = JSON.stringify(unknown.name.slice(0, 100));
    return {
      successful: false,
      reason: `there is no parameter ${quoted}${near ? `: did you mean ${near}?` : ''}`,
    };
  };
};
