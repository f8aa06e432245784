import { expect } from 'chai';
import type { Sighting } from '../../../src/core/memory/MemoryView.ts';
import { isPiece } from '../../../src/core/memory/things/isPiece.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import { remembered } from './remembered.ts';

const COVARIANCE = [1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4];
const standing = (label: string, size: Vec3) => {
  const thing = remembered(1, label, [2, 0, 0.9]);
  return { ...thing, place: { ...thing.place, size } };
};
const seen = (label: string, center: Vec3, size: Vec3): Sighting => ({
  trackId: 7,
  isSupport: false,
  labels: [{ label, score: 0.3 }],
  looks: [],
  colours: [],
  meanRgb: [230, 230, 230],
  center,
  covariance: COVARIANCE,
  size,
  isTruncated: false,
});
const BOTTLE: Vec3 = [0.06, 0.06, 0.2];
const CUP: Vec3 = [0.08, 0.08, 0.1];

describe('a piece of a remembered thing', () => {
  it('is what shows of a bottle below its label, of whatever colour, and no bottle of its own', () => {
    const foot = seen('bottle', [2.005, 0.004, 0.78], [0.055, 0.055, 0.07]);
    expect(isPiece(foot, [standing('bottle', BOTTLE)])).to.equal(true);
  });

  it('is no other thing: beside it, under another name, or far below', () => {
    const bottle = [standing('bottle', BOTTLE)];
    expect(isPiece(seen('bottle', [2.08, 0, 0.9], BOTTLE), bottle)).to.equal(false);
    expect(isPiece(seen('apple', [2, 0, 0.78], [0.055, 0.055, 0.07]), bottle)).to.equal(false);
    expect(isPiece(seen('bottle', [2, 0, 0.4], [0.055, 0.055, 0.07]), bottle)).to.equal(false);
  });

  it('is no cup of a stack: what is not slender stands on its like', () => {
    expect(isPiece(seen('cup', [2, 0, 1.0], CUP), [standing('cup', CUP)])).to.equal(false);
  });
});
