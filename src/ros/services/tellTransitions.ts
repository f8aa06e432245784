import { serviceQos } from '../qos.ts';
import type { RosNode, RosServiceResponse } from '../rcl.ts';

interface Labelled {
  readonly id: number;
  readonly label: string;
}
interface Described {
  readonly transition: Labelled;
  readonly startState: Labelled;
  readonly goalState: Labelled;
}
interface Internals {
  /** From the present state. */
  readonly availableTransitions: readonly Described[];
  readonly transitions: readonly Described[];
  _onGetAvailableTransitions(request: unknown, response: RosServiceResponse): void;
}

const plain = ({ id, label }: Labelled): Labelled => ({ id, label });

/**
 * What `ros2 lifecycle list` asks for. rclnodejs 2.2 names the states of a transition as the message does not, so that they
 * arrive empty, and has the service of the whole graph without anybody to answer it: its clients wait for ever.
 */
export const tellTransitions = (node: RosNode): void => {
  const inner = node as unknown as Internals;
  const send = (response: RosServiceResponse, transitions: readonly Described[]): void =>
    response.send({
      available_transitions: transitions.map(({ transition, startState, goalState }) => ({
        transition: plain(transition),
        start_state: plain(startState),
        goal_state: plain(goalState),
      })),
    });
  inner._onGetAvailableTransitions = (_, response) => send(response, inner.availableTransitions);
  node.createService(
    'lifecycle_msgs/srv/GetAvailableTransitions',
    '~/get_transition_graph',
    serviceQos(),
    (_: never, response) => send(response, inner.transitions),
  );
};
