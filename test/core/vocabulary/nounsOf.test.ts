import { expect } from 'chai';
import { nounsOf } from '../../../src/core/vocabulary/nounsOf.ts';

describe('nounsOf: what a CLIP kind is asked to find', () => {
  it('names the thing and what it is related to, once each', () => {
    expect(nounsOf('the red mug behind the laptop')).to.deep.equal(['mug', 'laptop']);
    expect(nounsOf('the stapler next to the box on the table')).to.have.members(['stapler', 'box', 'table']);
    expect(nounsOf('the book on the book')).to.deep.equal(['book']);
  });

  it('names nothing where nothing is named', () => {
    expect(nounsOf('')).to.deep.equal([]);
    expect(nounsOf('the red one')).to.deep.equal([]);
  });
});
