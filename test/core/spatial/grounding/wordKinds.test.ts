import { expect } from 'chai';
import { ask } from '../../../../src/core/spatial/dialogue/ask.ts';
import { followUp } from '../../../../src/core/spatial/dialogue/followUp.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';
import { verify } from '../../../../src/core/spatial/verify/verify.ts';
import { box } from '../statementScene.ts';

const colour = (name: string) => ({ colours: [{ name, share: 0.9 }] });

/** A shelf with a vase on its top, a mug on its middle board, a basket on the lowest; a table with a laptop that faces us. */
const SCENE: Scene = {
  viewer: { position: [0, 0, 1.2], forward: [1, 0, 0] },
  objects: [
    box(1, 'shelf', [3, 2, 0], [0.4, 1.2, 1.5], colour('brown')),
    box(2, 'vase', [3, 2.3, 1.5], [0.15, 0.15, 0.25], colour('blue')),
    box(3, 'mug', [3, 2, 0.8], [0.09, 0.09, 0.1], colour('yellow')),
    box(4, 'basket', [3, 2, 0.06], [0.35, 0.35, 0.3], colour('brown')),
    box(5, 'table', [2, -0.5, 0], [0.8, 1.6, 0.7], colour('white')),
    box(6, 'laptop', [2, -0.5, 0.7], [0.3, 0.35, 0.2], { ...colour('grey'), front: [-1, 0] }),
    box(7, 'mug', [2, -0.1, 0.7], [0.09, 0.09, 0.1], colour('red')),
    box(8, 'mug', [2, -0.9, 0.7], [0.09, 0.09, 0.1], colour('blue')),
    box(9, 'bowl', [2.2, -1.1, 0.7], [0.26, 0.26, 0.08], colour('red')),
    box(10, 'chair', [1.5, 1.2, 0], [0.5, 0.5, 0.9], colour('green')),
    box(11, 'mug', [3, 2.1, 0.06], [0.09, 0.09, 0.1], colour('green')),
  ],
};

const means = (words: string): unknown => {
  const { status, id, notUnderstood } = resolve(SCENE, words);
  return status === 'OK' ? [id, notUnderstood] : status;
};

describe('kinds of words that a blind round found unread', () => {
  it("the side of a thing is its own or the viewer's: asked about where they differ, and said", () => {
    expect(resolve(SCENE, "the mug to the laptop's right").status).to.equal('AMBIGUOUS');
    expect(means("the mug to the laptop's own right")).to.deep.equal([7, undefined]);
    expect(means("the red mug to the laptop's right")).to.deep.equal([7, undefined]);
    const blue = resolve(SCENE, "the blue mug on the bowl's left hand side");
    expect([blue.status, blue.id]).to.deep.equal(['OK', 8]);
    expect(blue.rationale).to.match(/the viewer's, not the bowl's own/);
  });

  it('the camera that sees the scene is the viewer', () => {
    for (const words of [
      'as seen from the camera the left mug on the table',
      'the left mug on the table from the robot',
    ])
      expect(means(words), words).to.deep.equal([7, undefined]);
  });

  it('"that is red" tells of the thing or of what it stands at', () => {
    expect(means('the mug on the table that is blue')).to.deep.equal([8, undefined]);
    expect(means('the mug on the table that is white and left of the laptop')).to.deep.equal([7, undefined]);
  });

  it('what is said around a request, a source on a shelf and things without a name are read', () => {
    for (const [words, id] of [
      ['okay robot listen hand me the basket', 4],
      ['where the heck is the vase', 2],
      ['take the mug from the bottom shelf', 11],
    ] as const)
      expect(means(words), words).to.deep.equal([id, undefined]);
    expect(
      resolve(SCENE, 'get me whatever is on the table but not the mugs or the laptop').logicalForm,
    ).to.equal('thing[on(table); not mug; not laptop]');
    const use = resolve(SCENE, 'what i would use to water the flowers');
    expect([use.status, use.notUnderstood]).to.deep.equal([
      'NOT_UNDERSTOOD',
      ['what i would use to water the flowers'],
    ]);
  });

  it('replies that deny twice, and "up there"', () => {
    const among = [3, 7, 8, 11];
    for (const [words, id] of [
      ['the one up there', 3],
      ['the one down there', 11],
      ['not the red one and not the blue one and not the green one', 3],
      ['the one on the table that is red', 7],
    ] as const)
      expect(followUp(SCENE, words, { expression: 'the mug', among }).id, words).to.equal(id);
  });

  it('a board of a shelf that is one thing is told by what stands on it', () => {
    for (const [words, id] of [
      ['the mug on the bottom shelf', 11],
      ['the mug on the top shelf', 3],
      ['the brown thing on the lowest shelf', 4],
      ['the mug on the second shelf from the bottom', 3],
      ['the vase on the top shelf', 2],
    ] as const)
      expect(means(words), words).to.deep.equal([id, undefined]);
    for (const [words, verdict] of [
      ['the basket is on the bottom shelf', 'TRUE'],
      ['the yellow mug is on the bottom shelf', 'FALSE'],
      ['the yellow mug is on the middle shelf', 'TRUE'],
    ] as const)
      expect(verify(SCENE, words).verdict, words).to.equal(verdict);
  });

  it('two kinds are counted together, and what stands on a board is on the shelf, not on top of it', () => {
    for (const [words, value] of [
      ['how many mugs and bowls are there', 5],
      ['how many mugs and bowls are on the table', 3],
      ['how many mugs are on the shelf', 2],
    ] as const)
      expect(ask(SCENE, words)?.value, words).to.equal(value);
    expect(ask(SCENE, 'which table does the bowl stand on')?.objects).to.deep.equal([5]);
    expect(ask(SCENE, 'what is on top of the shelf')?.objects).to.deep.equal([2]);
    for (const [words, verdict] of [
      ['the basket is on the shelf', 'TRUE'],
      ['the mug and the basket are on top of the shelf', 'FALSE'],
      ['nothing is on the chair', 'TRUE'],
      ['nothing is on the table', 'FALSE'],
      ['something is on the table', 'TRUE'],
      ['there is nothing on the chair', 'TRUE'],
      ['neither bowl is green', 'TRUE'],
    ] as const)
      expect(verify(SCENE, words).verdict, words).to.equal(verdict);
  });
});
