import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openBag } from '../../../src/adapters/bag/openBag.ts';
import {
  compressed,
  hasPython,
  type OddChannel,
  stringCdr,
  writeMcap,
  writeMetadata,
  writeSqlite,
} from '../../support/oddRecordings.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const STRING = 'std_msgs/msg/String';
const START = 1_700_000_000_123_456_789n;
const stamp = (k: number): bigint => START + BigInt(k) * 100_000_000n;
/** Messages k of `/chat`, whose text is their number. */
const chat = (...numbers: number[]): OddChannel => ({
  topic: '/chat',
  type: STRING,
  messages: numbers.map((k) => ({ stampNs: stamp(k), data: stringCdr(String(k)) })),
});

const played = async (path: string) => {
  const opened = await openBag(path);
  if (!opened.ok) throw new Error(opened.failure.message);
  const bag = opened.value;
  const heard: string[] = [];
  const stamps: bigint[] = [];
  for await (const { topic, cdr, stampNs } of bag.messages()) {
    heard.push(`${topic} ${Buffer.from(cdr.subarray(8, -1)).toString()}`);
    stamps.push(stampNs);
  }
  await bag.close();
  return { heard, stamps, topics: bag.topics, warnings: bag.warnings.join('\n'), bag };
};
const said = (...numbers: number[]) => numbers.map((k) => `/chat ${k}`);

