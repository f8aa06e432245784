import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Bond } from '../../src/ros/bond/Bond.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { rosPython } from '../support/rosPython.ts';

const said = (instance_id: string, active = true, id = 'spatial_llava') => ({
  id,
  instance_id,
  active,
  heartbeat_timeout: 2,
  heartbeat_period: 0.1,
});

describe('Bond', () => {
  const bond = () => new Bond('spatial_llava', 'me');

  it('is silent until a manager of this node speaks, and answers that one at once', () => {
    const own = bond();
    expect(own.beat(0)).to.equal(undefined);
    expect(own.hear(said('manager', true, 'controller_server'), 0)).to.equal(undefined);
    expect(own.hear(said('me'), 0)).to.equal(undefined);
    expect(own.isBonded).to.equal(false);
    expect(own.hear(said('manager'), 0)).to.deep.include({
      id: 'spatial_llava',
      instance_id: 'me',
      active: true,
    });
    expect(own.beat(100)).to.deep.include({ active: true });
  });

  it('falls silent when the manager has been silent for the time-out that it stated, and bonds with its successor', () => {
    const own = bond();
    own.hear(said('manager'), 0);
    expect(own.beat(1900)).to.deep.include({ active: true });
    expect(own.beat(2100)).to.equal(undefined);
    expect(own.hear(said('successor'), 9000)).to.deep.include({ active: true });
  });

  it('believes a few managers and none for ever, whatever strangers say', () => {
    const own = bond();
    let answered = 0;
    for (let i = 0; i < 1000; i++)
      if (own.hear({ ...said(`stranger ${i}`), heartbeat_timeout: i % 2 ? 1e30 : Number.NaN }, 0)) answered++;
    expect(answered).to.equal(8);
    expect(own.beat(59_000)).to.deep.include({ active: true });
    expect(own.beat(61_000)).to.equal(undefined);
  });

  it('acknowledges the end of the last bond only, and says its own end once', () => {
    const own = bond();
    own.hear(said('one'), 0);
    own.hear(said('two'), 0);
    expect(own.hear(said('one', false), 10)).to.equal(undefined);
    expect(own.hear(said('two', false), 10)).to.deep.include({ active: false });
    expect(own.end()).to.equal(undefined);
    own.hear(said('three'), 20);
    expect(own.end()).to.deep.include({ active: false });
    expect(own.beat(30)).to.equal(undefined);
  });
});

describe('node on real ROS: a lifecycle manager with a bond, as Nav2 has it', function () {
  this.timeout(60_000);
  /** Nav2's default. */
  const BOND_TIMEOUT = 4;
  let manager: ChildProcess;
  let lines: Interface;
  const rig = nodeRig({ parameters: { autostart: false } }, undefined, /is unconfigured/);
  const ask = (command: object): Promise<Record<string, unknown>> =>
    new Promise((resolve) => {
      lines.once('line', (line) => resolve(JSON.parse(line)));
      manager.stdin!.write(`${JSON.stringify(command)}\n`);
    });

  before(() => {
    const { executable, env } = rosPython();
    const script = fileURLToPath(new URL('../support/lifecycle_manager.py', import.meta.url));
    manager = spawn(executable, [script, 'spatial_llava', `${BOND_TIMEOUT}`], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    lines = createInterface({ input: manager.stdout! });
  });
  after(() => manager?.kill('SIGKILL'));

  it('is brought up, keeps the bond and is brought down, twice', async () => {
    for (let round = 0; round < 2; round++) {
      expect(await ask({ do: 'up' })).to.deep.equal({ moved: [true, true], state: 'active', formed: true });
      const { beats, broken } = await ask({ do: 'watch', seconds: 2 });
      expect(broken).to.equal(false);
      expect(beats).to.be.at.least(5);
      expect(await ask({ do: 'down' })).to.deep.equal({ acknowledged: true, moved: [true, true] });
    }
  });

  it('outlives a manager that vanished, and bonds with the next', async () => {
    expect(await ask({ do: 'up' })).to.deep.include({ formed: true });
    await ask({ do: 'vanish' });
    expect(await ask({ do: 'watch', seconds: 0.5 })).to.deep.include({ beats: 0 });
    expect(await ask({ do: 'down' })).to.deep.include({ moved: [true, true] });
    expect(await ask({ do: 'up' })).to.deep.include({ state: 'active', formed: true });
  });

  it('is missed within the time-out when it dies', async () => {
    rig.node.signal('SIGKILL');
    expect(await ask({ do: 'watch', seconds: 10 })).to.deep.include({ broken: true });
  });
});
