import type { RosNode, RosServiceResponse } from './rcl.ts';

interface Service {
  readonly handle: unknown;
  processRequest(...taken: unknown[]): void;
}

interface Internals {
  readonly _services: readonly Service[];
  execute(handles: readonly unknown[]): void;
  _onChangeState(request: unknown, response: RosServiceResponse): void;
}

/** How long requests that wait are taken one after another before anything else is looked at again. */
const TURN_MS = 4;

/**
 * Keeps a throw inside a callback from ending the process: rclnodejs 2.2 calls `execute` from native code that does not
 * catch, so one malformed parameter message or one impossible lifecycle transition would abort it (exit 134). What was
 * ready and not yet handled stays ready.
 *
 * It also takes one request of a service a round, and a round costs milliseconds: of a flood, the last would wait for
 * minutes to be told BUSY. Here requests are taken as long as there are some, for a bounded time a round.
 */
export const guardNode = (node: RosNode, onError: (error: unknown) => void): void => {
  const inner = node as unknown as Internals;
  const execute = inner.execute.bind(node);
  const guarded = (handles: readonly unknown[]): void => {
    try {
      execute(handles);
    } catch (error) {
      onError(error);
    }
  };
  const counted = new WeakSet<Service>();
  let taken = 0;
  const count = (service: Service): void => {
    if (counted.has(service)) return;
    counted.add(service);
    const process = service.processRequest.bind(service);
    service.processRequest = (...args) => {
      taken++;
      process(...args);
    };
  };
  inner.execute = (handles) => {
    const ready = inner._services.filter(({ handle }) => handles.includes(handle));
    ready.forEach(count);
    guarded(handles);
    if (ready.length === 0) return;
    const again = ready.map(({ handle }) => handle);
    const until = performance.now() + TURN_MS;
    for (let before = -1; taken !== before && performance.now() < until; ) {
      before = taken;
      guarded(again);
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
