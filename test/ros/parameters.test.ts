import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { NodeProcess } from '../support/NodeProcess.ts';
import { nodeRig } from '../support/nodeRig.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** rcl_interfaces/ParameterType. */
const [NOT_SET, BOOL, INTEGER, DOUBLE, STRING] = [0, 1, 2, 3, 4];

describe('node on real ROS: parameters', function () {
  this.timeout(60_000);
  const rig = nodeRig();

  const set = async (name: string, value: object) =>
    (
      await rig.driver.call('/spatial_llava/set_parameters', 'rcl_interfaces/srv/SetParameters', {
        parameters: [{ name, value }],
      })
    ).results[0];
  const get = async (name: string) =>
    (
      await rig.driver.call('/spatial_llava/get_parameters', 'rcl_interfaces/srv/GetParameters', {
        names: [name],
      })
    ).values[0];

  it('refuses out of range, NaN, wrong type, unknown choice and fixed ones while active, with the reason', async () => {
    const cases: [string, object, RegExp][] = [
      ['standoff', { type: DOUBLE, double_value: -1 }, /standoff must be from 0 to 20 m, not -1/],
      ['standoff', { type: DOUBLE, double_value: Number.MAX_VALUE }, /from 0 to 20 m/],
      ['standoff', { type: STRING, string_value: 'far' }, /standoff must be a number/],
      ['max_candidates', { type: DOUBLE, double_value: 2.5 }, /whole number from 1 to 40/],
      ['backend', { type: STRING, string_value: 'gpt' }, /one of geometric, vlm, hybrid/],
      [
        'backend',
        { type: STRING, string_value: 'vlm' },
        /can be changed only while the node is unconfigured/,
      ],
      ['standoff', { type: NOT_SET }, /standoff must be a number/],
    ];
    for (const [name, value, reason] of cases) {
      const result = await set(name, value);
      expect(result.successful, name).to.equal(false);
      expect(result.reason).to.match(reason);
    }
    expect((await get('standoff')).double_value).to.equal(1);
  });

  it('takes a whole number for a double', async () => {
    expect(await set('standoff', { type: INTEGER, integer_value: 2 })).to.deep.include({ successful: true });
    expect(await get('standoff')).to.deep.include({ type: DOUBLE, double_value: 2 });
  });

  it('applies a set of changes wholly or not at all', async () => {
    const result = await rig.driver.call(
      '/spatial_llava/set_parameters_atomically',
      'rcl_interfaces/srv/SetParametersAtomically',
      {
        parameters: [
          { name: 'standoff', value: { type: DOUBLE, double_value: 3 } },
          { name: 'max_candidates', value: { type: INTEGER, integer_value: 0 } },
        ],
      },
    );
    expect(result.result.successful).to.equal(false);
    expect((await get('standoff')).double_value).to.equal(2);
  });

  it('survives a parameter of a type that does not exist', async () => {
    const unanswered = rig.driver.do('call', {
      service: '/spatial_llava/set_parameters',
      type: 'rcl_interfaces/srv/SetParameters',
      request: { parameters: [{ name: 'standoff', value: { type: 77 } }] },
      timeout: 1,
    });
    await unanswered.catch(() => undefined);
    expect((await get('standoff')).double_value).to.equal(2);
  });

  it('describes ranges, choices and when a change is allowed', async () => {
    const { descriptors } = await rig.driver.call(
      '/spatial_llava/describe_parameters',
      'rcl_interfaces/srv/DescribeParameters',
      { names: ['standoff', 'max_marks', 'backend'] },
    );
    expect(descriptors[0].floating_point_range).to.deep.equal([{ from_value: 0, to_value: 20, step: 0 }]);
    expect(descriptors[1].integer_range[0]).to.deep.include({ from_value: 1, to_value: 40 });
    expect(descriptors[2].additional_constraints).to.match(
      /one of geometric, vlm, hybrid; changed only while/,
    );
    expect(descriptors[2].description).to.have.length.greaterThan(20);
  });

  it('follows a thousand changes in a row', async () => {
    const changes = Array.from({ length: 1000 }, (_, i) => ({
      name: 'standoff',
      value: { type: DOUBLE, double_value: (i % 20) + 0.5 },
    }));
    const { results } = await rig.driver.call(
      '/spatial_llava/set_parameters',
      'rcl_interfaces/srv/SetParameters',
      {
        parameters: changes,
      },
    );
    expect(results).to.deep.equal({ length: 1000 });
    expect((await get('standoff')).double_value).to.equal(19.5);
  });

  it('keeps names of others apart: qos_overrides are there, a typo is not, and says which was meant', async () => {
    const known = await get('qos_overrides./color/image.subscription.reliability');
    expect(known).to.deep.include({ type: STRING, string_value: 'best_effort' });
    expect(await set('standof', { type: DOUBLE, double_value: 1 })).to.deep.equal({
      successful: false,
      reason: 'there is no parameter "standof": did you mean standoff?',
    });
    expect((await set('use_sim_time', { type: BOOL, bool_value: false })).successful).to.equal(true);
  });
});

describe('node on real ROS: parameter files', function () {
  this.timeout(60_000);

  const folder = tempFolder();
  after(() => folder.remove());

  const started = async (yaml: string) => {
    const file = join(folder.path, 'params.yaml');
    writeFileSync(file, yaml);
    return new NodeProcess({ rosArguments: ['--params-file', file] });
  };

  it('starts from the shipped file', async function () {
    needsRos(this);
    const shipped = new URL('../../config/spatial_llava.yaml', import.meta.url).pathname;
    const node = new NodeProcess({ rosArguments: ['--params-file', shipped] });
    await node.logged(/is active/);
    node.signal('SIGTERM');
    expect((await node.exit()).code).to.equal(0);
  });

  it('does not start past a value out of range, and says which', async function () {
    needsRos(this);
    const node = await started('spatial_llava:\n  ros__parameters:\n    sync_slop: 7.5\n');
    expect((await node.exit()).code).to.equal(2);
    expect(node.log).to.match(/cannot start: sync_slop must be from 0 to 1 s, not 7.5/);
  });

  it('takes whole numbers for doubles in a file', async function () {
    needsRos(this);
    const node = await started('spatial_llava:\n  ros__parameters:\n    standoff: 2\n    autostart: false\n');
    await node.logged(/is unconfigured/);
    node.signal('SIGTERM');
    expect((await node.exit()).code).to.equal(0);
  });
});
