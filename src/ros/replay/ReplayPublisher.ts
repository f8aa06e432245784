import { CdrWriter } from '../convert/CdrWriter.ts';
import { toTime } from '../convert/time.ts';
import { type RosNode, type RosPublisher, rcl } from '../rcl.ts';
import type { ReplayMessage, ReplayTopic } from './ReplayTopic.ts';

const CLOCK_BYTES = 16;
const CLOCK_DEPTH = 10;

/** Publishes serialised messages and /clock. One publisher a topic, offering what the topic says. */
export class ReplayPublisher {
  readonly #node: RosNode;
  readonly #publishers = new Map<string, RosPublisher>();
  readonly #clock: RosPublisher | undefined;
  readonly #counts = new Map<string, number>();

  constructor(node: RosNode, topics: readonly ReplayTopic[], options: { readonly clock: boolean }) {
    this.#node = node;
    for (const topic of topics)
      this.#publishers.set(topic.name, node.createPublisher(topic.type, topic.name, { qos: offered(topic) }));
    if (options.clock)
      this.#clock = node.createPublisher('rosgraph_msgs/msg/Clock', '/clock', {
        qos: offered({ reliability: 'reliable', durability: 'volatile', depth: CLOCK_DEPTH }),
      });
  }

  /** How many messages went out, by topic. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  publish({ topic, cdr }: ReplayMessage): void {
    this.#publishers.get(topic)?.publish(Buffer.from(cdr.buffer, cdr.byteOffset, cdr.byteLength));
    this.#counts.set(topic, (this.#counts.get(topic) ?? 0) + 1);
  }

  publishClock(stampNs: bigint): void {
    const { sec, nanosec } = toTime(stampNs);
    this.#clock?.publish(new CdrWriter(CLOCK_BYTES).int32(sec).uint32(nanosec).finish());
  }

  close(): void {
    for (const publisher of [...this.#publishers.values(), this.#clock])
      if (publisher) this.#node.destroyPublisher(publisher);
  }
}

const offered = ({ reliability, durability, depth }: Omit<ReplayTopic, 'name' | 'type'>): object => {
  const { HistoryPolicy, ReliabilityPolicy, DurabilityPolicy } = rcl.QoS;
  return new rcl.QoS(
    HistoryPolicy.RMW_QOS_POLICY_HISTORY_KEEP_LAST!,
    depth,
    reliability === 'reliable'
      ? ReliabilityPolicy.RMW_QOS_POLICY_RELIABILITY_RELIABLE!
      : ReliabilityPolicy.RMW_QOS_POLICY_RELIABILITY_BEST_EFFORT!,
    durability === 'transient_local'
      ? DurabilityPolicy.RMW_QOS_POLICY_DURABILITY_TRANSIENT_LOCAL!
      : DurabilityPolicy.RMW_QOS_POLICY_DURABILITY_VOLATILE!,
  );
};
