import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isLong, lengthOf } from '../support/faults/length.ts';
import { measured } from '../support/faults/measured.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { needsRos } from '../support/rosPython.ts';

const COLLECTOR = new URL('../support/collectOnSignal.mjs', import.meta.url).href;
const ROUNDS = lengthOf(35, 1000);
const [CONFIGURE, CLEANUP, ACTIVATE, DEACTIVATE] = [1, 2, 3, 4];
const SHUTDOWN = { unconfigured: 5, inactive: 6, active: 7 };

describe('node on real ROS: lifecycle', function () {
  this.timeout(90_000);
  const rig = nodeRig(
    { parameters: { autostart: false }, env: { NODE_OPTIONS: `--import ${COLLECTOR}` } },
    undefined,
    /is unconfigured/,
  );
  /** Resident bytes at rest: once the models are up, no image comes and what is garbage has gone. */
  const withoutGarbage = async (): Promise<number> => {
    if (isLong) {
      await new Promise((resolve) => setTimeout(resolve, 8000));
      await rig.driver.do('stop_camera');
    }
    for (let i = 0; i < (isLong ? 5 : 2); i++) {
      rig.node.signal('SIGUSR2');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const { rss } = rig.node;
    if (isLong) await rig.driver.do('camera', { hz: 30 });
    return rss;
  };

  const change = async (id: number): Promise<boolean> =>
    (
      await rig.driver.call('/spatial_llava/change_state', 'lifecycle_msgs/srv/ChangeState', {
        transition: { id },
      })
    ).success;
  const state = async (): Promise<string> =>
    (await rig.driver.call('/spatial_llava/get_state', 'lifecycle_msgs/srv/GetState')).current_state.label;
  const locate = () =>
    rig.driver.call('/spatial_llava/locate', 'spatial_llava/srv/LocateObject', { expression: 'the red box' });

  it('waits unconfigured when autostart is off, and says INACTIVE to questions', async () => {
    expect(await state()).to.equal('unconfigured');
    const { status, message } = await locate();
    expect(status).to.equal(601);
    expect(message).to.match(/not active/);
  });

  it('tells which transitions lead where, from the present state and in all', async () => {
    const ask = async (name: string): Promise<readonly string[]> =>
      (
        await rig.driver.call(`/spatial_llava/${name}`, 'lifecycle_msgs/srv/GetAvailableTransitions')
      ).available_transitions.map(
        (one: Record<'transition' | 'start_state' | 'goal_state', { label: string }>) =>
          `${one.start_state.label} -${one.transition.label}-> ${one.goal_state.label}`,
      );
    expect(await ask('get_available_transitions')).to.deep.equal([
      'unconfigured -configure-> configuring',
      'unconfigured -shutdown-> shuttingdown',
    ]);
    const graph = await ask('get_transition_graph');
    expect(graph).to.include.members([
      'inactive -activate-> activating',
      'activating -transition_success-> active',
      'active -deactivate-> deactivating',
    ]);
    expect(graph.length).to.be.above(15);
  });

  it('refuses every transition that its state does not have, and stays where it is', async () => {
    for (const id of [CLEANUP, ACTIVATE, DEACTIVATE, SHUTDOWN.active, 99])
      expect(await change(id), `${id}`).to.equal(false);
    expect(await state()).to.equal('unconfigured');
    expect(await change(CONFIGURE)).to.equal(true);
    for (const id of [CONFIGURE, DEACTIVATE, SHUTDOWN.active])
      expect(await change(id), `${id}`).to.equal(false);
    expect(await state()).to.equal('inactive');
    expect((await locate()).status).to.equal(601);
    expect(await change(ACTIVATE)).to.equal(true);
    for (const id of [CONFIGURE, CLEANUP, ACTIVATE]) expect(await change(id), `${id}`).to.equal(false);
    expect(await state()).to.equal('active');
    expect((await locate()).status).to.equal(101);
  });

  it('goes round forty times under 30 Hz of images without losing file descriptors or its subscriptions', async function () {
    this.timeout(180_000 + ROUNDS * 2000);
    await rig.driver.do('camera', { hz: 30 });
    const descriptors = () => readdirSync(`/proc/${rig.node.pid}/fd`).length;
    const round = async () => {
      for (const id of [DEACTIVATE, CLEANUP, CONFIGURE, ACTIVATE]) expect(await change(id)).to.equal(true);
    };
    const warmUp = isLong ? 100 : 5;
    for (let i = 0; i < warmUp; i++) await round();
    const before = descriptors();
    const rssBefore = await withoutGarbage();
    for (let i = 0; i < ROUNDS; i++) await round();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    // One descriptor lost a round would be thirty-five.
    expect(descriptors()).to.be.at.most(before + 5);
    const rss = await withoutGarbage();
    const growth = 100 * (rss / rssBefore - 1);
    // In a few rounds memory is still on its way up.
    if (isLong) expect(growth, '% of resident memory grown').to.be.below(5);
    measured(
      19,
      `${ROUNDS} rounds of deactivate, cleanup, configure, activate: descriptors ${before} to ${descriptors()}, ` +
        `resident ${(rssBefore / 1e6).toFixed(0)} to ${(rss / 1e6).toFixed(0)} MB (${growth.toFixed(1)} %)`,
    );
    await rig.driver.do('tf');
    await rig.driver.seen();
    await rig.driver.do('stop_camera');
  });

  it('shuts down from active by request, and still ends cleanly', async () => {
    expect(await change(SHUTDOWN.active)).to.equal(true);
    expect(await state()).to.equal('finalized');
    rig.node.signal('SIGINT');
    expect(await rig.node.exit()).to.deep.equal({ code: 0, signal: null });
  });
});

describe('node on real ROS: signals', function () {
  this.timeout(120_000);

  before(function () {
    needsRos(this);
  });

  const phases: [string, Record<string, boolean>, RegExp | undefined][] = [
    ['active', {}, /is active/],
    ['unconfigured', { autostart: false }, /is unconfigured/],
    ['active on simulated time without /clock', { use_sim_time: true }, /is active/],
  ];
  for (const [phase, parameters, ready] of phases)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      it(`ends with exit code 0 on ${signal} while ${phase}, its last word logged`, async () => {
        const node = new NodeProcess({ parameters });
        if (ready) await node.logged(ready);
        node.signal(signal);
        expect(await node.exit(), node.log).to.deep.equal({ code: 0, signal: null });
        expect(node.log).to.include(`${signal}: shutting down`);
      });

  it('ends with exit code 0 on a second signal at once', async () => {
    const node = new NodeProcess();
    await node.logged(/is active/);
    node.signal('SIGTERM');
    node.signal('SIGINT');
    node.signal('SIGTERM');
    expect(await node.exit(), node.log).to.deep.equal({ code: 0, signal: null });
  });

  it('leaves no process behind: engine thread and model process go with it', async () => {
    const node = new NodeProcess({ main: 'src/main.ts' });
    await node.logged(/is active/);
    const children = () => {
      try {
        return execFileSync('pgrep', ['-P', String(node.pid)], { encoding: 'utf8' })
          .trim()
          .split('\n');
      } catch {
        return [];
      }
    };
    const until = Date.now() + 20_000;
    while (children().length === 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const started = children();
    node.signal('SIGTERM');
    expect(await node.exit(), node.log).to.deep.equal({ code: 0, signal: null });
    await new Promise((resolve) => setTimeout(resolve, 300));
    // A process that has ended may wait for its new parent to collect it.
    const state = (pid: string) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]![0]!;
      } catch {
        return 'gone';
      }
    };
    expect(started.length).to.be.greaterThan(0);
    for (const pid of started) expect(state(pid), `child ${pid}`).to.be.oneOf(['gone', 'Z']);
  });
});
