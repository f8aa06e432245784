import type { RosEndpoint } from '../rcl.ts';

/** rmw_qos_reliability_policy_e. */
const RELIABLE = 1;
const BEST_EFFORT = 2;

/** Names of the publishers that never reach us: best effort, where our own subscription was overridden to reliable. */
export function incompatiblePublishers(
  publishers: readonly RosEndpoint[],
  ourSubscriptions: readonly RosEndpoint[],
): string[] {
  const weAskReliable = ourSubscriptions.some((own) => own.qos_profile.reliability === RELIABLE);
  if (!weAskReliable) return [];
  return publishers.filter((p) => p.qos_profile.reliability === BEST_EFFORT).map((p) => p.node_name);
}
