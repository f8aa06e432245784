import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { evalMarks } from '../../../src/cli/eval/marks.ts';
import { printMarks } from '../../../src/cli/eval/printMarks.ts';
import { ok } from '../../../src/core/result.ts';
import type { MarkedFrame } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import type { Composition } from '../../../src/engine/compose/Composition.ts';
import { greyPng16 } from '../../adapters/image/encoded.ts';
import { maskWhere } from '../../core/marks/bitmaps.ts';
import { boxLandmark } from '../fixtures.ts';

const codec = new SharpImageCodec();
const WIDTH = 64;
const HEIGHT = 48;

/** A red square on grey: the one thing that the colours of the frame show. */
const color = () => {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(120);
  for (let v = 8; v < 28; v++) for (let u = 10; u < 30; u++) data.set([220, 20, 20], 3 * (v * WIDTH + u));
  return { width: WIDTH, height: HEIGHT, data };
};

const thing = (id: string, box: readonly number[], point: readonly number[]) => ({
  ...{ id, label: id, synonyms: [], colour: 'red' },
  ...{ box, point },
});

/** Marks of a made-up perception: the square with a hole at its point; a lamp stays among the spare regions. */
const composition = (): Composition => {
  const square = boxLandmark(1, [10, 8, 30, 28]);
  const mask = maskWhere(square.mask.box, (u, v) => u !== 20 || v !== 18);
  const lamp = boxLandmark(2, [44, 20, 56, 40]);
  const perceive = (frame: RgbdFrame) =>
    Promise.resolve(
      ok({
        frame,
        landmarks: [{ ...square, mask }],
        spare: () => [lamp],
        scene: { objects: [] },
        stages: [],
      } as unknown as MarkedFrame),
    );
  return { perception: { perceive, clear: () => {} } } as unknown as Composition;
};

describe('eval marks', () => {
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'marks-'));
    const frame = join(folder, 'made_up');
    mkdirSync(frame);
    writeFileSync(join(frame, 'color.png'), await codec.encodePng(color()));
    const depth = new Uint16Array(WIDTH * HEIGHT).fill(1000);
    writeFileSync(join(frame, 'depth.png'), greyPng16(WIDTH, HEIGHT, depth));
    const camera = { width: WIDTH, height: HEIGHT, fx: 60, fy: 60, cx: 32, cy: 24, distortion: [] };
    writeFileSync(
      join(frame, 'camera.json'),
      JSON.stringify({ ...camera, source: 'a sample; owner/name@0123:file' }),
    );
    const objects = [
      thing('square', [10, 8, 30, 28], [20, 18]),
      thing('lamp', [44, 20, 56, 40], [50, 30]),
      thing('nothing', [0, 30, 12, 48], [4, 40]),
    ];
    writeFileSync(join(frame, 'objects.json'), JSON.stringify(objects));
    const row = { frame: 'made_up', expression: 'the square', kind: 'unique', target: 'square' };
    writeFileSync(join(folder, 'expressions.jsonl'), JSON.stringify(row));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('counts annotated things with a mark, with a candidate, and in the tree, by box and by point, by source', async () => {
    const report = await evalMarks([folder], { composition: composition(), codec });
    const { marks, candidates, tree, by_source } = report;
    expect(marks).to.deep.equal({ frames: 1, things: 3, boxed: 1, pointed: 0, regions: 1 });
    expect(candidates).to.deep.equal({ frames: 1, things: 3, boxed: 2, pointed: 1, regions: 2 });
    expect(tree.boxed, 'the tree sees the square and no lamp').to.equal(1);
    expect(tree.pointed).to.equal(1);
    expect(by_source).to.deep.equal({ 'owner/name': { marks, candidates, tree } });
  });

  it('says which things have no mark, and prints shares by source', async () => {
    const lines: string[] = [];
    const report = await evalMarks([folder], {
      composition: composition(),
      codec,
      print: (line) => lines.push(line),
    });
    expect(lines).to.deep.equal([
      'made_up lamp [44 20 56 40]: no mark, but a candidate',
      'made_up nothing [0 30 12 48]: no mark',
    ]);
    expect(printMarks(report)).to.match(/owner\/name +marks +3 +33\.3 % +0\.0 % +1\.0/);
  });
});
