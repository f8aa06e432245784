import { rmSync } from 'node:fs';
import { expect } from 'chai';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { Oracle } from '../../../src/cli/eval/frames/oracle/Oracle.ts';
import { evalNames } from '../../../src/cli/eval/names/evalNames.ts';
import { NamesTally, placeOf } from '../../../src/cli/eval/names/NamesTally.ts';
import { printNames } from '../../../src/cli/eval/names/printNames.ts';
import { ok } from '../../../src/core/result.ts';
import type { MarkedFrame } from '../../../src/core/spatial/grounding/Resolver.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';
import type { Composition } from '../../../src/engine/compose/Composition.ts';
import { tinyFrameSet } from '../../support/tinyFrameSet.ts';
import { boxLandmark } from '../fixtures.ts';

describe('placeOf', () => {
  it('is the place of the best thing that bears the label', () => {
    expect(placeOf([3, 9, 5, 7], [false, false, true, false])).to.equal(3);
    expect(placeOf([3, 9, 5, 7], [true, true, false, false])).to.equal(1);
  });

  it('earns nothing by telling nothing apart', () => {
    expect(placeOf([0.5, 0.5, 0.5, 0.5], [true, false, false, false])).to.equal(4);
    expect(placeOf([0.5, 0.5], [true, true])).to.equal(1);
  });
});

describe('NamesTally', () => {
  it('counts first places, reciprocal places and chance', () => {
    const tally = new NamesTally();
    tally.add(['all'], 1, 0.25);
    tally.add(['all', 'set a'], 4, 0.75);
    expect(tally.count('all')).to.deep.include({ n: 2, top_1: 0.5, reciprocal_rank: 0.625, chance: 0.5 });
    expect(tally.names('set ')).to.deep.equal(['a']);
    expect(tally.count('nobody').n).to.equal(0);
  });
});

describe('eval names', () => {
  const codec = new SharpImageCodec();
  const objects = [
    { id: 'drill', label: 'Drill', synonyms: [], colour: '', box: [2, 2, 14, 14], point: [8, 8] },
    {
      id: 'can',
      label: 'jerry can',
      synonyms: ['canister'],
      colour: '',
      box: [30, 2, 42, 14],
      point: [36, 8],
    },
  ];
  const embedding = (x: number, y: number) => ({ vector: Float32Array.of(x, y), usual: 0 });
  const landmarks = [
    { ...boxLandmark(1, [30, 2, 42, 14]), embedding: embedding(0, 1) },
    { ...boxLandmark(2, [2, 2, 14, 14]), embedding: embedding(1, 0) },
    boxLandmark(3, [0, 0, 48, 16], [], 'wall'),
  ];
  const scene = {
    objects: landmarks.map(({ mark, role }) => ({
      id: mark,
      role,
      labels: mark === 2 ? [{ label: 'chair', score: 0.9 }] : [],
      center: [1, 0, 0],
      size: [0.1, 0.1, 0.1],
    })),
    detectorVocabulary: ['chair'],
  };
  const AXES: Readonly<Record<string, Float32Array>> = {
    drill: Float32Array.of(1, 0),
    'jerry can': Float32Array.of(0, 1),
  };
  const composition = {
    perception: {
      perceive: (frame: RgbdFrame) =>
        Promise.resolve(ok({ frame, landmarks, scene, stages: [] } as unknown as MarkedFrame)),
      clear: () => {},
    },
    namer: {
      embedPhrases: (phrases: readonly string[]) =>
        Promise.resolve(ok(phrases.map((phrase) => AXES[phrase] ?? Float32Array.of(0, 0)))),
    },
  } as unknown as Composition;
  let folder: string;

  beforeEach(async () => {
    const question = { frame: 'one', expression: 'the drill', kind: 'unique', target: 'drill' };
    folder = await tinyFrameSet(objects, [question], 'somebody/frames@1');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('asks each label of the annotated things, of the namer and of all evidence, by source', async () => {
    const report = await evalNames([folder], { composition, oracle: new Oracle('masks'), codec });
    expect(report.all.namer).to.deep.include({ n: 2, top_1: 1, reciprocal_rank: 1, chance: 0.5 });
    expect(report.all.evidence.n).to.equal(2);
    expect(report.by_source['somebody/frames']!.namer.n).to.equal(2);
    expect(printNames(report)).to.match(/somebody\/frames +2 +50 +100\.0 %/);
  });

  it('goes without a namer', async () => {
    const { namer: _, ...without } = composition;
    const report = await evalNames([folder], {
      composition: without as Composition,
      oracle: new Oracle('masks'),
      codec,
    });
    expect(report.all.namer.n).to.equal(0);
    expect(report.all.evidence.n).to.equal(2);
  });
});
