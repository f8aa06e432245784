/**
 * When a parameter may be changed: at any time, only while the node is unconfigured (it takes effect at configure), or
 * never after the start (file, launch, command line).
 */
export type ParameterChange = 'any_time' | 'unconfigured' | 'start';

interface Common {
  /** One line for a person; ends in the descriptor, the YAML file and the README. */
  readonly description: string;
  readonly change: ParameterChange;
}

export interface DoubleSpec extends Common {
  readonly type: 'double';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Absent for a share or a score. */
  readonly unit?: string;
}

export interface IntegerSpec extends Common {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface BoolSpec extends Common {
  readonly type: 'bool';
  readonly default: boolean;
}

export interface StringSpec extends Common {
  readonly type: 'string';
  readonly default: string;
  /** Every value that is allowed; any text when absent. */
  readonly oneOf?: readonly string[];
  /** What the text must look like, and how that is said. */
  readonly form?: { readonly pattern: RegExp; readonly says: string };
}

/** One row of the parameter table. */
export type ParameterSpec = DoubleSpec | IntegerSpec | BoolSpec | StringSpec;
