import { expect } from 'chai';
import { parse } from '../../../../../src/core/spatial/grammar/parse.ts';
import {
  MAX_EXPRESSION_CHARACTERS,
  normalise,
} from '../../../../../src/core/spatial/grammar/words/normalise.ts';
import { correctSpelling, editDistance } from '../../../../../src/core/spatial/grammar/words/spelling.ts';
import { singular } from '../../../../../src/core/spatial/lexicon/morphology.ts';
import { nounSimilarity } from '../../../../../src/core/spatial/lexicon/nounSimilarity.ts';

describe('words: normalising, spelling, likeness', () => {
  it('opens contractions, unifies spelling and drops what cannot be seen', () => {
    expect(normalise("It's  the GREY\u200b chair, isn't it?")).to.equal('it is the grey chair , is not it ?');
    expect(normalise('the colour of the centre')).to.equal('the color of the center');
    expect(normalise('left\u202ehand side\u0000 of it')).to.equal('left side of it');
    expect(normalise('its left side')).to.equal('its left side');
  });

  it('caps what it looks at', () => {
    expect(normalise('a'.repeat(1_000_000)).length).to.be.at.most(MAX_EXPRESSION_CHARACTERS);
  });

  it('counts a swap of neighbours as one edit and stops at the limit', () => {
    expect(editDistance('chiar', 'chair', 2)).to.equal(1);
    expect(editDistance('botle', 'bottle', 2)).to.equal(1);
    expect(editDistance('cup', 'wardrobe', 2)).to.equal(3);
  });

  it('corrects misspellings of its vocabulary and leaves real and short words alone', () => {
    for (const [typed, meant] of [
      ['keybord', 'keyboard'],
      ['refridgeratr', 'refridgerator'],
      ['labtop', 'labtop'],
      ['behnid', 'behind'],
      ['aple', 'apple'],
      ['parking', 'parking'],
      ['cat', 'cat'],
      ['4711', '4711'],
    ])
      expect(correctSpelling(typed!), typed).to.equal(meant);
    expect(correctSpelling('florbel', new Set(['florbel']))).to.equal('florbel');
  });

  it('of words equally near takes the one that fits its place, and the likelier slip', () => {
    const heads = (expression: string) => {
      const { head, constraints } = parse(expression).target;
      return [head, ...constraints.map((c) => c.kind === 'attribute' && c.value)];
    };
    for (const [typed, ...meant] of [
      ['the gren cup', 'cup', 'green'],
      ['the wite plate', 'plate', 'white'],
      ['the balck chair', 'chair', 'black'],
      ['the pinck book', 'book', 'pink'],
      ['the blu box', 'box', 'blue'],
      ['the rde lamp', 'lamp', 'red'],
      ['the purpel one', undefined, 'purple'],
      ['the lmap', 'lamp'],
      ['the chiars', 'chair'],
      ['the gym mat', 'mat'],
      ['the pew', 'pew'],
    ])
      expect(heads(typed!), typed).to.deep.equal(meant);
  });

  it('makes singulars, and leaves words that only look plural', () => {
    for (const [many, one] of [
      ['chairs', 'chair'],
      ['boxes', 'box'],
      ['shelves', 'shelf'],
      ['knives', 'knife'],
      ['batteries', 'battery'],
      ['glass', 'glass'],
      ['scissors', 'scissors'],
    ])
      expect(singular(many!)).to.equal(one);
  });

  it('orders likeness: same, synonym, kind, confusable, other', () => {
    const order = ['couch', 'sofa', 'armchair', 'toaster'].map((label) => nounSimilarity('couch', label));
    expect(order[0]).to.equal(1);
    for (let i = 1; i < order.length; i++) expect(order[i]!).to.be.below(order[i - 1]!);
    expect(nounSimilarity('chair', 'office chair')).to.be.above(nounSimilarity('office chair', 'chair'));
    expect(nounSimilarity('white board', 'whiteboard')).to.equal(1);
    expect(nounSimilarity('furniture', 'dresser')).to.be.above(0.5);
  });
});
