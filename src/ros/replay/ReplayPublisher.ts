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

  /** @param options.onSkip told of each topic that cannot be published, and why */
  constructor(
    node: RosNode,
    topics: readonly ReplayTopic[],
    options: { readonly clock: boolean; readonly onSkip: (text: string) => void },
  ) {
    this.#node = node;
    for (const topic of topics) {
      const publisher = publisherOf(node, topic);
      if (typeof publisher === 'string') options.onSkip(publisher);
      else this.#publishers.set(topic.name, publisher);
    }
    if (options.clock)
      this.#clock = node.createPublisher('rosgraph_msgs/msg/Clock', '/clock', {
        qos: offered({ reliability: 'reliable', durability: 'volatile', depth: CLOCK_DEPTH }),
      });
  }

  /** How many messages went out, by topic. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Names of the topics that are published. */
  get topics(): readonly string[] {
    return [...this.#publishers.keys()];
  }

  publish({ topic, cdr }: ReplayMessage): void {
    const publisher = this.#publishers.get(topic);
    if (!publisher) return;
    publisher.publish(Buffer.from(cdr.buffer, cdr.byteOffset, cdr.byteLength));
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

/** Bags hold types of packages that are not here, and names that are no topics: the others play. */
const publisherOf = (node: RosNode, topic: ReplayTopic): RosPublisher | string => {
  const { name, type } = topic;
  try {
    rcl.require(type);
  } catch {
    return `${name} is left out: ${type} is not installed (source the workspace that has ${type.split('/')[0]})`;
  }
  try {
    return node.createPublisher(type, name, { qos: offered(topic) });
  } catch (error) {
    return `${name} is left out: ${(error as Error).message.split('\n')[0]}`;
  }
};

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
