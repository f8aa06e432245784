import { expect } from 'chai';
import fc from 'fast-check';
import { fuse } from '../../../../src/core/segment/fusion/fuse.ts';
import type { Detection } from '../../../../src/core/types/landmarks.ts';
import { at, FuseScene, found, HEIGHT, holds, nameAt, WIDTH } from '../fuseScene.ts';

const WALL = { rgb: [200, 190, 170], depth: 2 } as const;
const TABLE = { rgb: [150, 110, 60], depth: 1.2, role: 'support' } as const;
const RED = [200, 30, 30] as const;
const BLUE = [30, 40, 200] as const;
const GREEN = [40, 160, 50] as const;
const GREY = [90, 90, 90] as const;

const run = (scene: FuseScene, ...detections: Detection[]) =>
  fuse({ detections, candidates: scene.candidates, frame: scene.frame });

describe('fuse: segments and boxes', () => {
  it('leaves segments without a box as they are', () => {
    const scene = new FuseScene(WALL).segment().paint([50, 50, 70, 80], { rgb: RED, depth: 1 });
    expect(run(scene)).to.deep.equal(scene.candidates);
  });

  it('names the segment that fills a box, and leaves its pixels alone', () => {
    const scene = new FuseScene(WALL).segment().paint([50, 50, 70, 80], { rgb: RED, depth: 1 });
    const [wall, cup] = run(scene, found([49, 48, 72, 81], 'cup'));
    expect(wall).to.deep.equal(scene.candidates[0]);
    expect(cup).to.deep.equal({ ...scene.candidates[1], labels: [{ label: 'cup', score: 0.5 }] });
  });

  it('names what has the very box, not a larger thing behind it of which most is in the box', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([35, 30, 150, 104], { rgb: GREY, depth: 1.8 })
      .segment()
      .paint([30, 35, 110, 110], { rgb: RED, depth: 1 })
      .paint([36, 38, 106, 104], { rgb: GREY, depth: 1.8, of: 1 });
    const all = run(scene, found([30, 30, 112, 111], 'chair'));
    expect(nameAt(all, 33, 100)).to.equal('chair');
    expect(nameAt(all, 130, 60)).to.equal('');
  });

  it('makes one landmark of two boxes on one thing, with the weaker name as an alternative', () => {
    const scene = new FuseScene(WALL).segment().paint([50, 50, 80, 80], { rgb: RED, depth: 1 });
    const all = run(scene, found([50, 50, 80, 80], 'cup', 0.5), found([50, 54, 80, 84], 'bowl', 0.4));
    expect(all).to.have.length(2);
    expect(at(all, 60, 60)!.labels.map((l) => l.label)).to.deep.equal(['cup', 'bowl']);
  });

  it('names a table top, and leaves alone what stands on it', () => {
    const scene = new FuseScene(WALL)
      .segment('support')
      .paint([10, 60, 150, 115], TABLE)
      .segment()
      .paint([70, 50, 90, 80], { rgb: RED, depth: 1.2 });
    const all = run(scene, found([10, 50, 150, 116], 'dining table', 0.6));
    expect(all).to.have.length(3);
    expect(at(all, 20, 100)).to.include({ role: 'support' });
    expect([nameAt(all, 20, 100), nameAt(all, 80, 60)]).to.deep.equal(['dining table', '']);
    expect(at(all, 80, 60)!.mask).to.deep.equal(scene.candidates[2]!.mask);
  });

  it('gathers the parts of a chair, but not the floor that runs through its box', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([0, 90, WIDTH, HEIGHT], { rgb: [120, 100, 80], depth: 1.9 })
      .segment()
      .paint([60, 20, 100, 60], { rgb: RED, depth: 1.3 })
      .segment()
      .paint([55, 62, 105, 72], { rgb: BLUE, depth: 1.2 })
      .segment()
      .paint([60, 72, 64, 108], { rgb: GREY, depth: 1.25 })
      .segment()
      .paint([96, 72, 100, 108], { rgb: GREY, depth: 1.25 });
    const all = run(scene, found([54, 19, 106, 109], 'chair'));
    for (const [u, v] of [
      [80, 40],
      [80, 66],
      [62, 90],
      [98, 90],
    ] as const) {
      expect(nameAt(all, u, v), `${u}, ${v}`).to.equal('chair');
    }
    expect(nameAt(all, 80, 100), 'floor between the legs').to.equal('');
    expect(all).to.have.length(3);
  });

  it('leaves a named cup on the chair that it stands on', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([60, 20, 100, 60], { rgb: RED, depth: 1.3 })
      .segment()
      .paint([55, 62, 105, 72], { rgb: BLUE, depth: 1.2 })
      .segment()
      .paint([70, 50, 78, 64], { rgb: GREEN, depth: 1.15 });
    const all = run(scene, found([54, 19, 106, 73], 'chair'), found([69, 49, 79, 65], 'cup', 0.4));
    expect([nameAt(all, 90, 30), nameAt(all, 74, 56), nameAt(all, 90, 66)]).to.deep.equal([
      'chair',
      'cup',
      'chair',
    ]);
  });

  it('leaves fruit in the bowl that it lies in', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([50, 50, 100, 90], { rgb: GREY, depth: 1 })
      .segment()
      .paint([65, 55, 80, 68], { rgb: RED, depth: 0.98 });
    const all = run(scene, found([50, 49, 100, 91], 'bowl'));
    expect([nameAt(all, 55, 80), nameAt(all, 70, 60)]).to.deep.equal(['bowl', '']);
  });

  it("takes a plant's pot into the plant, and not a vase beside it", () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([40, 10, 90, 70], { rgb: GREEN, depth: 1 })
      .segment()
      .paint([55, 70, 75, 100], { rgb: RED, depth: 1 })
      .segment()
      .paint([110, 70, 130, 100], { rgb: RED, depth: 1 });
    const plant = found([39, 9, 91, 101], 'potted plant', 0.5);
    const all = run(
      scene,
      plant,
      found([54, 69, 76, 101], 'vase', 0.6),
      found([109, 69, 131, 101], 'vase', 0.6),
    );
    expect([nameAt(all, 60, 80), nameAt(all, 60, 30), nameAt(all, 120, 80)]).to.deep.equal([
      'potted plant',
      'potted plant',
      'vase',
    ]);
  });

  it("fills a bowl's bottom that lies in the plane of the table", () => {
    const scene = new FuseScene(TABLE)
      .segment()
      .paint([50, 40, 110, 90], { rgb: BLUE, depth: 1.1 })
      .paint([65, 55, 95, 80], { rgb: BLUE, depth: 1.2, of: 0 });
    const all = run(scene, found([50, 40, 110, 90], 'bowl'));
    expect(nameAt(all, 80, 70)).to.equal('bowl');
    expect(nameAt(all, 20, 20)).to.equal('');
  });
});

