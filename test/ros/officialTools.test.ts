import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { nodeRig } from '../support/nodeRig.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** One command of the distribution's own tools, as typed; all that it printed. */
const ros2 = (...args: readonly string[]): { status: number | null; text: string } => {
  const { status, stdout, stderr } = spawnSync('ros2', args, {
    env: { ...rosEnvironment(), PYTHONUNBUFFERED: '1' },
    encoding: 'utf8',
    timeout: 90_000,
  });
  return { status, text: `${stdout}${stderr}` };
};
/** The embedded ROS 2 has a stub in their place, which says so. */
const hasTools = (command: string): boolean => ros2(command, '--help').status === 0;
const skipWithout = (command: string) =>
  function (this: Mocha.Context): void {
    if (hasTools(command)) return;
    process.stderr.write(
      `skipped: no ros2 ${command} here; source a ROS 2 distribution with its command-line tools\n`,
    );
    this.skip();
  };

describe('node on real ROS: ros2 lifecycle, param, service, action and topic', function () {
  this.timeout(120_000);
  before(skipWithout('service'));
  nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });
  const folder = tempFolder();
  after(() => {
    folder.remove();
    // The tools leave a daemon in this domain.
    if (hasTools('daemon')) ros2('daemon', 'stop');
  });

  const EXPECTED: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['is listed', ['node', 'list'], /^\/spatial_llava$/m],
    ['tells its state', ['lifecycle', 'get', '/spatial_llava'], /^active \[3\]$/m],
    ['tells its transitions', ['lifecycle', 'list', '/spatial_llava'], /deactivate \[4\]/],
    ['is a lifecycle node', ['lifecycle', 'nodes'], /^\/spatial_llava$/m],
    ['gives a parameter', ['param', 'get', '/spatial_llava', 'standoff'], /Double value is: 1\.0/],
    [
      'describes one',
      ['param', 'describe', '/spatial_llava', 'standoff'],
      /Description: Distance[\s\S]*Max value: 20/,
    ],
    ['takes one', ['param', 'set', '/spatial_llava', 'standoff', '0.8'], /Set parameter successful/],
    [
      'refuses one out of its range, with the reason',
      ['param', 'set', '/spatial_llava', 'standoff', '99.0'],
      /Setting parameter failed: .*20/,
    ],
    ['names the type of its service', ['service', 'type', '/spatial_llava/locate'], /srv\/LocateObject/],
    [
      'answers a question',
      [
        'service',
        'call',
        '/spatial_llava/locate',
        'spatial_llava/srv/LocateObject',
        "{expression: 'the red box'}",
      ],
      /status=0,/,
    ],
    [
      'answers a goal with feedback',
      [
        'action',
        'send_goal',
        '/spatial_llava/locate_object',
        'spatial_llava/action/LocateObject',
        "{expression: 'the red box'}",
        '--feedback',
      ],
      /Feedback:[\s\S]*SUCCEEDED/,
    ],
    [
      'is heard',
      ['topic', 'echo', '--once', '/diagnostics', 'diagnostic_msgs/msg/DiagnosticArray'],
      /spatial_llava/,
    ],
  ];
  for (const [behaviour, args, pattern] of EXPECTED)
    it(`${behaviour}: ros2 ${args.slice(0, 2).join(' ')}`, () => {
      expect(ros2(...args).text).to.match(pattern);
    });

  it('loads back what ros2 param dump wrote', () => {
    const { text } = ros2('param', 'dump', '/spatial_llava');
    expect(text).to.match(/standoff: 0\.8/);
    const path = join(folder.path, 'dump.yaml');
    writeFileSync(path, text.slice(text.indexOf('/spatial_llava:')));
    const loaded = ros2('param', 'load', '/spatial_llava', path).text;
    expect(loaded).to.match(/Set parameter standoff successful/);
  });

  it('is deactivated and activated', () => {
    for (const [transition, state] of [
      ['deactivate', 'inactive'],
      ['activate', 'active'],
    ] as const) {
      expect(ros2('lifecycle', 'set', '/spatial_llava', transition).text).to.match(/successful/);
      expect(ros2('lifecycle', 'get', '/spatial_llava').text).to.match(new RegExp(`^${state} `, 'm'));
    }
  });
});

describe('node on real ROS: ros2 bag play', function () {
  this.timeout(120_000);
  before(skipWithout('bag'));
  const rig = nodeRig({
    parameters: { use_sim_time: true, target_frame: 'map' },
    rosArguments: [
      ['color/image', 'color/image_raw'],
      ['depth/image', 'aligned_depth_to_color/image_raw'],
      ['color/camera_info', 'color/camera_info'],
    ].flatMap(([from, to]) => ['-r', `${from}:=/camera/camera/${to}`]),
  });

  it('answers from a recording that the official player plays', async () => {
    const played = ros2('bag', 'play', 'recordings/living_room.mcap', '--clock').text;
    expect(played).to.not.match(/error/i);
    const { status, message } = await rig.driver.call(
      '/spatial_llava/locate',
      'spatial_llava/srv/LocateObject',
      { expression: 'the table' },
    );
    expect([0, 302], message).to.include(status);
  });
});
