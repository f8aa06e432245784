import { expect } from 'chai';
import { joinAlike } from '../../../../../src/core/segment/fusion/rules/fuseAlike.ts';
import { at, FuseScene, type Rgb } from '../../fuseScene.ts';

const TABLE = { rgb: [150, 110, 60], depth: 1.2, role: 'support' } as const;
const RED: Rgb = [200, 30, 30];
const BLUE: Rgb = [30, 40, 200];

/** A body and a smaller limb to its right, which touch along 30 pixels. */
const bear = (limb: { readonly rgb: Rgb; readonly depth: number }, limbWidth = 12, gap = 0) =>
  new FuseScene(TABLE)
    .segment()
    .paint([40, 30, 80, 90], { rgb: RED, depth: 1 })
    .segment()
    .paint([80 + gap, 40, 80 + gap + limbWidth, 70], limb)
    .paint([80, 40, 80 + gap, 70], { ...limb, of: -1 });

const joined = (scene: FuseScene) => {
  const all = joinAlike(scene.candidates, scene.frame).candidates;
  return at(all, 60, 60) === at(all, 87, 55);
};

describe('joinAlike: what depth has cut though nothing is seen there', () => {
  it('joins a limb of the same colour that the body runs on into, across a small gap without depth too', () => {
    expect(joined(bear({ rgb: RED, depth: 1.002 }))).to.equal(true);
    expect(joined(bear({ rgb: RED, depth: 1.002 }, 12, 2))).to.equal(true);
  });

  it('gives the joined thing all pixels of its pieces, once', () => {
    const scene = bear({ rgb: RED, depth: 1 });
    const all = joinAlike(scene.candidates, scene.frame).candidates;
    expect(all).to.have.length(2);
    const { mask } = at(all, 60, 60)!;
    expect(mask.box).to.deep.equal({ x0: 40, y0: 30, x1: 92, y1: 90 });
    expect(mask.pixelCount).to.equal(40 * 60 + 12 * 30);
    expect(mask.bits.reduce((sum, bit) => sum + bit, 0)).to.equal(mask.pixelCount);
  });

  it('leaves things of two colours apart, and those with a step of depth between them', () => {
    expect(joined(bear({ rgb: BLUE, depth: 1 }))).to.equal(false);
    expect(joined(bear({ rgb: RED, depth: 1.05 }))).to.equal(false);
  });

  it('leaves two of one kind apart: they are as large as each other', () => {
    expect(joined(bear({ rgb: RED, depth: 1 }, 70))).to.equal(false);
  });

  it('never joins a thing with what it stands on', () => {
    const scene = new FuseScene(TABLE).segment().paint([40, 30, 80, 90], { rgb: [150, 110, 60], depth: 1.2 });
    expect(joinAlike(scene.candidates, scene.frame).candidates).to.deep.equal(scene.candidates);
  });
});
