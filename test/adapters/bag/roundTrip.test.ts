import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BagMessage } from '../../../src/adapters/bag/Bag.ts';
import { BagDecoder } from '../../../src/adapters/bag/BagDecoder.ts';
import { BagWriter } from '../../../src/adapters/bag/BagWriter.ts';
import { openBag } from '../../../src/adapters/bag/openBag.ts';

const stampOf = (ns: bigint) => ({ sec: Number(ns / 1_000_000_000n), nanosec: Number(ns % 1_000_000_000n) });
const IMAGE = 'sensor_msgs/msg/CompressedImage';
const START = 1_000_000_000_000n;

/** 40 images of 4 kB on two topics, and one latched message; the second topic is written late on purpose. */
const writeSample = async (path: string, compression: '' | 'zstd') => {
  const writer = await BagWriter.create(path, { compression, chunkBytes: 16 * 1024 });
  await writer.addTopic('/color', IMAGE, { reliability: 'best_effort', durability: 'volatile', depth: 5 });
  await writer.addTopic('/tf_static', 'tf2_msgs/msg/TFMessage', {
    reliability: 'reliable',
    durability: 'transient_local',
    depth: 1,
  });
  await writer.write('/tf_static', { transforms: [] }, START);
  for (let k = 0; k < 40; k++) {
    const stampNs = START + BigInt(k % 2 === 0 ? k : k - 2) * 100_000_000n;
    await writer.write(
      '/color',
      {
        header: { stamp: stampOf(stampNs), frame_id: 'camera' },
        format: 'jpeg',
        data: new Uint8Array(4096).fill(k),
      },
      stampNs < START ? START : stampNs,
    );
  }
  await writer.note('origin', { made_by: 'test' });
  await writer.close();
};

const collect = async (path: string) => {
  const opened = await openBag(path);
  if (!opened.ok) throw new Error(opened.failure.message);
  const messages: BagMessage[] = [];
  for await (const message of opened.value.messages()) messages.push(message);
  await opened.value.close();
  return { bag: opened.value, messages };
};

describe('recordings: written, read, cut', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bag-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const compression of ['', 'zstd'] as const)
    it(`gives back every message byte for byte in time order (chunks: ${compression || 'plain'})`, async () => {
      const path = join(folder, `whole-${compression}.mcap`);
      await writeSample(path, compression);
      const { bag, messages } = await collect(path);
      expect(bag.warnings).to.deep.equal([]);
      expect(messages).to.have.length(41);
      for (let k = 1; k < messages.length; k++)
        expect(messages[k]!.stampNs >= messages[k - 1]!.stampNs, `message ${k}`).to.equal(true);
      const decoder = new BagDecoder();
      const fills = messages
        .filter(({ topic }) => topic === '/color')
        .map((message) => {
          const image = decoder.decode<{ header: { frame_id: string }; data: Uint8Array }>(message);
          if (!image.ok) throw new Error(image.failure.message);
          expect(image.value.header.frame_id).to.equal('camera');
          expect(image.value.data.every((byte) => byte === image.value.data[0])).to.equal(true);
          return image.value.data[0]!;
        });
      expect([...fills].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 40 }, (_, k) => k));
    });

  it('keeps the offered QoS, so that a latched topic stays latched', async () => {
    const path = join(folder, 'qos.mcap');
    await writeSample(path, 'zstd');
    const { bag } = await collect(path);
    const byName = new Map(bag.topics.map((topic) => [topic.name, topic]));
    expect(byName.get('/tf_static')!.qos.durability).to.equal('transient_local');
    expect(byName.get('/color')!.qos).to.deep.equal({
      reliability: 'best_effort',
      durability: 'volatile',
      depth: 5,
    });
    expect(byName.get('/color')!.count).to.equal(40);
  });

  it('reads a file cut anywhere up to the cut, in time order, and says so', async () => {
    const path = join(folder, 'cut.mcap');
    await writeSample(path, '');
    const whole = await readFile(path);
    let last = -1;
    for (const share of [0.2, 0.45, 0.7, 0.97]) {
      await writeFile(path, whole);
      await truncate(path, Math.floor(whole.length * share));
      const { bag, messages } = await collect(path);
      expect(bag.warnings.join(), `cut at ${share}`).to.match(/cut short at byte \d+/);
      expect(messages.length).to.be.greaterThan(last).and.at.most(41);
      for (let k = 1; k < messages.length; k++)
        expect(messages[k]!.stampNs >= messages[k - 1]!.stampNs).to.equal(true);
      last = messages.length;
    }
    expect(last).to.be.at.least(35);
  });

  it('stops at a damaged chunk with a warning and gives what came before it', async () => {
    const path = join(folder, 'damaged.mcap');
    await writeSample(path, '');
    const bytes = await readFile(path);
    bytes.fill(0xff, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.5) + 64);
    await writeFile(path, bytes);
    const { bag, messages } = await collect(path);
    expect(bag.warnings.join()).to.match(/damage/);
    expect(messages.length).to.be.greaterThan(5).and.lessThan(41);
  });

  it('refuses what is no recording and names the file', async () => {
    const path = join(folder, 'note.txt');
    await writeFile(path, 'a note that is long enough to hold a magic number');
    for (const wrong of [path, join(folder, 'absent.mcap')]) {
      const opened = await openBag(wrong);
      expect(opened.ok).to.equal(false);
      if (!opened.ok) expect(opened.failure.message).to.contain(wrong);
    }
  });
});
