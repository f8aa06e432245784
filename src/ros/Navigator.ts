import { type Failure, fail } from '../core/result.ts';
import type { Pose } from '../core/types/geometry.ts';
import { poseStamped } from './convert/messages/geometryMessages.ts';
import { isInstalled } from './outputs/Outputs.ts';
import { type RosActionClient, type RosClientGoal, type RosNode, rcl } from './rcl.ts';

const TYPE = 'nav2_msgs/action/NavigateToPose';
/** action_msgs/GoalStatus. */
const SUCCEEDED = 4;

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
    signal?.addEventListener('abort', () => abort.abort(signal.reason), { once: true });
    const failure = await this.#drive(goal, abort.signal).catch(
      (error: unknown) => fail('INTERNAL', `${this.#actionName}: ${String(error)}`).failure,
    );
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

  async #drive(
    { stampNs, frameId, approach }: NavigationGoal,
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    if (!this.#client.isActionServerAvailable())
      return fail('INTERNAL', `no action server answers at ${this.#actionName}: is Nav2 running?`).failure;
    this.#state = 'driving';
    const goal: RosClientGoal = await this.#client.sendGoal({
      // In a frame that moves (base_link, odom) the pose was true at the image's stamp, and Nav2 asks tf at that stamp.
      pose: poseStamped(stampNs, frameId, approach),
      behavior_tree: '',
    });
    if (!goal.isAccepted()) return fail('INTERNAL', `${this.#actionName} rejected the goal`).failure;
    const cancel = () => void goal.cancelGoal().catch(() => undefined);
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await goal.getResult();
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    if (signal.aborted) return fail('CANCELLED', String(signal.reason)).failure;
    return goal.status === SUCCEEDED
      ? undefined
      : fail('INTERNAL', `${this.#actionName} ended with status ${goal.status}`).failure;
  }
}
