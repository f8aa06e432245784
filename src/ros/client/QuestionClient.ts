import { type RosClient, type RosNode, rcl } from '../rcl.ts';
import { logArguments } from '../start/logArguments.ts';
import { useSmallSegment } from '../start/useSmallSegment.ts';
import { askService } from './askService.ts';

/** ~/locate's answer, as far as a person reads it. */
export interface LocateReply {
  readonly status: number;
  readonly message: string;
  readonly object: {
    readonly header: { readonly frame_id: string };
    readonly confidence: number;
    readonly landmark: {
      readonly mark: number;
      readonly label: string;
      readonly color: string;
      readonly roi: Readonly<Record<'x_offset' | 'y_offset' | 'width' | 'height', number>>;
    };
    readonly pose: { readonly pose: { readonly position: Point } };
    readonly has_approach_pose: boolean;
    readonly approach_pose: { readonly position: Point };
    readonly approach_note: string;
  };
  readonly candidates: readonly {
    readonly landmark: { readonly mark: number; readonly label: string; readonly color: string };
    readonly position: { readonly header: { readonly frame_id: string }; readonly point: Point };
    readonly score: number;
  }[];
  readonly not_understood: readonly string[];
  /** AMBIGUOUS: what would tell the candidates apart; "" otherwise. */
  readonly question: string;
  readonly rationale: string;
  readonly request_id: string;
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
}

/** ~/ask's answer, as far as a person reads it. */
export interface AskReply {
  readonly status: number;
  readonly message: string;
  readonly text: string;
  readonly probability: number;
  readonly marks: LocateReply['candidates'];
  readonly not_understood: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Fields of a request beside its expression. */
export interface LocateFields {
  /** request_id of the reply that the expression takes up. */
  readonly previous_request_id: string;
  readonly target_frame: string;
  readonly stamp: { readonly sec: number; readonly nanosec: number };
  readonly viewer: string;
  readonly max_candidates: number;
  /** Whether the node publishes the pose of what it finds. */
  readonly publish: boolean;
  /** '' the frame, then memory; 'view' or 'memory' one of them. */
  readonly search: string;
}

/** What a request says where nothing else is wanted. */
export const FIELDS: LocateFields = {
  previous_request_id: '',
  target_frame: '',
  stamp: { sec: 0, nanosec: 0 },
  viewer: '',
  max_candidates: 0,
  publish: true,
  search: '',
};

const LOCATE = 'spatial_llava/srv/LocateObject';
const ASK = 'spatial_llava/srv/AskQuestion';

/** Asks a running node through its real services, as a planner would. */
export class QuestionClient {
  readonly #node: RosNode;
  readonly #nodeName: string;
  readonly #locate: RosClient;
  #ask: RosClient | undefined;

  /** @param nodeName the asked node's full name, "/spatial_llava" */
  constructor(node: RosNode, nodeName: string) {
    this.#node = node;
    this.#nodeName = nodeName;
    this.#locate = node.createClient(LOCATE, `${nodeName}/locate`);
  }

  /** False when no node offers the service in time. */
  ready(timeoutMs: number): Promise<boolean> {
    return this.#locate.waitForService(timeoutMs);
  }

  /**
   * Undefined when no answer came in time.
   * @param more fields of the request beside the expression; `publish` is true unless it says otherwise
   * @param signal gives up waiting; the node answers all the same
   */
  async locate(
    expression: string,
    timeoutMs: number,
    more: Partial<LocateFields> = {},
    signal?: AbortSignal,
  ): Promise<LocateReply | undefined> {
    const request = { ...FIELDS, ...more, expression };
    const { answer } = await askService(this.#locate, request, timeoutMs, signal ? [signal] : []);
    return answer as LocateReply | undefined;
  }

  /** A question that has no pose for its answer. Undefined when no answer came in time. */
  async ask(
    question: string,
    timeoutMs: number,
    viewer: string,
    signal?: AbortSignal,
  ): Promise<AskReply | undefined> {
    this.#ask ??= this.#node.createClient(ASK, `${this.#nodeName}/ask`);
    if (!(await this.#ask.waitForService(timeoutMs))) return undefined;
    const request = { question, target_frame: '', stamp: FIELDS.stamp, viewer };
    const { answer } = await askService(this.#ask, request, timeoutMs, signal ? [signal] : []);
    return answer as AskReply | undefined;
  }
}

/** A node for asking, spinning until `close`. */
export const openClientNode = async (name: string): Promise<{ node: RosNode; close: () => void }> => {
  useSmallSegment();
  await rcl.init(undefined, logArguments(process.argv));
  rcl.removeSignalHandlers();
  const node = rcl.createNode(name);
  rcl.spin(node);
  return {
    node,
    close: () => {
      node.destroy();
      rcl.shutdown();
    },
  };
};
