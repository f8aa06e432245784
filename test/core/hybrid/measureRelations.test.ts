import { expect } from 'chai';
import { DEFAULT_HYBRID_OPTIONS } from '../../../src/core/hybrid/HybridOptions.ts';
import { measureRelations } from '../../../src/core/hybrid/measureRelations.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

/** A laptop 1.5 m ahead, a cup 0.5 m to its left and one 0.5 m to its right. */
const { scene } = tinyMarkedFrame([
  { mark: 1, label: 'laptop', at: [1.5, 0, 0], size: [0.3, 0.35, 0.02] },
  { mark: 2, label: 'cup', at: [1.5, 0.5, 0] },
  { mark: 3, label: 'cup', at: [1.5, -0.5, 0] },
  { mark: 4, at: [1.5, 1, 0] },
]);

const { vetoAtMost } = DEFAULT_HYBRID_OPTIONS;

describe('measureRelations: what depth says of a mark that somebody proposes', () => {
  it('speaks for the mark that fits and firmly against its mirror image', () => {
    const [fits] = measureRelations(scene, 'the cup to the left of the laptop', 2);
    const [fails] = measureRelations(scene, 'the cup to the left of the laptop', 3);
    expect(fits!.score).to.be.above(0.5);
    expect(fails!.score).to.be.at.most(vetoAtMost);
    expect(fails!.measured).to.match(/\d/);
  });

  it('exchanges its verdicts when left becomes right', () => {
    expect(measureRelations(scene, 'the cup to the right of the laptop', 2)[0]!.score).to.be.at.most(
      vetoAtMost,
    );
    expect(measureRelations(scene, 'the cup to the right of the laptop', 3)[0]!.score).to.be.above(0.5);
  });

  it('says nothing where there is no relation, no measured object or nothing understood', () => {
    expect(measureRelations(scene, 'the cup', 2)).to.deep.equal([]);
    expect(measureRelations(scene, 'the cup to the left of the laptop', 99)).to.deep.equal([]);
    expect(measureRelations(scene, '', 2)).to.deep.equal([]);
  });

  it('does not hold a place in an order against a mark', () => {
    expect(measureRelations(scene, 'the leftmost cup', 3)).to.deep.equal([]);
  });
});