describe('recordings as ros2 bag record leaves them', () => {
  const root = tempFolder();
  after(() => root.remove());
  let n = 0;
  const fresh = async () => {
    const folder = join(root.path, `bag_${n++}`);
    await mkdir(folder);
    return folder;
  };

  it('a folder with metadata.yaml and split parts, in order', async () => {
    const folder = await fresh();
    await writeMcap(join(folder, 'r_0.mcap'), [chat(0, 1, 2)]);
    await writeMcap(join(folder, 'r_1.mcap'), [chat(3, 4)]);
    await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.mcap', 'r_1.mcap']);
    for (const path of [folder, `${folder}/`, join(folder, 'metadata.yaml')]) {
      const { heard, topics, warnings, bag } = await played(path);
      expect(heard).to.deep.equal(said(0, 1, 2, 3, 4));
      expect(topics.map(({ name, count }) => [name, count])).to.deep.equal([['/chat', 5]]);
      expect([bag.startNs, bag.endNs]).to.deep.equal([stamp(0), stamp(4)]);
      expect(warnings).to.equal('');
    }
  });

  it('parts that overlap at the split come out in time order', async () => {
    const folder = await fresh();
    await writeMcap(join(folder, 'r_0.mcap'), [chat(0, 1, 3)]);
    await writeMcap(join(folder, 'r_1.mcap'), [chat(2, 4)]);
    await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.mcap', 'r_1.mcap']);
    expect((await played(folder)).heard).to.deep.equal(said(0, 1, 2, 3, 4));
  });

  it('a recorder that was killed: no metadata, parts by their numbers', async () => {
    const folder = await fresh();
    for (const k of [10, 9, 2]) await writeMcap(join(folder, `r_${k}.mcap`), [chat(k)]);
    const { heard, warnings } = await played(folder);
    expect(heard).to.deep.equal(said(2, 9, 10));
    expect(warnings).to.match(/metadata\.yaml is missing/);
  });

  it('a part that is missing or damaged is named, the others play', async () => {
    const folder = await fresh();
    await writeMcap(join(folder, 'r_0.mcap'), [chat(0)]);
    await writeFile(join(folder, 'r_1.mcap'), 'no recording at all, only words');
    await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.mcap', 'r_1.mcap', 'r_2.mcap']);
    const { heard, warnings } = await played(folder);
    expect(heard).to.deep.equal(said(0));
    expect(warnings).to.match(/r_2\.mcap is named by metadata\.yaml and missing/);
    expect(warnings).to.match(/a part is left out: .*r_1\.mcap/);
  });

  it('metadata that points out of its folder reads nothing there', async () => {
    const folder = await fresh();
    await writeMcap(join(root.path, 'outside.mcap'), [chat(7)]);
    await writeMcap(join(folder, 'r_0.mcap'), [chat(0)]);
    await writeMetadata(join(folder, 'metadata.yaml'), ['../outside.mcap', 'sub/r_0.mcap']);
    expect((await played(folder)).heard).to.deep.equal(said(0));
  });

  it('compression of files', async () => {
    const folder = await fresh();
    for (const [k, channel] of [chat(0, 1), chat(2)].entries()) {
      const path = join(folder, `r_${k}.mcap`);
      await writeMcap(path, [channel]);
      await writeFile(`${path}.zstd`, await compressed(await readFile(path)));
      await rm(path);
    }
    await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.mcap.zstd', 'r_1.mcap.zstd'], {
      compression: ['zstd', 'FILE'],
    });
    expect((await played(folder)).heard).to.deep.equal(said(0, 1, 2));
    expect((await played(join(folder, 'r_0.mcap.zstd'))).heard).to.deep.equal(said(0, 1));
  });

  it('compression of messages, whole and damaged', async () => {
    const folder = await fresh();
    const { messages } = chat(0, 1, 2);
    const packed = await Promise.all(messages.map(async (m) => ({ ...m, data: await compressed(m.data) })));
    packed[1] = { ...packed[1]!, data: packed[1]!.data.slice(0, -3) };
    await writeMcap(join(folder, 'r_0.mcap'), [{ ...chat(), messages: packed }]);
    await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.mcap'], { compression: ['zstd', 'MESSAGE'] });
    const { heard, warnings } = await played(folder);
    expect(heard).to.deep.equal(said(0, 2));
    expect(warnings).to.match(/\/chat: messages that cannot be decompressed/);
  });

  describe('sqlite3 storage', () => {
    before(function () {
      if (hasPython()) return;
      process.stderr.write('skipped: no python3 with sqlite3\n');
      this.skip();
    });

    for (const [name, old] of [
      ['as written today', false],
      ['as written before QoS was', true],
    ] as const)
      it(`.db3, ${name}: alone, in a folder, compressed`, async () => {
        const folder = await fresh();
        const path = join(folder, 'r_0.db3');
        const qos = '- durability: transient_local\n  reliability: reliable\n  depth: 1\n';
        writeSqlite(
          path,
          [
            { ...chat(1, 0, 2), qos },
            { ...chat(3), topic: '/other', encoding: 'json' },
          ],
          old,
        );
        await writeMetadata(join(folder, 'metadata.yaml'), ['r_0.db3']);
        for (const from of [path, folder]) {
          const { heard, stamps, topics, warnings } = await played(from);
          expect(heard).to.deep.equal(said(0, 1, 2));
          expect(stamps).to.deep.equal([0, 1, 2].map(stamp));
          expect(topics.map(({ name, count }) => [name, count])).to.deep.equal([['/chat', 3]]);
          expect(topics[0]!.qos.durability).to.equal(old ? 'volatile' : 'transient_local');
          expect(warnings).to.match(/\/other is left out: it is in json/);
        }
        await writeFile(`${path}.zstd`, await compressed(await readFile(path)));
        expect((await played(`${path}.zstd`)).heard).to.deep.equal(said(0, 1, 2));
      });

    it('a file that was cut is refused or read as far as it goes, by name', async () => {
      const folder = await fresh();
      const path = join(folder, 'r_0.db3');
      writeSqlite(path, [{ ...chat(...Array.from({ length: 500 }, (_, k) => k)) }]);
      const bytes = await readFile(path);
      await writeFile(path, bytes.subarray(0, bytes.length / 2));
      const opened = await openBag(path);
      if (!opened.ok) expect(opened.failure.message).to.contain(path);
      else {
        let count = 0;
        for await (const _ of opened.value.messages()) count++;
        expect(count).to.be.below(500);
        expect(opened.value.warnings.join()).to.match(/damage/);
        await opened.value.close();
      }
    });
  });

  describe('what cannot be played is left out by name', () => {
    it('a JSON channel, a channel without schema, ROS 1 messages, one name with two types', async () => {
      const path = join(root.path, 'odd.mcap');
      await writeMcap(path, [
        chat(0, 1),
        { topic: '/json', type: STRING, encoding: 'json', messages: chat(2).messages },
        { topic: '/bare', messages: chat(3).messages },
        { topic: '/old', type: STRING, encoding: 'ros1', messages: chat(4).messages },
        { topic: '/chat', type: 'std_msgs/msg/Empty', messages: chat(5).messages },
        { topic: '/odd', type: 'Some.Proto', messages: chat(6).messages },
      ]);
      const { heard, topics, warnings } = await played(path);
      expect(heard).to.deep.equal(said(0, 1));
      expect(topics.map(({ name, type }) => [name, type])).to.deep.equal([['/chat', STRING]]);
      for (const words of [
        /\/json is left out: it is in json/,
        /\/bare is left out: it has no schema/,
        /\/old is left out: it is of ROS 1/,
        /\/chat has two types: it is played as std_msgs\/msg\/String, and std_msgs\/msg\/Empty is left out/,
        /\/odd is left out: "Some\.Proto" is no type/,
      ])
        expect(warnings).to.match(words);
    });

    it('a bag of ROS 1, with what it needs', async () => {
      const folder = await fresh();
      const path = join(folder, 'old.bag');
      await writeFile(path, '#ROSBAG V2.0\nand so on, for long enough');
      for (const from of [path, folder]) {
        const opened = await openBag(from);
        expect(!opened.ok && opened.failure.message).to.match(/ROS 1 bag|bag of ROS 1/);
        expect(!opened.ok && opened.failure.message).to.match(/rosbags-convert --src/);
      }
    });

    it('an empty folder, and one that is none', async () => {
      const whys = [
        [await fresh(), 'it holds no .mcap and no .db3 file'],
        [join(root.path, 'absent'), 'there is no such file or folder'],
      ] as const;
      for (const [path, why] of whys) {
        const opened = await openBag(path);
        expect(!opened.ok && opened.failure.message).to.equal(`${path}: ${why}`);
      }
    });
  });
});
