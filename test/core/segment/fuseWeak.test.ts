import { expect } from 'chai';
import { fuse } from '../../../src/core/segment/fusion/fuse.ts';
import type { Detection } from '../../../src/core/types/landmarks.ts';
import { at, FuseScene, found, HEIGHT, nameAt, WIDTH } from './fuseScene.ts';

const WALL = { rgb: [200, 190, 170], depth: 2 } as const;
const TABLE = { rgb: [150, 110, 60], depth: 1.2, role: 'support' } as const;
const RED = [200, 30, 30] as const;
const BLUE = [30, 40, 200] as const;

const run = (scene: FuseScene, ...detections: Detection[]) =>
  fuse({ detections, candidates: scene.candidates, frame: scene.frame });

const masksOf = (candidates: ReturnType<typeof run>) => candidates.map(({ mask }) => mask);

describe('fuse: what depth has told apart', () => {
  const couch = (nearerMetres: number) =>
    new FuseScene(WALL)
      .segment()
      .paint([40, 20, 120, 70], { rgb: RED, depth: 1.6 })
      .segment()
      .paint([40, 72, 120, 110], { rgb: RED, depth: 1.6 - nearerMetres });

  it('does not merge across a gap in depth, whatever the box says', () => {
    const apart = run(couch(0.5), found([39, 19, 121, 111], 'couch', 0.39));
    expect([at(apart, 80, 40)!.mask, at(apart, 80, 90)!.mask]).to.deep.equal(
      masksOf(couch(0.5).candidates).slice(1),
    );
    const together = run(couch(0.05), found([39, 19, 121, 111], 'couch', 0.39));
    expect(at(together, 80, 40)).to.equal(at(together, 80, 90));
  });

  it('keeps two things apart that one box of an ordinary thing holds', () => {
    const scene = new FuseScene(TABLE)
      .segment()
      .paint([40, 40, 70, 80], { rgb: RED, depth: 1 })
      .segment()
      .paint([70, 40, 100, 80], { rgb: RED, depth: 1.02 });
    for (const score of [0.2, 0.3, 0.39]) {
      const all = run(scene, found([39, 39, 101, 81], 'suitcase', score));
      expect(masksOf(all), `score ${score}`).to.deep.equal(masksOf(scene.candidates));
    }
  });

  it('believes no box over nearly the whole image', () => {
    const scene = new FuseScene(TABLE).segment().paint([40, 40, 70, 80], { rgb: RED, depth: 1 });
    const all = run(scene, found([1, 1, WIDTH - 1, HEIGHT - 1], 'bed', 0.6));
    expect(all).to.deep.equal(scene.candidates);
  });

  it('does not cut an object for a box whose names are all impossible', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([40, 40, 100, 80], { rgb: RED, depth: 1 })
      .paint([60, 50, 80, 70], { rgb: BLUE, depth: 1, of: 1 });
    expect(run(scene, found([58, 48, 82, 72], 'bed', 0.25))).to.deep.equal(scene.candidates);
  });

  it('does not cut the grip out of a drill, which would fall to pieces, but cuts off a book that lies against it', () => {
    const drill = () =>
      new FuseScene(TABLE)
        .segment()
        .paint([40, 40, 100, 56], { rgb: RED, depth: 1 })
        .paint([62, 56, 78, 80], { rgb: BLUE, depth: 1, of: 1 })
        .paint([50, 80, 92, 92], { rgb: RED, depth: 1, of: 1 });
    expect(run(drill(), found([60, 54, 80, 82], 'bottle', 0.22))).to.deep.equal(drill().candidates);
    const book = drill().paint([100, 40, 130, 56], { rgb: BLUE, depth: 1, of: 1 });
    const all = run(book, found([99, 38, 132, 58], 'book', 0.22));
    expect(at(all, 115, 48)).to.not.equal(at(all, 50, 48));
  });

  it('leaves a toy of another colour on its chair, and a seat of another colour to it', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([60, 20, 100, 60], { rgb: RED, depth: 1.3 })
      .segment()
      .paint([55, 62, 105, 90], { rgb: BLUE, depth: 1.25 })
      .segment()
      .paint([70, 48, 88, 70], { rgb: [40, 160, 50], depth: 1.25 });
    const all = run(scene, found([54, 19, 106, 91], 'chair'));
    expect([nameAt(all, 80, 30), nameAt(all, 80, 80), nameAt(all, 80, 60)]).to.deep.equal([
      'chair',
      'chair',
      '',
    ]);
    expect(at(all, 80, 60)!.mask).to.deep.equal(scene.candidates[3]!.mask);
  });
});

describe('fuse: what hangs from a top', () => {
  const table = (apronDepth: number) =>
    new FuseScene(WALL)
      .segment('support')
      .paint([20, 40, 140, 70], TABLE)
      .segment()
      .paint([20, 70, 140, 78], { rgb: TABLE.rgb, depth: apronDepth })
      .segment()
      .paint([24, 78, 30, 115], { rgb: TABLE.rgb, depth: apronDepth })
      .segment()
      .paint([60, 30, 80, 60], { rgb: RED, depth: 1.2 });

  it('gives aprons and legs to the table top, and not what stands on it', () => {
    const all = run(table(1.21));
    expect(all).to.have.length(3);
    expect(at(all, 80, 74), 'apron').to.equal(at(all, 30, 50));
    expect(at(all, 27, 100), 'leg').to.equal(at(all, 30, 50));
    expect(at(all, 30, 50)!.role).to.equal('support');
    expect(at(all, 70, 40)!.role).to.equal('object');
  });

  it('leaves what is seen behind or in front of the edge', () => {
    for (const depth of [0.9, 1.5]) expect(run(table(depth))).to.have.length(5);
  });

  it('leaves what a detection has named', () => {
    const all = run(table(1.21), found([19, 69, 141, 79], 'bench', 0.5));
    expect(nameAt(all, 80, 74)).to.equal('bench');
  });
});
