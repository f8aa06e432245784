import type { ParameterSpec } from './ParameterSpec.ts';
import { ANSWER_PARAMETERS } from './table/answerParameters.ts';
import { INPUT_PARAMETERS } from './table/inputParameters.ts';
import { MEMORY_PARAMETERS } from './table/memoryParameters.ts';
import { RESOLVER_PARAMETERS } from './table/resolverParameters.ts';
import { SEEING_PARAMETERS } from './table/seeingParameters.ts';

/**
 * The one table of the node's parameters: declarations, descriptors, ranges, validation, config/spatial_llava.yaml and
 * the README's table all come from here. Lengths in metres, times in seconds, as ROS has them.
 */
export const PARAMETERS = {
  ...INPUT_PARAMETERS,
  ...SEEING_PARAMETERS,
  ...RESOLVER_PARAMETERS,
  ...MEMORY_PARAMETERS,
  ...ANSWER_PARAMETERS,
} as const satisfies Record<string, ParameterSpec>;

export type ParameterName = keyof typeof PARAMETERS;

type ValueOf<S extends ParameterSpec> = S extends { readonly oneOf: readonly (infer V)[] }
  ? V
  : S extends { readonly type: 'bool' }
    ? boolean
    : S extends { readonly type: 'string' }
      ? string
      : number;

/** A value for every parameter, checked. */
export type Parameters = { readonly [N in ParameterName]: ValueOf<(typeof PARAMETERS)[N]> };

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

export const specOf = (name: ParameterName): ParameterSpec => PARAMETERS[name];

export const isParameterName = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name);

export const DEFAULT_PARAMETERS = Object.freeze(
  Object.fromEntries(PARAMETER_NAMES.map((name) => [name, PARAMETERS[name].default])),
) as Parameters;
