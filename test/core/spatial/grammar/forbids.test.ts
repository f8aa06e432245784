import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';

const SCENE: Scene = {
  objects: ['laptop', 'chair', 'vase'].map((label, i) => ({
    id: i + 1,
    labels: [{ label, score: 1 }],
    role: 'object',
    center: [i, 1, 0.5],
    size: [0.3, 0.3, 0.3],
    colours: [],
  })),
};

describe('commands that only forbid', () => {
  for (const words of [
    'never touch the laptop',
    'do not go to the chair',
    "please don't bring me the vase",
    'Robot, do not drive to the chair.',
    'leave the laptop alone',
    'leave the chair where it is',
  ])
    it(`"${words}" is answered with no thing at all, and the reason`, () => {
      const { status, id, rationale } = resolve(SCENE, words);
      expect([status, id]).to.deep.equal(['NOT_UNDERSTOOD', undefined]);
      expect(rationale).to.contain('forbid');
    });

  for (const words of ['never mind', 'Stop!', 'please cancel that', 'forget about it', 'no wait', 'hold on'])
    it(`"${words}" ends what was asked and is answered with no thing`, () => {
      const { status, id } = resolve(SCENE, words);
      expect([status, id]).to.deep.equal(['NOT_UNDERSTOOD', undefined]);
    });

  for (const [words, head] of [
    ["don't take the laptop, take the vase", 'vase'],
    ['do not go to the chair but to the vase', 'vase'],
    ["don't forget the vase", 'vase'],
    ['leave the laptop alone and bring the vase', 'vase'],
    ['please leave the chairs where they are, get the vase', 'vase'],
    ['leave the vase on the chair', 'vase'],
    ['never mind the laptop, bring me the vase', 'vase'],
  ] as const)
    it(`"${words}" asks for the ${head}`, () => {
      expect(parse(words).target.head).to.equal(head);
      expect(parse(words).understood).to.equal(true);
    });
});
