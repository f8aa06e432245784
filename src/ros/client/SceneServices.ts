import type { RosActionClient, RosClient, RosNode } from '../rcl.ts';
import { rcl } from '../rcl.ts';
import { ACTIONS, SERVICES } from '../topics.ts';
import { askService } from './askService.ts';

const TYPES = {
  locate: ['spatial_llava/srv/LocateObject', SERVICES.locate],
  ask: ['spatial_llava/srv/AskQuestion', SERVICES.ask],
  describe: ['spatial_llava/srv/DescribeRelation', SERVICES.describe],
  verify: ['spatial_llava/srv/VerifyStatement', SERVICES.verify],
  list_landmarks: ['spatial_llava/srv/ListLandmarks', SERVICES.listLandmarks],
  list_objects: ['spatial_llava/srv/ListObjects', SERVICES.listObjects],
  name_object: ['spatial_llava/srv/NameObject', SERVICES.nameObject],
  where_was: ['spatial_llava/srv/WhereWas', SERVICES.whereWas],
  forget: ['spatial_llava/srv/ForgetObject', SERVICES.forget],
  observe: ['spatial_llava/srv/ObserveView', SERVICES.observe],
} as const;

export type ServiceName = keyof typeof TYPES;

type Refused = {
  readonly ok: false;
  readonly failure: {
    readonly code: 'NODE_UNAVAILABLE' | 'NODE_TIMEOUT' | 'CANCELLED';
    readonly message: string;
  };
};

export interface SceneServicesOptions {
  /** The asked node's full name, "/spatial_llava". */
  readonly nodeName: string;
  readonly timeoutMs: number;
  /** How long a node that is not there is waited for; at most the timeout. */
  readonly appearWithinMs: number;
  readonly driveTimeoutMs: number;
}

/** How often a node that owes an answer is looked for. */
const LOOK_EVERY_MS = 500;

/** A running node's services and its action, for whoever asks again and again: a node may go and come back between calls. */
export class SceneServices {
  readonly #node: RosNode;
  readonly #options: SceneServicesOptions;
  readonly #clients = new Map<ServiceName, RosClient>();
  #action: RosActionClient | undefined;

  constructor(node: RosNode, options: SceneServicesOptions) {
    this.#node = node;
    this.#options = options;
  }

  /**
   * Makes itself known for these services before a question comes: the answer to a client that has just come up may be lost,
   * where discovery is slow.
   */
  prepare(services: readonly ServiceName[]): void {
    for (const service of services) this.#client(service);
  }

  /** Never rejects for want of a node or of time. */
  async call(
    service: ServiceName,
    request: object,
    signal: AbortSignal,
  ): Promise<{ readonly ok: true; readonly value: object } | Refused> {
    const { timeoutMs, appearWithinMs } = this.#options;
    const client = this.#client(service);
    const name = this.#fullName(TYPES[service][1]);
    if (!(await client.waitForService(Math.min(appearWithinMs, timeoutMs)))) return gone(name);
    const ended = new AbortController();
    const left = whenGone(() => client.isServiceServerAvailable(), ended.signal).then(() => gone(name));
    const answer = askService(client, request, timeoutMs, [signal, ended.signal]).then((outcome) => {
      if (outcome.answer) return { ok: true as const, value: outcome.answer };
      return signal.aborted
        ? refused('CANCELLED', 'the request was cancelled')
        : refused('NODE_TIMEOUT', `${name} did not answer within ${timeoutMs / 1000} s`);
    });
    try {
      return await Promise.race([answer, left]);
    } finally {
      ended.abort();
    }
  }

  /** The action: locates, publishes and drives, as far as the node does. `drove`: it set out. */
  async drive(
    request: object,
    signal: AbortSignal,
  ): Promise<
    { readonly ok: true; readonly value: { readonly result: object; readonly drove: boolean } } | Refused
  > {
    const name = this.#fullName(ACTIONS.locate);
    this.#action ??= new rcl.ActionClient(this.#node, 'spatial_llava/action/LocateObject', name);
    const action = this.#action;
    const until = Date.now() + this.#options.appearWithinMs;
    while (!action.isActionServerAvailable() && Date.now() < until && !signal.aborted)
      await new Promise((resolve) => setTimeout(resolve, 50));
    if (!action.isActionServerAvailable()) return gone(name);
    let drove = false;
    const goal = await action.sendGoal(request, (feedback) => {
      drove ||= (feedback as { stage?: string }).stage === 'navigate';
    });
    if (!goal.isAccepted()) return refused('NODE_UNAVAILABLE', `${name} refused the goal`);
    const ended = new AbortController();
    const cancel = () => void goal.cancelGoal().catch(() => undefined);
    // Not by a signal made of both: Node 20 forgets a time that only such a signal waits for, and the robot would drive on.
    const late = setTimeout(cancel, this.#options.driveTimeoutMs);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    const left = whenGone(() => action.isActionServerAvailable(), ended.signal).then(() => gone(name));
    try {
      const done = goal.getResult().then((result) => ({ ok: true as const, value: { result, drove } }));
      return await Promise.race([done, left]);
    } finally {
      ended.abort();
      clearTimeout(late);
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Lets go of what it asked by; where the node itself goes, so do they. */
  close(): void {
    for (const client of this.#clients.values()) this.#node.destroyClient(client);
    this.#clients.clear();
  }

  #client(service: ServiceName): RosClient {
    const known = this.#clients.get(service);
    if (known) return known;
    const [type, name] = TYPES[service];
    const client = this.#node.createClient(type, this.#fullName(name));
    this.#clients.set(service, client);
    return client;
  }

  #fullName(name: string): string {
    return name.replace('~', this.#options.nodeName);
  }
}

const refused = (code: Refused['failure']['code'], message: string): Refused => ({
  ok: false,
  failure: { code, message },
});
const gone = (name: string): Refused => refused('NODE_UNAVAILABLE', `${name} is not there`);

/** Resolves when a server has been missing twice in a row; never after `stop`. */
const whenGone = (isThere: () => boolean, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let misses = 0;
    const timer = setInterval(() => {
      misses = isThere() ? 0 : misses + 1;
      if (misses < 2) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
    stop.addEventListener('abort', () => clearInterval(timer), { once: true });
  });
