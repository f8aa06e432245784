import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';

const sceneOf = (...labels: readonly string[]): Scene => ({
  objects: labels.map((label, i) => ({
    id: i + 1,
    labels: [{ label, score: 1 }],
    role: 'object',
    center: [i, 1, 0.5],
    size: [0.3, 0.3, 0.3],
    colours: [],
  })),
});

const read = (words: string): string => printLogicalForm(parse(words, { labels: ['box', 'mug', 'bottle'] }));

describe('words that say what is not meant', () => {
  for (const [words, form] of [
    ["the box that isn't red, yellow or green", 'box[not red; not yellow; not green]'],
    ['the box that is not red or yellow', 'box[not red; not yellow]'],
    ['neither the red nor the yellow box but the one that is green', 'thing[not red; not yellow; green]'],
    ['the box that is not red, green', 'box[not red; green]'],
    ['a box that is not on the mug or under the bottle', 'box[not on(mug); not under(bottle)]'],
    ['a chair other than the red one', 'chair[not red]'],
    ['the chair apart from the red one', 'chair[not red]'],
    ['any mug but the red one', 'mug[not red]'],
    ['the mug except for the red one', 'mug[not red]'],
    ['the mug that is different from the red one', 'mug[not red]'],
    ['a non-red mug', 'mug[not red]'],
    ['a mug other than the one on the box', 'mug[not on(box)]'],
    ['the chair that is not an office chair', 'chair[not office chair]'],
    ['a chair other than the office chair', 'chair[not office chair]'],
    ['any chair besides the office chair', 'chair[not office chair]'],
    ['every chair but the office chair', 'all chair[not office chair]'],
    ["the box that isn't a cardboard box", 'box[not cardboard box]'],
    ['the chair that is not a stool', 'chair[not stool]'],
    ['everything besides the bottle', 'thing[not bottle]'],
    ['not mark 3', 'thing[not #3]'],
    ['a chair other than mark 15', 'chair[not #15]'],
    ['the mug beside the bottle', 'mug[beside(bottle)]'],
    ['the bottle apart from the others', 'bottle[alone()]'],
  ] as const)
    it(`"${words}" denies ${form}`, () => {
      expect(read(words)).to.equal(form);
    });

  it('alone mean all that they leave: several are AMBIGUOUS, one is OK', () => {
    const several = resolve(sceneOf('apple', 'mug', 'book', 'bottle'), 'everything but the apple');
    expect([several.status, several.id]).to.deep.equal(['AMBIGUOUS', undefined]);
    expect(several.candidates.map(({ id }) => id)).to.have.members([2, 3, 4]);
    expect(several.question).to.not.equal(undefined);
    const { status, id } = resolve(sceneOf('apple', 'mug'), 'the thing that is not an apple');
    expect([status, id]).to.deep.equal(['OK', 2]);
  });
});

describe('a denied kind of what was named', () => {
  const chairs = sceneOf('office chair', 'chair', 'armchair');
  it('is not taken, by whatever words it is denied', () => {
    for (const words of [
      'the chair that is not an office chair',
      'a chair other than the office chair',
      'any chair but the office chair',
    ]) {
      const { status, candidates } = resolve(chairs, words);
      expect(status, words).to.equal('AMBIGUOUS');
      expect(
        candidates.map(({ id }) => id),
        words,
      ).to.not.include(1);
    }
    const { status, id } = resolve(
      sceneOf('office chair', 'armchair'),
      'the chair that is not an office chair',
    );
    expect([status, id]).to.deep.equal(['OK', 2]);
  });

  it('is named as not used where nobody looked which kind a thing is', () => {
    const { notUnderstood } = resolve(sceneOf('chair', 'mug'), 'the chair that is not an office chair');
    expect(notUnderstood).to.deep.equal(['not office chair']);
  });

  it('a mark that is denied is not the answer', () => {
    const { status, id } = resolve(sceneOf('mug', 'mug'), 'a mug other than mark 1');
    expect([status, id]).to.deep.equal(['OK', 2]);
  });
});

describe('a thing named by what it does', () => {
  for (const [words, form] of [
    ['the wine bottle opener', 'wine bottle opener'],
    ['the mug warmer', 'mug warmer'],
    ['the box over there', 'box'],
    ['the mug shinier than the bottle', 'mug'],
  ] as const)
    it(`"${words}" is a ${form}`, () => {
      expect(read(words).split('[')[0]).to.equal(form);
    });

  it('is not found among what it is for', () => {
    expect(resolve(sceneOf('bottle', 'mug'), 'the bottle opener').status).to.equal('NOT_FOUND');
  });
});