describe('fuse: boxes that no segment fills', () => {
  it('divides one segment between two boxes of two colours, and drops the fringe', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([50, 40, 74, 90], { rgb: RED, depth: 1 })
      .paint([74, 40, 100, 90], { rgb: BLUE, depth: 1 });
    const all = run(scene, found([49, 39, 75, 91], 'bottle', 0.25), found([74, 39, 101, 91], 'vase', 0.22));
    expect([nameAt(all, 60, 60), nameAt(all, 90, 60)]).to.deep.equal(['bottle', 'vase']);
    expect(all.filter((c) => c.role === 'object')).to.have.length(2);
  });

  it('does not cut a handle off a thing of one colour for a weak box', () => {
    const drill = new FuseScene(WALL)
      .segment()
      .paint([40, 40, 120, 60], { rgb: RED, depth: 1 })
      .paint([60, 60, 80, 100], { rgb: RED, depth: 1 });
    const all = run(drill, found([58, 62, 82, 101], 'bottle', 0.2));
    expect(all.map((c) => c.mask)).to.deep.equal(drill.candidates.map((c) => c.mask));
  });

  it('finds a flat thing in a surface that swallowed it', () => {
    const scene = new FuseScene(TABLE).paint([60, 50, 100, 80], { rgb: BLUE, depth: 1.2, of: 0 });
    const all = run(scene, found([58, 48, 102, 82], 'book', 0.2));
    expect([nameAt(all, 80, 65), nameAt(all, 20, 20)]).to.deep.equal(['book', '']);
    const { mask } = at(all, 80, 65)!;
    expect(mask.pixelCount / (40 * 30)).to.be.within(0.8, 1.2);
  });

  it('finds a thing where depth saw nothing at all', () => {
    const scene = new FuseScene(WALL).paint([60, 40, 80, 90], { rgb: GREEN, depth: 0, of: -1 });
    const all = run(scene, found([59, 39, 81, 91], 'bottle', 0.3));
    expect(nameAt(all, 70, 60)).to.equal('bottle');
    expect(nameAt(all, 70, 20)).to.equal('');
  });

  it('does not cut a wall for a weak box where nothing stands out', () => {
    const scene = new FuseScene(WALL);
    expect(run(scene, found([50, 40, 90, 90], 'tv', 0.2))).to.deep.equal(scene.candidates);
  });

  it('keeps the rest of a cut thing that is still a thing', () => {
    const scene = new FuseScene(WALL)
      .segment()
      .paint([15, 50, 80, 80], { rgb: RED, depth: 1 })
      .paint([80, 20, 130, 100], { rgb: BLUE, depth: 1 });
    const all = run(scene, found([80, 20, 130, 100], 'book', 0.5));
    expect([nameAt(all, 110, 60), nameAt(all, 50, 65)]).to.deep.equal(['book', '']);
    expect(at(all, 110, 60)).to.not.equal(at(all, 50, 65));
  });

  it("uses a detector's own mask, and does not change it", () => {
    const scene = new FuseScene(WALL);
    const bits = new Uint8Array(20 * 20).map((_, i) => (i % 20 < 10 ? 1 : 0));
    const before = bits.slice();
    const box = { x0: 40, y0: 40, x1: 60, y1: 60 };
    const detection = { ...found([40, 40, 60, 60], 'clock', 0.9), mask: { box, bits, pixelCount: 200 } };
    const all = run(scene, detection);
    expect([nameAt(all, 45, 50), nameAt(all, 55, 50)]).to.deep.equal(['clock', '']);
    expect(bits).to.deep.equal(before);
  });
});

