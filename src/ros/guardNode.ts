import type { RosNode, RosServiceResponse } from './rcl.ts';

interface Internals {
  execute(handles: unknown): void;
  _onChangeState(request: unknown, response: RosServiceResponse): void;
}

/**
 * Keeps a throw inside a callback from ending the process: rclnodejs 2.2 calls `execute` from native code that does not
 * catch, so one malformed parameter message or one impossible lifecycle transition would abort it (exit 134). What was
 * ready and not yet handled stays ready.
 */
export const guardNode = (node: RosNode, onError: (error: unknown) => void): void => {
  const inner = node as unknown as Internals;
  const execute = inner.execute.bind(node);
  inner.execute = (handles) => {
    try {
      execute(handles);
    } catch (error) {
      onError(error);
    }
  };
  const changeState = inner._onChangeState.bind(node);
  inner._onChangeState = (request, response) => {
    try {
      changeState(request, response);
    } catch {
      // A transition that the present state does not have: refused, as the service's definition says.
      response.send({ ...response.template, success: false });
    }
  };
};
