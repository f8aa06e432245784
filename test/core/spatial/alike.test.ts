import { expect } from 'chai';
import type { Scene } from '../../../src/core/spatial/scene/Scene.ts';
import { answerQuestion } from '../../../src/core/spatial/verify/questions/answerQuestion.ts';
import { verify } from '../../../src/core/spatial/verify/verify.ts';
import { box } from './statementScene.ts';

const colour = (name: string) => ({ colours: [{ name, share: 0.9 }] });

/** A red and a blue mug of one size on a table, an apple in a bowl beside them, two green stools and a red one on the floor. */
const SCENE: Scene = {
  viewer: { position: [0, 0, 1.2], forward: [1, 0, 0] },
  objects: [
    box(1, 'table', [2, 0, 0], [0.8, 1.6, 0.7]),
    box(2, 'mug', [2, 0.5, 0.7], [0.09, 0.09, 0.1], colour('red')),
    box(3, 'mug', [2, 0.2, 0.7], [0.09, 0.09, 0.1], colour('blue')),
    box(4, 'bowl', [2, -0.3, 0.7], [0.26, 0.26, 0.08], colour('blue')),
    box(5, 'apple', [2, -0.3, 0.72], [0.07, 0.07, 0.07], colour('red')),
    box(6, 'stool', [2.5, 1.5, 0], [0.4, 0.4, 0.45], colour('green')),
    box(7, 'stool', [2.5, -1.5, 0], [0.4, 0.4, 0.45], colour('green')),
    box(8, 'stool', [3.5, 0, 0], [0.4, 0.4, 0.65], colour('red')),
  ],
};

const verdicts = (rows: readonly (readonly [string, string])[]): void => {
  for (const [words, verdict] of rows) {
    const told = verify(SCENE, words);
    expect(told.verdict, `${words}: ${told.rationale}`).to.equal(verdict);
  }
};

describe('statements of several things together', () => {
  it('what two have in common is measured between them', () => {
    verdicts([
      ['the two mugs have the same colour', 'FALSE'],
      ['the two mugs are the same size', 'TRUE'],
      ['both mugs are equally tall', 'TRUE'],
      ['the mugs are of different colours', 'TRUE'],
      ['the blue mug and the bowl have the same color', 'TRUE'],
      ['the bowl and the apple differ in size', 'TRUE'],
      ['the red stool and the red mug do not differ in colour', 'TRUE'],
      ['the green stools are as tall as each other', 'TRUE'],
      ['all three stools are the same height', 'FALSE'],
      ['the stools are not all the same colour', 'TRUE'],
    ]);
  });

  it('cannot be told where there are not so many, or only one is spoken of', () => {
    verdicts([
      ['the three mugs are the same size', 'UNKNOWN'],
      ['the bowl is the same colour', 'UNKNOWN'],
      ['the unicorn and the mug have the same colour', 'UNKNOWN'],
    ]);
  });

  it('what is said of two is said of each', () => {
    verdicts([
      ['the bowl and the red mug are on the table', 'TRUE'],
      ['the bowl and the red stool are on the table', 'FALSE'],
      ['the apple and the blue mug are red', 'FALSE'],
      ['the apple, the red mug and the red stool are red', 'TRUE'],
      ['the apple and the bowl are both on the table', 'TRUE'],
      ['neither the apple nor the red mug is blue', 'TRUE'],
      ['neither the apple nor the bowl is blue', 'FALSE'],
      ['the bowl and the red mug are on the table and they are blue', 'FALSE'],
      ['the mugs are all on the table', 'TRUE'],
    ]);
  });

  it('is asked in the same words', () => {
    for (const [words, verdict] of [
      ['are the two mugs the same colour?', 'FALSE'],
      ['do both mugs have the same size', 'TRUE'],
      ['are the apple and the red stool the same color', 'TRUE'],
      ['are the bowl and the red stool on the table', 'FALSE'],
    ] as const)
      expect(answerQuestion(SCENE, words)?.verdict, words).to.equal(verdict);
  });
});
