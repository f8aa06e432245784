import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos, rosPython } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

const DUMP = fileURLToPath(new URL('../support/param_dump.py', import.meta.url));

describe('node on real ROS: what is given at start', function () {
  this.timeout(90_000);
  const folder = tempFolder();
  let node: NodeProcess | undefined;
  let driver: RosDriver | undefined;
  before(function () {
    needsRos(this);
  });
  // A node that is killed is still offered its questions for a while: each ends by itself, and its client with it.
  const end = async () => {
    await driver?.close();
    driver = undefined;
    if (node?.isRunning) node.signal('SIGTERM');
    await node?.exit();
  };
  afterEach(end);
  after(() => folder.remove());

  const start = async (rosArguments: readonly string[], ready: RegExp = /is unconfigured/) => {
    node = new NodeProcess({ parameters: { autostart: false }, rosArguments });
    await node.logged(ready);
    driver = new RosDriver();
    return node;
  };
  const file = (yaml: string): string => {
    const path = join(folder.path, 'params.yaml');
    writeFileSync(path, yaml);
    return path;
  };
  const get = async (name: string, of: string) =>
    (await driver!.call(`${of}/get_parameters`, 'rcl_interfaces/srv/GetParameters', { names: [name] }))
      .values[0];

  it('applies the sections that name it, in a namespace as well, and says which it passed over', async () => {
    const path = file(
      [
        ['/**', 'max_candidates: 3'],
        ['/**/spatial_llava', 'max_marks: 4'],
        ['/robot1/spatial_llava', 'frame_history: 5'],
        ['robot1/spatial_llava', 'jpeg_quality: 6'],
        ['spatial_llava', 'max_pending_requests: 7'],
        ['/robot2/spatial_llava', 'max_expression_length: 8'],
      ]
        .map(([section, line]) => `${section}:\n  ros__parameters:\n    ${line}\n`)
        .join(''),
    );
    const { log } = await start(['-r', '__ns:=/robot1', '--params-file', path]);
    const values: Record<string, number> = {};
    for (const name of [
      'max_candidates',
      'max_marks',
      'frame_history',
      'jpeg_quality',
      'max_pending_requests',
      'max_expression_length',
    ])
      values[name] = (await get(name, '/robot1/spatial_llava')).integer_value;
    expect(values).to.deep.equal({
      max_candidates: 3,
      max_marks: 4,
      frame_history: 5,
      jpeg_quality: 6,
      max_pending_requests: 8,
      max_expression_length: 500,
    });
    expect(log).to.match(/section "spatial_llava" do not apply to \/robot1\/spatial_llava/);
    expect(log).to.match(/section "\/robot2\/spatial_llava" do not apply/);
  });

  it('takes back what ros2 param dump wrote of it', async () => {
    await start(['-p', 'standoff:=3.5', '-p', 'image_rectified:=no', '-p', 'target_frame:=odom']);
    const { executable, env } = rosPython();
    const dumped = spawnSync(executable, [DUMP, '/spatial_llava'], { env, encoding: 'utf8' });
    expect(dumped.stderr + dumped.stdout).to.match(/^\/spatial_llava:\n {2}ros__parameters:/m);
    await end();
    const { log } = await start(['--params-file', file(dumped.stdout)]);
    expect((await get('standoff', '/spatial_llava')).double_value).to.equal(3.5);
    expect((await get('image_rectified', '/spatial_llava')).string_value).to.equal('no');
    expect((await get('target_frame', '/spatial_llava')).string_value).to.equal('odom');
    expect(log).to.not.match(/WARN/);
  });

  it('names what it does not know, with what was most likely meant', async () => {
    const path = file('/**:\n  ros__parameters:\n    standof: 2.0\n    vlm:\n      basurl: "x"\n');
    const { log } = await start(['--params-file', path, '-p', 'targetframe:=odom', '-p', 'zzz:=1']);
    expect(log).to.match(/no parameter "standof".*did you mean standoff\?/);
    expect(log).to.match(/no parameter "vlm\.basurl".*did you mean vlm\.base_url\?/);
    expect(log).to.match(/no parameter "targetframe".*did you mean target_frame\?/);
    expect(log).to.match(/no parameter "zzz", it has no effect(?!.*did you mean)/);
  });

  for (const value of ['maybe', '1', '"true"'])
    it(`does not start with use_sim_time:=${value}, on whichever clock that would be`, async () => {
      node = new NodeProcess({ rosArguments: ['-p', `use_sim_time:=${value}`] });
      expect((await node.exit()).code).to.equal(2);
      expect(node.log).to.match(/cannot start: use_sim_time must be true or false, not/);
    });

  it('takes yes, no, on and off as the words they are, at start and later', async () => {
    await start(['-p', 'image_rectified:=yes', '-p', 'vlm.crops:=off']);
    expect((await get('image_rectified', '/spatial_llava')).string_value).to.equal('yes');
    expect((await get('vlm.crops', '/spatial_llava')).string_value).to.equal('off');
    const { results } = await driver!.call(
      '/spatial_llava/set_parameters',
      'rcl_interfaces/srv/SetParameters',
      { parameters: [{ name: 'vlm.crops', value: { type: 1, bool_value: true } }] },
    );
    expect(results[0].successful).to.equal(true);
    expect((await get('vlm.crops', '/spatial_llava')).string_value).to.equal('on');
  });
});

describe('node on real ROS: a backend without its model', function () {
  this.timeout(60_000);
  let node: NodeProcess | undefined;
  before(function () {
    needsRos(this);
  });
  afterEach(() => node?.kill());

  for (const [given, lacking] of [
    [['backend:=vlm'], /cannot configure: .*is no name of a model/],
    [['backend:=vlm', 'vlm.provider:=openai', 'vlm.model:=m'], /cannot configure: .*vlm\.base_url/],
  ] as const)
    it(`${given.join(' ')}: configure is refused, and says what is missing`, async () => {
      node = new NodeProcess({
        main: 'src/main.ts',
        rosArguments: given.flatMap((one) => ['-p', one]),
      });
      await node.logged(/is unconfigured/, 30_000);
      expect(node.log).to.match(lacking);
    });
});
