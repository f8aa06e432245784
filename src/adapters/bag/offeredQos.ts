import { parse } from 'yaml';

/** What of a publisher's QoS decides who can listen. */
export interface RecordedQos {
  readonly reliability: 'reliable' | 'best_effort';
  readonly durability: 'volatile' | 'transient_local';
  readonly depth: number;
}

/** What rosbag2 offers for a topic whose recording says nothing. */
export const DEFAULT_QOS: RecordedQos = { reliability: 'reliable', durability: 'volatile', depth: 10 };

// rmw numbers (rmw/types.h). Bags before metadata version 9 store them; every later rosbag2 still reads them.
const RELIABLE = 1;
const BEST_EFFORT = 2;
const TRANSIENT_LOCAL = 1;
const VOLATILE = 2;
const INFINITE = { sec: 9223372036, nsec: 854775807 };

/** The `offered_qos_profiles` of a channel's metadata: YAML as rosbag2 writes it, in the numbers that all distributions read. */
export const formatOfferedQos = ({ reliability, durability, depth }: RecordedQos): string => {
  const duration = (name: string) => `  ${name}:\n    sec: ${INFINITE.sec}\n    nsec: ${INFINITE.nsec}`;
  return [
    '- history: 1',
    `  depth: ${depth}`,
    `  reliability: ${reliability === 'reliable' ? RELIABLE : BEST_EFFORT}`,
    `  durability: ${durability === 'transient_local' ? TRANSIENT_LOCAL : VOLATILE}`,
    duration('deadline'),
    duration('lifespan'),
    '  liveliness: 1',
    duration('liveliness_lease_duration'),
    '  avoid_ros_namespace_conventions: false',
  ].join('\n');
};

/** Reads numbers and names; the first profile stands for all. Anything else counts as unsaid. */
export const parseOfferedQos = (yaml: string | undefined): RecordedQos => {
  let profiles: unknown;
  try {
    profiles = yaml ? parse(yaml) : undefined;
  } catch {
    return DEFAULT_QOS;
  }
  const first = Array.isArray(profiles) ? profiles[0] : undefined;
  if (typeof first !== 'object' || first === null) return DEFAULT_QOS;
  const { reliability, durability, depth } = first as Record<string, unknown>;
  return {
    reliability: reliability === BEST_EFFORT || reliability === 'best_effort' ? 'best_effort' : 'reliable',
    durability:
      durability === TRANSIENT_LOCAL || durability === 'transient_local' ? 'transient_local' : 'volatile',
    depth: typeof depth === 'number' && depth >= 1 ? depth : DEFAULT_QOS.depth,
  };
};
