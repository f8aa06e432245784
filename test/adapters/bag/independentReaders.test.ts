import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { RECORDING, readRecording } from '../../support/recording.ts';

/** Counts of decoded messages by topic, and one field that proves that the bytes were understood. */
const READERS = {
  rosbags: `
import sys, json, pathlib
from rosbags.highlevel import AnyReader
from rosbags.typesys import Stores, get_typestore
counts, frames = {}, set()
with AnyReader([pathlib.Path(sys.argv[1])], default_typestore=get_typestore(Stores.ROS2_JAZZY)) as reader:
    latched = [c.topic for c in reader.connections if any(q.durability.name == 'TRANSIENT_LOCAL' for q in c.ext.offered_qos_profiles)]
    for connection, stamp, raw in reader.messages():
        message = reader.deserialize(raw, connection.msgtype)
        counts[connection.topic] = counts.get(connection.topic, 0) + 1
        if hasattr(message, 'header'): frames.add(message.header.frame_id)
print(json.dumps({'counts': counts, 'frames': sorted(frames), 'latched': latched}))`,
  mcap_ros2: `
import sys, json
from mcap.reader import make_reader
from mcap_ros2.decoder import DecoderFactory
counts, frames = {}, set()
with open(sys.argv[1], 'rb') as file:
    for schema, channel, record, message in make_reader(file, decoder_factories=[DecoderFactory()]).iter_decoded_messages():
        counts[channel.topic] = counts.get(channel.topic, 0) + 1
        if hasattr(message, 'header'): frames.add(message.header.frame_id)
print(json.dumps({'counts': counts, 'frames': sorted(frames), 'latched': ['/tf_static']}))`,
} as const;

/** A Python that has the module: BAG_PYTHON (any interpreter with both packages) or the one on the path. */
const pythonWith = (module: string): string | undefined =>
  [process.env.BAG_PYTHON, 'python3'].find(
    (python) => python && spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0,
  );

describe('recordings: read by independent programs', () => {
  for (const [module, program] of Object.entries(READERS))
    it(`${module} decodes every message that we read`, async function () {
      this.timeout(60_000);
      const python = pythonWith(module);
      if (!python) {
        process.stderr.write(
          `skipped: no Python with ${module} (pip install rosbags mcap-ros2-support; BAG_PYTHON names it)\n`,
        );
        this.skip();
      }
      const run = spawnSync(python, ['-c', program, RECORDING], { encoding: 'utf8' });
      expect(run.status, run.stderr).to.equal(0);
      const theirs = JSON.parse(run.stdout.trim().split('\n').at(-1)!);
      const ours: Record<string, number> = {};
      for (const { topic } of await readRecording()) ours[topic] = (ours[topic] ?? 0) + 1;
      expect(theirs.counts).to.deep.equal(ours);
      expect(theirs.frames).to.deep.equal(['camera_color_optical_frame']);
      expect(theirs.latched).to.deep.equal(['/tf_static']);
    });
});
