import { applyChanges } from '../core/parameters/applyChanges.ts';
import { asDeclared } from '../core/parameters/asDeclared.ts';
import type { ParameterSpec } from '../core/parameters/ParameterSpec.ts';
import {
  DEFAULT_PARAMETERS,
  isParameterName,
  PARAMETER_NAMES,
  type ParameterName,
  type Parameters,
  specOf,
} from '../core/parameters/parameters.ts';
import { refuseUnknown } from './parameters/refuseUnknown.ts';
import { reportOverrides } from './parameters/reportOverrides.ts';
import { type RosNode, type RosParameter, type RosParameterDescriptor, rcl } from './rcl.ts';

/**
 * The parameter table on a node: declared with descriptors and ranges, changed all at once or not at all, with a reason
 * for every refusal. Throws at construction when a value given at start (file, command line) is refused; says what was
 * given and has no effect.
 */
export class NodeParameters {
  #current: Parameters = DEFAULT_PARAMETERS;
  /** As they were when everything given at start had been taken. */
  #start: Parameters | undefined;

  /**
   * @param options.isUnconfigured whether what is fixed at configure may change now
   * @param options.onChange told after a change
   */
  constructor(
    node: RosNode,
    options: { readonly isUnconfigured: () => boolean; readonly onChange: (now: Parameters) => void },
  ) {
    refuseUnknown(node);
    node.addPreSetParametersCallback((parameters) => parameters.map(asMeant));
    let proposed = this.#current;
    node.addOnSetParametersCallback((parameters) => {
      const changes = parameters.map(({ name, value }) => [name, value] as const);
      const applied = applyChanges(this.#current, changes, {
        unconfigured: options.isUnconfigured(),
        start: this.#start,
        foreign: (name) => !isParameterName(name),
      });
      if (!applied.ok) return { successful: false, reason: applied.reason };
      proposed = applied.parameters;
      return { successful: true, reason: '' };
    });
    node.addPostSetParametersCallback(() => {
      if (proposed === this.#current) return;
      this.#current = proposed;
      options.onChange(proposed);
    });
    for (const name of PARAMETER_NAMES) {
      const spec = specOf(name);
      node.declareParameter(new rcl.Parameter(name, rosType(spec), spec.default), descriptorOf(name));
    }
    this.#start = this.#current;
    reportOverrides(node);
  }

  get current(): Parameters {
    return this.#current;
  }
}

const rosType = (spec: ParameterSpec): number => rcl.ParameterType[`PARAMETER_${spec.type.toUpperCase()}`]!;

/** `ros2 param set NODE standoff 2` and `standoff: 2` in YAML mean 2.0; a bare `on` or `yes` means the word. */
const asMeant = (parameter: RosParameter): RosParameter => {
  const { name, type, value } = parameter;
  if (!isParameterName(name)) return parameter;
  const { PARAMETER_INTEGER, PARAMETER_DOUBLE, PARAMETER_STRING } = rcl.ParameterType;
  if (type === PARAMETER_INTEGER && specOf(name).type === 'double')
    return new rcl.Parameter(name, PARAMETER_DOUBLE!, Number(value));
  const meant = asDeclared(name, value);
  return typeof meant === 'string' && meant !== value
    ? new rcl.Parameter(name, PARAMETER_STRING!, meant)
    : parameter;
};

/**
 * Descriptor for other nodes to read. rclnodejs 2.2 drops ranges when it describes a parameter and refuses a value
 * without saying why, so the range is written into the message here, and values are checked by our own table alone.
 */
const descriptorOf = (name: ParameterName): RosParameterDescriptor => {
  const spec = specOf(name);
  const descriptor = new rcl.ParameterDescriptor(name, rosType(spec), spec.description, false, null);
  if (spec.type === 'string' && spec.oneOf)
    descriptor.additionalConstraints = `one of ${spec.oneOf.join(', ')}`;
  const when = {
    any_time: '',
    unconfigured: 'changed only while unconfigured',
    start: 'set only when the node is started',
  }[spec.change];
  descriptor.additionalConstraints = [descriptor.additionalConstraints, when].filter(Boolean).join('; ');
  const describe = descriptor.toMessage.bind(descriptor);
  return Object.assign(descriptor, {
    toMessage: () => ({ ...describe(), ...rangeMessage(spec) }),
    validateParameter: () => undefined,
  });
};

const rangeMessage = (spec: ParameterSpec): object => {
  if (spec.type === 'double')
    return { floating_point_range: [{ from_value: spec.min, to_value: spec.max, step: 0 }] };
  if (spec.type === 'integer')
    return { integer_range: [{ from_value: BigInt(spec.min), to_value: BigInt(spec.max), step: 1n }] };
  return {};
};
