import { expect } from 'chai';
import { namesOf } from '../../../../src/core/spatial/lexicon/namesOf.ts';

const name = (label: string, score: number) => ({ label, score });

describe('namesOf', () => {
  it('calls an unnamed thing what it surely looks like, and nothing when the look is unsure', () => {
    expect(namesOf({ labels: [], looks: [name('drill', 0.9)] })[0]!.label).to.equal('drill');
    expect(namesOf({ labels: [], looks: [name('drill', 0.4)] })).to.deep.equal([]);
  });

  it('trusts a detector that is fairly sure, and a sure look over one that is not; no label is lost', () => {
    const looks = [name('stool', 0.8)];
    expect(namesOf({ labels: [name('chair', 0.5)], looks })).to.deep.equal([name('chair', 0.5)]);
    const doubtful = namesOf({ labels: [name('vase', 0.2), name('stool', 0.18)], looks });
    expect(doubtful.map(({ label }) => label)).to.deep.equal(['stool', 'vase']);
  });
});
