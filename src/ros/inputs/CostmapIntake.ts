import type { Costmap } from '../../core/approach/Costmap.ts';
import type { Result } from '../../core/result.ts';
import { readOccupancyGrid } from '../convert/readOccupancyGrid.ts';
import { latchedQos } from '../qos.ts';
import type { SubscribingNode } from './SubscribingNode.ts';

/** Nav2's newest costmap. It comes as serialised bytes and is read when somebody wants to know where to stand. */
export class CostmapIntake {
  readonly topic: string;
  #received = 0;
  #bytes: Uint8Array | undefined;
  #read: Result<Costmap> | undefined;

  constructor(node: SubscribingNode, topic: string) {
    this.topic = node.resolveTopicName(topic);
    node.createSubscription(
      'nav_msgs/msg/OccupancyGrid',
      topic,
      { ...latchedQos(), isRaw: true },
      (cdr: Uint8Array) => {
        this.#received++;
        this.#bytes = cdr;
        this.#read = undefined;
      },
    );
  }

  /** Undefined until one has come. */
  get newest(): Result<Costmap> | undefined {
    if (this.#bytes && !this.#read) {
      this.#read = readOccupancyGrid(this.#bytes, this.topic);
      this.#bytes = undefined;
    }
    return this.#read;
  }

  get received(): number {
    return this.#received;
  }
}