describe('fuse: names', () => {
  const box = [50, 50, 75, 80] as const;
  const scene = new FuseScene(WALL).segment().paint(box, { rgb: RED, depth: 1 });

  it('does not believe a chair of 30 cm, but believes that something is there', () => {
    const all = run(scene, {
      box: { x0: 50, y0: 50, x1: 75, y1: 80 },
      labels: [
        { label: 'chair', score: 0.3 },
        { label: 'vase', score: 0.2 },
      ],
    });
    expect(at(all, 60, 60)!.labels).to.deep.equal([{ label: 'vase', score: 0.2 }]);
    const nameless = run(scene, found([50, 50, 75, 80], 'chair', 0.3));
    expect(nameAt(nameless, 60, 60)).to.equal('');
  });

  it('does not call a thing too small that the image cuts off', () => {
    const cut = new FuseScene(WALL).segment().paint([0, 50, 25, 80], { rgb: RED, depth: 1 });
    expect(nameAt(run(cut, found([0, 50, 25, 80], 'chair')), 10, 60)).to.equal('chair');
  });

  it('keeps labels of which no size is known', () => {
    expect(nameAt(run(scene, found([50, 50, 75, 80], 'flux capacitor')), 60, 60)).to.equal('flux capacitor');
  });
});

describe('fuse: whatever the boxes are', () => {
  const scene = new FuseScene(WALL)
    .segment('support')
    .paint([10, 60, 150, 115], TABLE)
    .segment()
    .paint([30, 40, 60, 80], { rgb: RED, depth: 1.1 })
    .segment()
    .paint([70, 50, 120, 90], { rgb: BLUE, depth: 1.1 })
    .paint([80, 60, 95, 80], { rgb: GREEN, depth: 1.05 });
  const label = fc.constantFrom(
    'chair',
    'dining table',
    'cup',
    'potted plant',
    'vase',
    'book',
    'tv',
    'unheard of',
  );
  const detection = fc
    .tuple(
      fc.nat(WIDTH - 3),
      fc.nat(HEIGHT - 3),
      fc.integer({ min: 2, max: 150 }),
      fc.integer({ min: 2, max: 110 }),
      label,
      fc.double({ min: 0.1, max: 1, noNaN: true }),
    )
    .map(([u, v, w, h, name, score]) =>
      found([u, v, Math.min(WIDTH, u + w), Math.min(HEIGHT, v + h)], name, score),
    );

  it('makes masks that are whole, inside the image and apart, and the same ones again', () => {
    const { candidates, frame } = scene;
    fc.assert(
      fc.property(fc.array(detection, { maxLength: 12 }), (detections) => {
        const all = fuse({ detections, candidates, frame });
        const owned = new Uint8Array(WIDTH * HEIGHT);
        let twice = 0;
        for (const candidate of all) {
          const { box, bits, pixelCount } = candidate.mask;
          expect(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= WIDTH && box.y1 <= HEIGHT).to.equal(true);
          expect(bits.length).to.equal((box.x1 - box.x0) * (box.y1 - box.y0));
          expect(bits.reduce((sum, bit) => sum + bit, 0)).to.equal(pixelCount);
          expect(pixelCount).to.be.greaterThan(0);
          for (let v = box.y0; v < box.y1; v += 1) {
            for (let u = box.x0; u < box.x1; u += 1) {
              if (holds(candidate, u, v)) twice += owned[v * WIDTH + u]!++ > 0 ? 1 : 0;
            }
          }
        }
        expect(twice, 'pixels in two masks').to.equal(0);
        expect(fuse({ detections, candidates, frame })).to.deep.equal(all);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});
