import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { elementsOf, parseXml } from '../support/parseXml.ts';
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
