import type { RosClient, RosNode } from '../rcl.ts';
import { SERVICES } from '../topics.ts';
import { askService } from './askService.ts';

/** A node, and those of its parameters that its watchers go by; undefined while they are not known. */
export interface WatchedNode {
  readonly isThere: boolean;
  readonly navigates: boolean | undefined;
  readonly remembers: boolean | undefined;
  readonly targetFrame: string | undefined;
  readonly baseFrame: string | undefined;
  /** `image_rectified`. */
  readonly rectified: string | undefined;
}

const PARAMETERS = ['navigate', 'memory.enabled', 'target_frame', 'base_frame', 'image_rectified'];
const LOOK_EVERY_MS = 1000;
const ANSWER_MS = 3000;
/** Its parameters may be set while it runs. */
const READ_EVERY_LOOKS = 10;
/** Discovery may miss a beat. */
const MOST_MISSES = 2;

const GONE: WatchedNode = {
  isThere: false,
  navigates: undefined,
  remembers: undefined,
  targetFrame: undefined,
  baseFrame: undefined,
  rectified: undefined,
};

interface ParametersMessage {
  readonly values: readonly ParameterValue[];
}

interface ParameterValue {
  readonly bool_value: boolean;
  readonly string_value: string;
}

/** Whether a node is there, and how it is set: looked at once a second between `start` and `stop`. */
export class NodeWatch {
  readonly #locate: RosClient;
  readonly #parameters: RosClient;
  readonly #changed: (state: WatchedNode) => void;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #misses = 0;
  #state = GONE;

  /** @param nodeName full, "/spatial_llava" */
  constructor(node: RosNode, nodeName: string, changed: (state: WatchedNode) => void) {
    this.#locate = node.createClient(
      'spatial_llava/srv/LocateObject',
      SERVICES.locate.replace('~', nodeName),
    );
    this.#parameters = node.createClient('rcl_interfaces/srv/GetParameters', `${nodeName}/get_parameters`);
    this.#changed = changed;
  }

  get state(): WatchedNode {
    return this.#state;
  }

  start(): void {
    if (this.#timer) return;
    this.#looks = 0;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (!this.#locate.isServiceServerAvailable()) {
      this.#looks = 0;
      this.#misses++;
      if (this.#misses >= MOST_MISSES) this.#set(GONE);
      return;
    }
    this.#misses = 0;
    if (!this.#state.isThere) this.#set({ ...GONE, isThere: true });
    if (this.#looks++ % READ_EVERY_LOOKS === 0) void this.#read();
  }

  async #read(): Promise<void> {
    const { answer } = await askService(this.#parameters, { names: PARAMETERS }, ANSWER_MS);
    if (!answer) {
      // Just started, or busy: asked again at the next look.
      this.#looks = 0;
      return;
    }
    const [navigates, remembers, targetFrame, baseFrame, rectified] = (answer as ParametersMessage).values;
    if (!baseFrame || !this.#state.isThere) return;
    this.#set({
      isThere: true,
      navigates: navigates?.bool_value,
      remembers: remembers?.bool_value,
      targetFrame: targetFrame?.string_value,
      baseFrame: baseFrame.string_value,
      rectified: rectified?.string_value,
    });
  }

  #set(state: WatchedNode): void {
    const same = Object.entries(state).every(
      ([key, value]) => this.#state[key as keyof WatchedNode] === value,
    );
    this.#state = state;
    if (!same) this.#changed(state);
  }
}
