import { expect } from 'chai';
import fc from 'fast-check';
import { ownerMap } from '../../../src/core/marks/draw/ownerMap.ts';
import { collide, type Plate } from '../../../src/core/marks/draw/plates/Plate.ts';
import { placePlates } from '../../../src/core/marks/draw/plates/placePlates.ts';
import type { Landmark } from '../../../src/core/types/landmarks.ts';
import { disc, maskWhere } from './bitmaps.ts';
import { landmarkOf } from './syntheticLandmarks.ts';

const WIDTH = 320;
const HEIGHT = 240;

const place = (landmarks: readonly Landmark[], style = {}): readonly Plate[] =>
  placePlates(landmarks, { width: WIDTH, height: HEIGHT }, ownerMap(landmarks, WIDTH, HEIGHT), {
    overlay: 'masks',
    ...style,
  });

const isInside = ({ mask }: Landmark, plate: Plate): boolean => {
  const { box, bits } = mask;
  for (let v = plate.y; v < plate.y + plate.height; v++)
    for (let u = plate.x; u < plate.x + plate.width; u++)
      if (bits[(v - box.y0) * (box.x1 - box.x0) + u - box.x0] !== 1) return false;
  return true;
};

describe('placePlates', () => {
  it('sets a plate at the anchor, inside the mask, where it fits', () => {
    const landmark = landmarkOf(1, disc(100, 100, 30));
    const [plate] = place([landmark]);
    expect(isInside(landmark, plate!)).to.equal(true);
    expect(plate!.hasLeader).to.equal(false);
    expect(plate!.x + plate!.width / 2).to.be.closeTo(100.5, 1);
  });

  it('moves along a mask whose deepest place another thing covers', () => {
    const table = landmarkOf(
      1,
      maskWhere({ x0: 20, y0: 60, x1: 300, y1: 160 }, () => true),
      'support',
    );
    const cup = landmarkOf(2, disc(table.anchor[0], table.anchor[1], 30));
    const [tablePlate, cupPlate] = place([table, cup]);
    expect(isInside(table, tablePlate!)).to.equal(true);
    expect(isInside(cup, tablePlate!)).to.equal(false);
    expect(isInside(cup, cupPlate!)).to.equal(true);
  });

  it('puts the number of a thing that it would hide beside it, with a leader', () => {
    const speck = landmarkOf(1, disc(100, 100, 4));
    const [plate] = place([speck]);
    expect(plate!.hasLeader).to.equal(true);
    expect(collide({ x: 98, y: 98, width: 5, height: 5 }, plate!, 0)).to.equal(false);
  });

  it('keeps the number of a thing at the border inside the image', () => {
    for (const [u, v] of [
      [2, 2],
      [317, 2],
      [2, 237],
      [317, 237],
    ] as const) {
      const mask = maskWhere(
        {
          x0: Math.max(0, u - 3),
          y0: Math.max(0, v - 3),
          x1: Math.min(WIDTH, u + 3),
          y1: Math.min(HEIGHT, v + 3),
        },
        () => true,
      );
      const [plate] = place([landmarkOf(7, mask)]);
      expect(plate!.x).to.be.within(0, WIDTH - plate!.width);
      expect(plate!.y).to.be.within(0, HEIGHT - plate!.height);
    }
  });

  it('gives the chosen mark its anchor when two claim one place', () => {
    const pair = [landmarkOf(1, disc(100, 100, 6)), landmarkOf(2, disc(101, 101, 6))];
    const [first, second] = place(pair, { target: 2 });
    const far = (plate: Plate, { anchor }: Landmark) =>
      Math.hypot(plate.x + plate.width / 2 - anchor[0], plate.y + plate.height / 2 - anchor[1]);
    expect(far(second!, pair[1]!)).to.be.below(far(first!, pair[0]!));
  });

  it('draws every mark exactly once, inside the image, never two plates on one place', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            u: fc.integer({ min: 30, max: WIDTH - 31 }),
            v: fc.integer({ min: 30, max: HEIGHT - 31 }),
            radius: fc.integer({ min: 2, max: 28 }),
            isSurface: fc.boolean(),
          }),
          { minLength: 1, maxLength: 40 },
        ),
        (specs) => {
          const landmarks = specs.map(({ u, v, radius, isSurface }, i) =>
            landmarkOf(i + 1, disc(u, v, radius), isSurface ? 'wall' : 'object'),
          );
          const plates = place(landmarks);
          expect(plates.map(({ mark }) => mark)).to.deep.equal(landmarks.map(({ mark }) => mark));
          plates.forEach((plate, i) => {
            expect(plate.x).to.be.within(0, WIDTH - plate.width);
            expect(plate.y).to.be.within(0, HEIGHT - plate.height);
            for (const other of plates.slice(i + 1)) expect(collide(plate, other, 0)).to.equal(false);
          });
        },
      ),
      { seed: 2, numRuns: 150 },
    );
  });
});
