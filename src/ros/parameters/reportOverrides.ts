import { nearestName } from '../../core/parameters/nearestName.ts';
import { PARAMETER_NAMES } from '../../core/parameters/parameters.ts';
import { missedBy } from '../../core/parameters/sectionsFor.ts';
import type { RosNode } from '../rcl.ts';
import { fullNameOf, parameterSections } from './parameterSections.ts';

/** Parameters that every node has, or that rcl and our peers give meaning to. */
const OF_OTHERS = /^(qos_overrides\.|use_sim_time$|start_type_description_service$|use_intra_process_comms$)/;
const OWN_OF_ALL = ['use_sim_time'];

/**
 * Says what was given at start and has no effect: names that the node does not know, with the one that was most likely
 * meant, and sections that name this node in another namespace. Throws where use_sim_time is no boolean: the node would
 * run on another clock than its user believes.
 */
export const reportOverrides = (node: RosNode): void => {
  const warn = (text: string) => node.getLogger().warn(text);
  const quoted = (name: string): string => JSON.stringify(name.slice(0, 100));
  for (const { name, value } of node.getParameterOverrides()) {
    if (name === 'use_sim_time' && typeof value !== 'boolean')
      throw new Error(
        `use_sim_time must be true or false, not ${JSON.stringify(String(value).slice(0, 80))}`,
      );
    if (OF_OTHERS.test(name) || node.hasParameter(name)) continue;
    const near = nearestName(name, [...PARAMETER_NAMES, ...OWN_OF_ALL]);
    warn(`there is no parameter ${quoted(name)}, it has no effect${near ? `: did you mean ${near}?` : ''}`);
  }
  const fullName = fullNameOf(node);
  for (const { name } of missedBy(fullName, parameterSections(node.context)))
    warn(
      `parameters of the section ${quoted(name)} do not apply to ${fullName}; ` +
        `sections for it are ${quoted(fullName)}, "/**/${node.name()}" and "/**"`,
    );
};
