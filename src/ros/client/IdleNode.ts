import { type RosNode, type RosSubscription, rcl } from '../rcl.ts';

/**
 * A node that takes what was said to it only when it is told to. One that spins takes each message, and copies it twice: of a
 * camera of 30 Hz that is looked at five times a second that is most of the work. Here what was not taken is
 * overwritten by the middleware (depth 1).
 */
export class IdleNode {
  readonly #node: RosNode;
  #subscriptions: readonly RosSubscription[] = [];

  /** @param suffix of the name of the one that it stands beside */
  constructor(beside: Pick<RosNode, 'name' | 'namespace'>, suffix: string) {
    // Nobody would answer its services; what the command line says (a name, say) is said of the node that spins.
    const quiet = { enableRosout: false, startParameterServices: false, startTypeDescriptionService: false };
    this.#node = rcl.createNode(
      `${beside.name()}_${suffix}`,
      beside.namespace(),
      undefined,
      quiet,
      [],
      false,
    );
  }

  /** @param heard serialised bytes, during `take` */
  listen(type: string, topic: string, qos: object, heard: (cdr: Uint8Array) => void): void {
    const options = { ...qos, isRaw: true };
    this.#subscriptions = [
      ...this.#subscriptions,
      this.#node.createSubscription(type, topic, options, heard),
    ];
  }

  /** One message of each topic, where one has come since. */
  take(): void {
    this.#node.spinOnce(0);
  }

  /** Listens to nothing any more. */
  hush(): void {
    for (const subscription of this.#subscriptions) this.#node.destroySubscription(subscription);
    this.#subscriptions = [];
  }
}
