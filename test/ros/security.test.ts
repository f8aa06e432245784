import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type ModelServer, startModelServer } from '../support/modelServer.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { elementsOf, parseXml } from '../support/parseXml.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

const read = (path: string) => parseXml(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const policy = read('config/sros2/policy.xml');

/** What the policy allows of a kind, by the name of a rule. */
const allowed = (kind: 'topic' | 'service' | 'action', rule: string): string[] =>
  elementsOf(policy, `${kind}s`)
    .filter(({ attributes }) => attributes[rule] === 'ALLOW')
    .flatMap((rules) => elementsOf(rules, kind).map(({ text }) => text))
    .sort();

/** The topics of the launch file as it stands, without those of compressed transport. */
const remaps = (): string[] => {
  const launch = read('launch/bringup.launch.xml');
  const defaults = new Map(
    elementsOf(launch, 'arg').map(({ attributes: { name, default: to } }) => [name, to]),
  );
  const resolved = (text: string): string =>
    text.replace(/\$\(var (\w+)\)/g, (_, name) => resolved(defaults.get(name) ?? ''));
  return elementsOf(launch, 'remap')
    .map(({ attributes: { from, to } }) => [from!, resolved(to!)] as const)
    .flatMap(([from, to]) => ['-r', `${from}:=${to}`]);
};

describe('node on real ROS: security policy', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  after(() => folder.remove());
  const rig = nodeRig({
    parameters: {
      navigate: true,
      use_sim_time: true,
      'memory.enabled': true,
      'memory.path': join(folder.path, 'memory.sqlite'),
    },
    rosArguments: remaps(),
  });

  it('allows all that the launched node publishes, hears, serves and calls, and nothing else', async () => {
    const seen = await rig.driver.do('endpoints', { name: 'spatial_llava' });
    const plain = (names: string[]) => names.filter((name) => !name.includes('/_action/')).sort();
    const actions = (names: string[]) =>
      [
        ...new Set(
          names.filter((name) => name.includes('/_action/')).map((name) => name.split('/_action/')[0]!),
        ),
      ].sort();
    expect(allowed('topic', 'publish')).to.deep.equal(plain(seen.publish));
    expect(allowed('topic', 'subscribe')).to.deep.equal(plain(seen.subscribe));
    expect(allowed('service', 'reply')).to.deep.equal(plain(seen.reply));
    expect(allowed('service', 'request')).to.deep.equal(plain(seen.request));
    expect(allowed('action', 'execute')).to.deep.equal(actions(seen.reply));
    expect(allowed('action', 'call')).to.deep.equal(actions(seen.request));
  });
});

describe('node on real ROS: security that cannot be had', function () {
  this.timeout(60_000);
  before(function () {
    needsRos(this);
  });
  /** Arguments as the launch file gives them. */
  const [node] = elementsOf(read('launch/bringup.launch.xml'), 'node');
  const enclave = /--enclave (\S+)/.exec(node!.attributes.args!)![1]!;
  const secured = (keystore: string) =>
    new NodeProcess({
      rosArguments: ['--enclave', enclave],
      env: {
        ROS_SECURITY_ENABLE: 'true',
        ROS_SECURITY_STRATEGY: 'Enforce',
        ROS_SECURITY_KEYSTORE: keystore,
      },
    });

  it('does not start without a keystore, and says so in one line', async () => {
    const node = secured('/nonexistent/keystore');
    expect((await node.exit()).code).to.equal(2);
    expect(node.log).to.match(/^spatial_llava cannot start: .*\/nonexistent\/keystore/m);
  });

  it('looks for its keys in the enclave of the policy, and does not start in the open when there are none', async () => {
    const folder = tempFolder();
    expect(elementsOf(policy, 'enclave')[0]!.attributes.path).to.equal(enclave);
    mkdirSync(join(folder.path, 'enclaves', enclave), { recursive: true });
    const node = secured(folder.path);
    expect((await node.exit()).code).to.equal(2);
    expect(node.log).to.include(`Found security directory: ${join(folder.path, 'enclaves', enclave)}`);
    expect(node.log).to.match(/^spatial_llava cannot start: /m);
    folder.remove();
  });
});

describe('node on real ROS: a key belongs to the places that were given at start', function () {
  this.timeout(90_000);
  const KEY = 'sk-only-for-its-host-0123456789';
  let own: ModelServer;
  let listed: ModelServer;
  let stranger: ModelServer;
  let driver: RosDriver;
  let node: NodeProcess;

  before(async function () {
    needsRos(this);
    const picking = () => startModelServer(({ allowed }) => ({ kind: 'mark', mark: allowed[0] ?? null }));
    [own, listed, stranger] = [await picking(), await picking(), await picking()];
    driver = new RosDriver();
    node = new NodeProcess({
      env: { OPENAI_API_KEY: KEY },
      parameters: {
        backend: 'vlm',
        'vlm.provider': 'openai',
        'vlm.model': 'tiny',
        'vlm.base_url': own.baseUrl,
        'vlm.allowed_hosts': new URL(listed.baseUrl).origin,
      },
    });
    await node.logged(/is active/, 60_000);
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });
  after(async () => {
    await driver?.close();
    await node?.kill();
    await Promise.all([own, listed, stranger].map((server) => server?.close()));
  });

  const change = async (...ids: number[]): Promise<void> => {
    for (const id of ids)
      expect(
        (
          await driver.call('/spatial_llava/change_state', 'lifecycle_msgs/srv/ChangeState', {
            transition: { id },
          })
        ).success,
      ).to.equal(true);
  };
  const set = async (name: string, text: string): Promise<{ successful: boolean; reason: string }> =>
    (
      await driver.call('/spatial_llava/set_parameters', 'rcl_interfaces/srv/SetParameters', {
        parameters: [{ name, value: { type: 4, string_value: text } }],
      })
    ).results[0];
  const keysAt = ({ calls }: ModelServer) => new Set(calls.map(({ authorization }) => authorization));
  const [CONFIGURE, CLEANUP, ACTIVATE, DEACTIVATE] = [1, 2, 3, 4];

  it('goes to the server of the start, and no peer on the graph can have it, or pictures, sent elsewhere', async () => {
    expect(keysAt(own)).to.deep.equal(new Set([`Bearer ${KEY}`]));
    await change(DEACTIVATE, CLEANUP);
    const refused = await set('vlm.base_url', stranger.baseUrl);
    expect(refused.successful).to.equal(false);
    expect(refused.reason).to.match(/vlm\.base_url may name only http:\/\/127\.0\.0\.1:/);
    const list = await set('vlm.allowed_hosts', new URL(stranger.baseUrl).origin);
    expect(list).to.deep.include({ successful: false });
    const before = own.calls.length;
    await change(CONFIGURE, ACTIVATE);
    await driver.seen();
    expect(own.calls.length).to.be.greaterThan(before);
    expect(stranger.connections()).to.equal(0);
  });

  it('goes to a place that was listed at start, when told to', async () => {
    expect(listed.connections()).to.equal(0);
    await change(DEACTIVATE, CLEANUP);
    expect(await set('vlm.base_url', listed.baseUrl)).to.deep.include({ successful: true });
    await change(CONFIGURE, ACTIVATE);
    await driver.seen();
    expect(keysAt(listed)).to.deep.equal(new Set([`Bearer ${KEY}`]));
    expect(stranger.connections()).to.equal(0);
  });
});
