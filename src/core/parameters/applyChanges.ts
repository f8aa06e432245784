import { asDeclared } from './asDeclared.ts';
import { checkParameter } from './checkParameter.ts';
import { type Parameters, specOf } from './parameters.ts';

export type ParameterChangeResult =
  | { readonly ok: true; readonly parameters: Parameters }
  | { readonly ok: false; readonly reason: string };

/**
 * All of the proposed changes, or none of them. Names that the table does not know (use_sim_time, qos_overrides) belong
 * to others and pass through.
 */
export const applyChanges = (
  current: Parameters,
  changes: Iterable<readonly [name: string, value: unknown]>,
  options: {
    readonly unconfigured: boolean;
    /** Whether a name is declared by someone else. */
    readonly foreign: (name: string) => boolean;
  },
): ParameterChangeResult => {
  const next: Record<string, number | string | boolean> = { ...current };
  for (const [name, value] of changes) {
    if (options.foreign(name)) continue;
    const checked = checkParameter(name, asDeclared(name, value));
    if (!checked.ok) return checked;
    const fixed = specOf(checked.name).change === 'unconfigured' && !options.unconfigured;
    if (fixed && checked.value !== current[checked.name])
      return { ok: false, reason: `${name} can be changed only while the node is unconfigured` };
    next[checked.name] = checked.value;
  }
  return { ok: true, parameters: next as Parameters };
};
