import { type Failure, fail } from '../../core/result.ts';
import type { Pose } from '../../core/types/geometry.ts';
import { poseStamped } from '../convert/messages/geometryMessages.ts';
import { isInstalled } from '../outputs/Outputs.ts';
import { type RosActionClient, type RosNode, rcl } from '../rcl.ts';
import { drive } from './drive.ts';

const TYPE = 'nav2_msgs/action/NavigateToPose';

export interface NavigationGoal {
  readonly stampNs: bigint;
  readonly frameId: string;
  readonly approach: Pose;
}

/** Sends approach poses to Nav2; a newer one cancels the one before it. */
export class Navigator {
  readonly #client: RosActionClient;
  readonly #actionName: string;
  #current: AbortController | undefined;
  #state = 'idle';

  /** Undefined where nav2_msgs is not installed. */
  static create(node: RosNode, actionName: string): Navigator | undefined {
    return isInstalled(TYPE) ? new Navigator(node, actionName) : undefined;
  }

  private constructor(node: RosNode, actionName: string) {
    this.#actionName = actionName;
    this.#client = new rcl.ActionClient(node, TYPE, actionName);
  }

  /** For diagnostics: what the last goal has come to. */
  get state(): string {
    return this.#state;
  }

  /** Resolves when the robot has arrived (undefined), failed to, or was called back. Never rejects. */
  async goTo(goal: NavigationGoal, signal?: AbortSignal): Promise<Failure | undefined> {
    this.#current?.abort('preempted by a newer target');
    const abort = new AbortController();
    this.#current = abort;
    const callBack = () => abort.abort(signal?.reason);
    if (signal?.aborted) callBack();
    signal?.addEventListener('abort', callBack, { once: true });
    const failure = await this.#drive(goal, abort.signal).catch(
      (error: unknown) => fail('NAVIGATION_FAILED', `${this.#actionName}: ${String(error)}`).failure,
    );
    signal?.removeEventListener('abort', callBack);
    if (this.#current === abort) {
      this.#current = undefined;
      this.#state = failure ? failure.message : 'arrived';
    }
    return failure;
  }

  destroy(): void {
    this.#current?.abort('the node is going away');
    this.#client.destroy();
  }

  #drive({ stampNs, frameId, approach }: NavigationGoal, signal: AbortSignal): Promise<Failure | undefined> {
    this.#state = 'driving';
    return drive({
      client: this.#client,
      name: this.#actionName,
      // In a frame that moves (base_link, odom) the pose was true at the image's stamp, and Nav2 asks tf at that stamp.
      goal: { pose: poseStamped(stampNs, frameId, approach), behavior_tree: '' },
      signal,
      lookEveryMs: 500,
      missing: 3,
      cancelWithinMs: 2000,
    });
  }
}
