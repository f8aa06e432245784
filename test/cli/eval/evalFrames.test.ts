import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { evalFrames } from '../../../src/cli/eval/frames/evalFrames.ts';
import { countOf } from '../../../src/cli/eval/frames/FramesTally.ts';
import { readFrameSet } from '../../../src/cli/eval/frames/readFrameSet.ts';
import { sourceOf } from '../../../src/cli/eval/frames/sourceOf.ts';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { ok } from '../../../src/core/result.ts';
import type { Resolution } from '../../../src/core/spatial/grounding/Resolution.ts';
import type { MarkedFrame, Resolver } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import type { Composition } from '../../../src/engine/compose/Composition.ts';
import { tinyFrameSet } from '../../support/tinyFrameSet.ts';
import { boxLandmark } from '../fixtures.ts';

const codec = new SharpImageCodec();
const spatial = {
  box: { center: [0, 0, 1], size: [0.1, 0.1, 0.1], orientation: [0, 0, 0, 1] },
  surfaceCenter: [0, 0, 1],
  covariance: [1, 0, 0, 0, 1, 0, 0, 0, 1],
} as const;
const landmarks = [
  { ...boxLandmark(1, [2, 2, 14, 14], [{ label: 'cup', score: 0.9 }]), spatial },
  { ...boxLandmark(2, [30, 2, 42, 14]), spatial },
];

/** A composition whose resolver answers by what the expression says: a status, or `mark N`. */
const scripted = (): Composition => {
  const resolver: Resolver = {
    name: 'scripted',
    resolve: ({ expression }) => {
      const mark = /^mark (\d)/.exec(expression)?.[1];
      const status = (mark ? 'OK' : expression.split(' ')[0]) as Resolution['status'];
      return Promise.resolve(
        ok({
          status,
          ...(mark && { id: Number(mark) }),
          confidence: 1,
          candidates: landmarks.map((l) => ({ id: l.mark, score: 0.5 })),
          relations: [],
          rationale: '',
          logicalForm: '',
        }),
      );
    },
  };
  const perception = {
    perceive: (frame: RgbdFrame) =>
      Promise.resolve(ok({ frame, landmarks, scene: { objects: [] }, stages: [] } as unknown as MarkedFrame)),
    clear: () => {},
  };
  return { perception, resolver } as unknown as Composition;
};

describe('eval frames', () => {
  let folder: string;
  const rows = [
    {
      frame: 'one',
      expression: 'mark 1',
      kind: 'unique',
      target: 'cup_1',
      candidates: [],
      skills: ['category'],
    },
    {
      frame: 'one',
      expression: 'mark 2',
      kind: 'unique',
      target: 'cup_1',
      candidates: [],
      skills: ['category', 'left'],
    },
    {
      frame: 'one',
      expression: 'AMBIGUOUS',
      kind: 'ambiguous',
      target: null,
      candidates: ['cup_1', 'box_1'],
      skills: [],
    },
    {
      frame: 'one',
      expression: 'NOT_FOUND',
      kind: 'absent',
      target: null,
      candidates: [],
      skills: ['category'],
    },
    {
      frame: 'one',
      expression: 'mark 2',
      kind: 'absent',
      target: null,
      candidates: [],
      skills: ['category'],
    },
  ];
  const objects = [
    { id: 'cup_1', label: 'cup', synonyms: ['mug'], colour: 'red', box: [2, 2, 14, 14], point: [8, 8] },
    { id: 'box_1', label: 'box', synonyms: [], colour: 'blue', box: [30, 2, 42, 14], point: [36, 8] },
  ];

  beforeEach(async () => {
    folder = await tinyFrameSet(objects, rows);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = async (errors = 0) => {
    const lines: string[] = [];
    const report = await evalFrames([folder], {
      composition: scripted(),
      parameters: DEFAULT_PARAMETERS,
      codec,
      errors,
      print: (line) => lines.push(line),
    });
    return { report, lines };
  };

  it('counts each kind, skill and frame, and false accepts among the absent', async () => {
    const { report } = await run();
    expect(report).to.deep.include({
      n: 5,
      unique: countOf(1, 2),
      ambiguous: countOf(1, 1),
      absent: countOf(1, 2),
      accuracy: 3 / 5,
      false_accept: 0.5,
      by_skill: { category: countOf(2, 4), left: countOf(0, 1) },
      by_frame: { one: countOf(3, 5) },
      causes: { resolver: 1, false_accept: 1 },
    });
    expect(report.seconds).to.be.at.least(0);
  });

  it('tells how often the right thing is first, among three and among ten, beside a random pick', async () => {
    const { report } = await run();
    // Both unique questions mean cup_1, mark 1 of two, which the resolver always ranks first.
    expect(report.ranks).to.deep.equal({ first: 1, among_3: 1, among_10: 1, chance: 0.5 });
    expect(Object.values(report.by_set)[0]).to.deep.include({
      unique: countOf(1, 2),
    });
  });

  it('counts a set under the repository that its cameras name, else under the set itself', async () => {
    expect(await sourceOf(join(folder, 'one'))).to.equal(`${basename(dirname(folder))}/${basename(folder)}`);
    const camera = JSON.parse(readFileSync(join(folder, 'one', 'camera.json'), 'utf8'));
    writeFileSync(
      join(folder, 'one', 'camera.json'),
      JSON.stringify({ ...camera, source: 'a sample; someone/some-data@1234abcd:rgb/1.png' }),
    );
    expect(await sourceOf(join(folder, 'one'))).to.equal('someone/some-data');
  });

  it('explains as many wrong answers as asked', async () => {
    const { lines } = await run(1);
    expect(lines.filter((line) => !line.startsWith(' '))).to.deep.equal(['resolver: one unique "mark 2"']);
    expect(lines.join('\n')).to.contain('meant cup_1 = #1 cup 0.90');
    expect((await run()).lines).to.deep.equal([]);
  });

  it('reads several sets in one folder', async () => {
    const above = mkdtempSync(join(tmpdir(), 'sets-'));
    const { cpSync } = await import('node:fs');
    cpSync(folder, join(above, 'a'), { recursive: true });
    cpSync(folder, join(above, 'b'), { recursive: true });
    expect((await readFrameSet(above)).map(({ questions }) => questions.length)).to.deep.equal([5, 5]);
    rmSync(above, { recursive: true });
  });

  it('refuses a set that names unknown things or kinds, instead of scoring half of it', async () => {
    const reasonOf = async (row: object): Promise<string> => {
      writeFileSync(join(folder, 'expressions.jsonl'), JSON.stringify({ ...rows[0], ...row }));
      return readFrameSet(folder).then(
        () => '',
        (error: Error) => error.message,
      );
    };
    expect(await reasonOf({ target: 'cup_9' })).to.contain('cup_9');
    expect(await reasonOf({ kind: 'maybe' })).to.contain('maybe');
    expect(await reasonOf({ target: null })).to.contain('target');
    expect(await reasonOf({ expression: 7 })).to.contain('texts');
    expect(await readFrameSet(join(folder, 'one')).catch((e: Error) => e.message)).to.contain(
      'no expressions.jsonl',
    );
  });
});
