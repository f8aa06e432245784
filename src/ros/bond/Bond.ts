/** bond/msg/Status without its header. */
export interface BondStatus {
  readonly id: string;
  readonly instance_id: string;
  readonly active: boolean;
  /** Seconds. */
  readonly heartbeat_timeout: number;
  readonly heartbeat_period: number;
}

export const HEARTBEAT_PERIOD_S = 0.1;
/** As Nav2's servers say; a manager goes by its own. */
const HEARTBEAT_TIMEOUT_S = 4;
/** Anybody on the graph may say that it is a manager: no more than so many are believed, and none for longer. */
const MOST_MANAGERS = 8;
const LONGEST_TIMEOUT_S = 60;

/**
 * The node's half of a bond with a lifecycle manager, as bondcpp speaks it: each of the two says ten times a second that it
 * is alive, and whoever falls silent is taken for dead. Nothing is said until a manager speaks, nor after it has ended its
 * half or has been silent for longer than it allows others to be. Managers may come and go.
 */
export class Bond {
  readonly #id: string;
  readonly #instanceId: string;
  /** Milliseconds at which each manager, by its instance, will have been silent for too long. */
  readonly #managers = new Map<string, number>();

  /** @param id the node's name, which the manager knows it by */
  constructor(id: string, instanceId: string) {
    this.#id = id;
    this.#instanceId = instanceId;
  }

  get isBonded(): boolean {
    return this.#managers.size > 0;
  }

  /** Takes what was said on the topic; gives what is to be answered at once. */
  hear({ id, instance_id, active, heartbeat_timeout }: BondStatus, nowMs: number): BondStatus | undefined {
    if (id !== this.#id || instance_id === this.#instanceId) return undefined;
    if (active) {
      const isNew = !this.#managers.has(instance_id);
      if (isNew && this.#managers.size >= MOST_MANAGERS) return undefined;
      const stated = heartbeat_timeout > 0 ? heartbeat_timeout : HEARTBEAT_TIMEOUT_S;
      this.#managers.set(instance_id, nowMs + 1000 * Math.min(stated, LONGEST_TIMEOUT_S));
      return isNew ? this.#status(true) : undefined;
    }
    // Its end is acknowledged, or it would wait for it; while another manager is bonded the node goes on living.
    const wasBonded = this.#managers.delete(instance_id);
    return wasBonded && !this.isBonded ? this.#status(false) : undefined;
  }

  /** The heartbeat that is due every HEARTBEAT_PERIOD_S, if anybody waits for it. */
  beat(nowMs: number): BondStatus | undefined {
    for (const [instance, silentAt] of this.#managers) if (nowMs > silentAt) this.#managers.delete(instance);
    return this.isBonded ? this.#status(true) : undefined;
  }

  /** Ends the node's half. */
  end(): BondStatus | undefined {
    if (!this.isBonded) return undefined;
    this.#managers.clear();
    return this.#status(false);
  }

  #status(active: boolean): BondStatus {
    return {
      id: this.#id,
      instance_id: this.#instanceId,
      active,
      heartbeat_timeout: HEARTBEAT_TIMEOUT_S,
      heartbeat_period: HEARTBEAT_PERIOD_S,
    };
  }
}
