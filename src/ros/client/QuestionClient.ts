import { type RosClient, type RosNode, rcl } from '../rcl.ts';

/** ~/locate's answer, as far as a person reads it. */
export interface LocateReply {
  readonly status: number;
  readonly message: string;
  readonly object: {
    readonly header: { readonly frame_id: string };
    readonly confidence: number;
    readonly landmark: { readonly mark: number; readonly label: string; readonly color: string };
    readonly pose: { readonly pose: { readonly position: Point } };
    readonly approach_pose: { readonly position: Point };
  };
  readonly candidates: readonly { readonly landmark: { readonly mark: number } }[];
  readonly rationale: string;
  /** AMBIGUOUS: what would tell the candidates apart. */
  readonly question: string;
  readonly request_id: string;
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

const LOCATE = 'spatial_llava/srv/LocateObject';

/** Asks a running node through its real service, as a planner would. */
export class QuestionClient {
  readonly #client: RosClient;

  /** @param nodeName the asked node's full name, "/spatial_llava" */
  constructor(node: RosNode, nodeName: string) {
    this.#client = node.createClient(LOCATE, `${nodeName}/locate`);
  }

  /** False when no node offers the service in time. */
  ready(timeoutMs: number): Promise<boolean> {
    return this.#client.waitForService(timeoutMs);
  }

  /**
   * Undefined when no answer came in time.
   * @param publish whether the node publishes the pose of what it finds
   * @param previousRequestId the reply that the expression takes up
   */
  async locate(
    expression: string,
    timeoutMs: number,
    publish = true,
    previousRequestId = '',
  ): Promise<LocateReply | undefined> {
    const request = {
      expression,
      previous_request_id: previousRequestId,
      target_frame: '',
      stamp: { sec: 0, nanosec: 0 },
      viewer: '',
      max_candidates: 0,
      publish,
    };
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      this.#client.sendRequest(request, (reply: never) => {
        clearTimeout(timer);
        resolve(reply as LocateReply);
      });
    });
  }
}

/** A node for asking, spinning until `close`. */
export const openClientNode = async (name: string): Promise<{ node: RosNode; close: () => void }> => {
  await rcl.init();
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
