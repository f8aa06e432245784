import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { stringCdr, writeMcap, writeMetadata } from '../../support/oddRecordings.ts';
import { RosDriver } from '../../support/RosDriver.ts';
import { RECORDING } from '../../support/recording.ts';
import { needsRos, rosPython } from '../../support/rosPython.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const counter = fileURLToPath(new URL('count_messages.py', import.meta.url));

interface Counted {
  readonly counts: Readonly<Record<string, number>>;
  readonly falls: Readonly<Record<string, number>>;
  readonly shapes: Readonly<Record<string, readonly unknown[]>>;
  readonly first: Readonly<Record<string, number>>;
}

const textOf = (child: ChildProcess) => {
  const text = { value: '' };
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece) => {
      text.value += piece;
    });
  return text;
};

const startReplay = (...options: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'src/replay.ts', RECORDING, ...options], { cwd: root });

/** An rclpy listener (another process, another client library) beside a replay; the listener is there first. */
const counted = async (seconds: number, ...options: string[]) => {
  const { executable, env } = rosPython();
  const listener = spawn(executable, [counter, String(seconds)], { env });
  const heard = textOf(listener);
  const ended = once(listener, 'close');
  while (!heard.value.includes('READY') && listener.exitCode === null)
    await Promise.race([once(listener.stdout!, 'data'), ended]);
  const replay = startReplay(...options);
  const said = textOf(replay);
  const closed = once(replay, 'close');
  await ended;
  // Already over, or looping: then it has to stop when told.
  if (replay.exitCode === null) replay.kill('SIGINT');
  const [code] = await closed;
  const line = heard.value.trim().split('\n').at(-1)!;
  expect(line, heard.value).to.match(/^\{/);
  return { code, said: said.value, ...(JSON.parse(line) as Counted) };
};

describe('replay, heard by rclpy', function () {
  this.timeout(90_000);
  before(function () {
    needsRos(this);
  });

  it('publishes every frame, decoded, with tf, latched static tf and a clock that never goes back', async () => {
    const { code, said, counts, falls, shapes } = await counted(24, '--delay', '4');
    expect(code, said).to.equal(0);
    expect(said).to.match(/color\/image_raw: 56 published/);
    for (const name of ['color', 'depth', 'info']) expect(counts[name], name).to.be.within(55, 56);
    expect(counts.tf).to.be.within(290, 300);
    expect(counts.tf_static).to.equal(1);
    expect(counts.clock).to.be.at.least(300);
    expect(shapes.color).to.deep.equal(['rgb8', 640, 480, 1920, 921600]);
    expect(shapes.depth).to.deep.equal(['16UC1', 640, 480, 1280, 614400]);
    expect(Object.values(falls)).to.deep.equal([0, 0, 0, 0, 0, 0]);
  });

  it('loops with one backward jump of the clock a round, and stops clean on SIGINT', async () => {
    const { code, said, counts, falls } = await counted(22, '--delay', '2', '--rate', '4', '--loop');
    expect(code, said).to.equal(0);
    expect(falls.clock).to.be.at.least(2);
    expect(falls.info).to.be.within(falls.clock! - 1, falls.clock! + 1);
    expect(counts.color).to.be.greaterThan(100);
  });

  it('says which file it cannot open and exits 1 without touching ROS', async () => {
    const replay = spawn(process.execPath, ['--import', 'tsx', 'src/replay.ts', 'absent.mcap'], {
      cwd: root,
    });
    const said = textOf(replay);
    const [code] = await once(replay, 'close');
    expect(code).to.equal(1);
    expect(said.value).to.match(/^replay: absent\.mcap: /);
  });

  it('plays a folder past what it cannot: a type that is not installed is named, static tf of any QoS reaches who comes late', async () => {
    const folder = tempFolder();
    const driver = new RosDriver();
    try {
      const stamps = Array.from(
        { length: 60 },
        (_, k) => 1_700_000_000_000_000_000n + BigInt(k) * 200_000_000n,
      );
      const empty = Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0);
      await writeMcap(join(folder.path, 'r_0.mcap'), [
        {
          topic: '/chat',
          type: 'std_msgs/msg/String',
          messages: stamps.map((stampNs) => ({ stampNs, data: stringCdr('hello') })),
        },
        { topic: '/odd', type: 'nowhere_msgs/msg/Thing', messages: [{ stampNs: stamps[0]!, data: empty }] },
        {
          topic: '/tf_static',
          type: 'tf2_msgs/msg/TFMessage',
          messages: [{ stampNs: stamps[0]!, data: empty }],
        },
      ]);
      await writeMetadata(join(folder.path, 'metadata.yaml'), ['r_0.mcap']);
      const replay = spawn(process.execPath, ['--import', 'tsx', 'src/replay.ts', folder.path], {
        cwd: root,
      });
      const output = textOf(replay);
      const closed = once(replay, 'close');
      await driver.do('listen', { topic: '/chat', type: 'std_msgs/msg/String' });
      const { count, last } = await driver.do('heard', { topic: '/chat', at_least: 5, timeout: 30 });
      expect(count, output.value).to.be.at.least(5);
      expect(last).to.deep.equal({ data: 'hello' });
      // Recorded without QoS and sent long ago.
      await driver.do('listen', { topic: '/tf_static', type: 'tf2_msgs/msg/TFMessage', qos: 'latched' });
      expect(await driver.do('heard', { topic: '/tf_static', at_least: 1 })).to.deep.include({ count: 1 });
      replay.kill('SIGINT');
      const [code] = await closed;
      expect(code, output.value).to.equal(0);
      expect(output.value).to.match(/\/odd is left out: nowhere_msgs\/msg\/Thing is not installed/);
      expect(output.value).to.not.match(/\n\s+at /);
    } finally {
      await driver.close();
      folder.remove();
    }
  });
});
