import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openBag } from '../../src/adapters/bag/openBag.ts';
import { measured } from '../support/faults/measured.ts';
import { SmallDisk } from '../support/faults/SmallDisk.ts';
import { compressed, stringCdr, writeMcap } from '../support/oddRecordings.ts';
import { SCENE_FRAMES } from '../support/sceneFrames.ts';
import { tempFolder } from '../support/tempFolder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KINDS = ['full', 'read-only'] as const;

describe('a disk that is full or read-only', function () {
  this.timeout(120_000);
  let disk: SmallDisk;
  const folder = tempFolder();
  beforeEach(function () {
    disk = SmallDisk.orSkip(this);
  });
  afterEach(() => disk?.remove());
  after(() => folder.remove());
  const spoil = (kind: (typeof KINDS)[number]) => (kind === 'full' ? disk.fill() : disk.makeReadOnly());

  for (const kind of KINDS)
    it(`${kind}: npm run ask --out says so in one line, and ends with 1`, () => {
      spoil(kind);
      const out = join(disk.path, 'marked.png');
      const argv = [join(SCENE_FRAMES, 'tabletop_boxes'), 'the green box', '--out', out];
      const run = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'src/cli/ask.ts', ...argv, '--detector', 'none', '--classifier', 'none'],
        { cwd: ROOT, encoding: 'utf8' },
      );
      expect(run.status, run.stderr).to.equal(1);
      expect(run.stderr).to.match(kind === 'full' ? /^ask: .*ENOSPC/m : /^ask: .*EROFS/m);
      expect(run.stderr).to.not.match(/\n\s+at /);
      measured(27, `ask --out on a ${kind} disk: exit 1, one line`);
    });

  for (const kind of KINDS)
    it(`${kind}: a compressed recording that cannot be unpacked is refused by name, and leaves nothing`, async () => {
      const path = join(folder.path, 'r_0.mcap');
      // Bytes that do not pack: more of them than the disk holds.
      const noise = Array.from({ length: 90_000 }, (_, i) =>
        String.fromCharCode(33 + ((i * 7919) % 90)),
      ).join('');
      await writeMcap(path, [
        {
          topic: '/chat',
          type: 'std_msgs/msg/String',
          messages: [{ stampNs: 1n, data: stringCdr(noise) }],
        },
      ]);
      const packed = `${path}.zstd`;
      await writeFile(packed, await compressed(await readFile(path)));
      spoil(kind);
      const before = process.env.TMPDIR;
      process.env.TMPDIR = disk.path;
      try {
        const bag = await openBag(packed);
        expect(bag.ok).to.equal(false);
        if (!bag.ok) {
          expect(bag.failure.code).to.equal('NO_FRAME');
          expect(bag.failure.message).to.match(kind === 'full' ? /ENOSPC/ : /EROFS/);
        }
      } finally {
        if (before === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = before;
      }
      measured(27, `unpacking a recording onto a ${kind} disk: NO_FRAME`);
    });
});
