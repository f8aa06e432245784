import type { RosEndpoint } from '../rcl.ts';

/** rmw_qos_reliability_policy_e. */
const RELIABLE = 1;
const BEST_EFFORT = 2;

type Endpoint = Pick<RosEndpoint, 'node_name' | 'qos_profile'>;

/** Names of the publishers that never reach us: best effort, where our own subscription was overridden to reliable. */
export const incompatiblePublishers = (
  publishers: readonly Endpoint[],
  ourSubscriptions: readonly Endpoint[],
): string[] => {
  // One of several (camera_info has a second for what is latched) that takes anything is enough.
  const weAskReliable = ourSubscriptions.every((own) => own.qos_profile.reliability === RELIABLE);
  if (ourSubscriptions.length === 0 || !weAskReliable) return [];
  return publishers.filter((p) => p.qos_profile.reliability === BEST_EFFORT).map((p) => p.node_name);
};
