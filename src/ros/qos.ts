import { rcl } from './rcl.ts';

/** History, depth and reliability may be overridden by parameters `qos_overrides.<topic>.subscription.*`. */
const overridable = () => ({ qosOverridingOptions: rcl.QoSOverridingOptions.withDefaultPolicies() });

/** REP-2003: sensor data are best effort, and so match every publisher. */
export const sensorQos = () => ({ qos: rcl.QoS.profileSensorData, ...overridable() });

/** Sensor data of which only the newest is of use. */
export const newestQos = () => ({ qos: keepLast(1, 'best_effort', 'volatile') });

/** What tf2's listener uses for /tf. */
export const transformQos = () => ({ qos: keepLast(100, 'reliable', 'volatile') });

/** What tf2's listener uses for /tf_static: the links of publishers that spoke before we came. */
export const staticTransformQos = () => ({ qos: keepLast(100, 'reliable', 'transientLocal') });

/** The last word stays for who comes later (a located target). */
export const latchedQos = () => ({ qos: keepLast(1, 'reliable', 'transientLocal') });

/**
 * A burst of questions waits for its answers; the default keeps ten and silently loses the rest. Beyond `max_pending_requests`
 * they are told BUSY, which is quick; memory is taken only as they come.
 */
export const serviceQos = () => ({ qos: keepLast(10_000, 'reliable', 'volatile') });

const keepLast = (
  depth: number,
  reliability: 'reliable' | 'best_effort',
  durability: 'volatile' | 'transientLocal',
): object => {
  const { HistoryPolicy, ReliabilityPolicy, DurabilityPolicy } = rcl.QoS;
  return new rcl.QoS(
    HistoryPolicy.RMW_QOS_POLICY_HISTORY_KEEP_LAST!,
    depth,
    {
      reliable: ReliabilityPolicy.RMW_QOS_POLICY_RELIABILITY_RELIABLE!,
      best_effort: ReliabilityPolicy.RMW_QOS_POLICY_RELIABILITY_BEST_EFFORT!,
    }[reliability],
    {
      volatile: DurabilityPolicy.RMW_QOS_POLICY_DURABILITY_VOLATILE!,
      transientLocal: DurabilityPolicy.RMW_QOS_POLICY_DURABILITY_TRANSIENT_LOCAL!,
    }[durability],
  );
};
