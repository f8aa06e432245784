import { expect } from 'chai';
import { type DriveOptions, drive } from '../../../src/ros/navigation/drive.ts';
import type { RosClientGoal } from '../../../src/ros/rcl.ts';

const never = new Promise<never>(() => undefined);

interface Server {
  readonly accepts?: boolean;
  /** Status of the ended goal, with its result; none: it never ends. */
  readonly ends?: readonly [status: number, result: object];
  readonly answers?: boolean;
  /** Look from which on the server is gone. */
  readonly goneAfter?: number;
}

/** A goal to a server that behaves so; looks come every few milliseconds. */
function goal(server: Server, abort = new AbortController()) {
  let looks = 0;
  let cancels = 0;
  const sent = {
    isAccepted: () => server.accepts ?? true,
    status: server.ends?.[0],
    getResult: () => (server.ends ? Promise.resolve(server.ends[1]) : never),
    cancelGoal: async () => {
      cancels++;
      return {};
    },
  } as RosClientGoal;
  const options: DriveOptions = {
    client: {
      isActionServerAvailable: () => looks++ < (server.goneAfter ?? Number.POSITIVE_INFINITY),
      sendGoal: () => (server.answers === false ? never : Promise.resolve(sent)),
    },
    name: 'navigate_to_pose',
    goal: {},
    signal: abort.signal,
    lookEveryMs: 5,
    missing: 3,
    cancelWithinMs: 20,
  };
  return { outcome: drive(options), abort, cancels: () => cancels };
}

describe('drive', () => {
  it('ends well when the robot has arrived', async () => {
    expect(await goal({ ends: [4, {}] }).outcome).to.equal(undefined);
  });

  const failures: Record<string, [Server, RegExp]> = {
    'says so when nobody is there': [{ goneAfter: 0 }, /is Nav2 running/],
    'says so when the goal is rejected': [{ accepts: false }, /rejected the goal/],
    "gives Nav2's code and words": [
      { ends: [6, { error_code: 103, error_msg: 'no path' }] },
      /ended aborted, error_code 103 \(INVALID_PATH\): no path/,
    ],
    "gives a plugin's own code without a name": [
      { ends: [6, { error_code: 12_345 }] },
      /ended aborted, error_code 12345$/,
    ],
    'does without a code where Nav2 has none': [{ ends: [6, {}] }, /ended aborted$/],
    'ends when the server goes before it has answered': [{ answers: false, goneAfter: 3 }, /has gone/],
    'ends when the server goes while the robot drives': [{ goneAfter: 3 }, /has gone/],
  };
  for (const [behaviour, [server, message]] of Object.entries(failures))
    it(behaviour, async () => {
      const failure = await goal(server).outcome;
      expect(failure?.code).to.equal('NAVIGATION_FAILED');
      expect(failure?.message).to.match(message);
    });

  it('calls the robot back, and waits no longer than it may for word of it', async () => {
    const { outcome, abort, cancels } = goal({});
    setTimeout(() => abort.abort('a newer target'), 10);
    expect(await outcome).to.deep.equal({ code: 'CANCELLED', message: 'a newer target' });
    expect(cancels()).to.equal(1);
  });

  it('calls back a goal that was given up before it was sent', async () => {
    const abort = new AbortController();
    abort.abort('too late');
    const { outcome, cancels } = goal({}, abort);
    expect((await outcome)?.code).to.equal('CANCELLED');
    expect(cancels()).to.equal(1);
  });
});
