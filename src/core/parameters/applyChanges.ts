import { asDeclared } from './asDeclared.ts';
import { checkParameter } from './checkParameter.ts';
import { type Parameters, specOf } from './parameters.ts';
import { faultOfAllowedHosts, faultOfServerPlace } from './serverPlaces.ts';

export type ParameterChangeResult =
  | { readonly ok: true; readonly parameters: Parameters }
  | { readonly ok: false; readonly reason: string };

/**
 * All of the proposed changes, or none of them. Names that the table does not know (use_sim_time, qos_overrides) belong
 * to others and pass through.
 */
export const applyChanges = (
  current: Parameters,
  proposed: Iterable<readonly [name: string, value: unknown]>,
  options: {
    readonly unconfigured: boolean;
    /** What the node was started with; absent while it starts. */
    readonly start?: Parameters | undefined;
    /** Whether a name is declared by someone else. */
    readonly foreign: (name: string) => boolean;
  },
): ParameterChangeResult => {
  const next: Record<string, number | string | boolean> = { ...current };
  for (const [name, value] of proposed) {
    if (options.foreign(name)) continue;
    const checked = checkParameter(name, asDeclared(name, value));
    if (!checked.ok) return checked;
    const changes = checked.value !== current[checked.name];
    const { change } = specOf(checked.name);
    if (change === 'unconfigured' && !options.unconfigured && changes)
      return { ok: false, reason: `${name} can be changed only while the node is unconfigured` };
    if (change === 'start' && options.start && changes)
      return { ok: false, reason: `${name} can be set only when the node is started` };
    next[checked.name] = checked.value;
  }
  const parameters = next as Parameters;
  const reason = faultOfServers(parameters, options.start);
  return reason === undefined ? { ok: true, parameters } : { ok: false, reason };
};

const faultOfServers = (next: Parameters, start: Parameters | undefined): string | undefined =>
  faultOfAllowedHosts(next['vlm.allowed_hosts']) ??
  (start ? faultOfServerPlace(next['vlm.base_url'], start) : undefined);
