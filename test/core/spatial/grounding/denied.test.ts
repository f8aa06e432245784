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
