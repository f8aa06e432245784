import { expect } from 'chai';
import { resolve } from '../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../src/core/spatial/scene/Scene.ts';
import { answerQuestion } from '../../../src/core/spatial/verify/questions/answerQuestion.ts';
import { verify } from '../../../src/core/spatial/verify/verify.ts';
import { box } from './statementScene.ts';

const shirt = (name: string) => ({
  body: { upper: [{ name, share: 0.9 }], lower: [{ name: 'blue', share: 0.8 }] },
  colours: [{ name, share: 0.5 }],
});

/** One who stands, in black; one in red who sits on a chair; a table with a mug and a bottle. */
const SCENE: Scene = {
  viewer: { position: [0, 0, 1.2], forward: [1, 0, 0] },
  objects: [
    box(1, 'floor', [2, 0, -0.05], [6, 6, 0.05], { role: 'floor' }),
    box(2, 'table', [2, 0, 0], [0.8, 1.4, 0.75]),
    box(3, 'chair', [2.5, -1.4, 0], [0.5, 0.5, 0.9]),
    box(4, 'mug', [2, 0.4, 0.75], [0.09, 0.09, 0.1]),
    box(5, 'bottle', [2, 0.1, 0.75], [0.07, 0.07, 0.26]),
    box(6, 'person', [2.4, 1.5, 0], [0.4, 0.5, 1.78], shirt('black')),
    box(7, 'person', [2.45, -1.4, 0.1], [0.5, 0.5, 1.05], shirt('red')),
  ],
};

describe('what is said of persons', () => {
  it('who sits on a chair, stands, lies or wears something is told by height and clothes', () => {
    for (const [words, verdict] of [
      ['a person sits on the chair', 'TRUE'],
      ['the person on the chair wears a red shirt', 'TRUE'],
      ['nobody is lying on the floor', 'TRUE'],
      ['everybody is standing', 'FALSE'],
      ['the mug is lying on the table', 'TRUE'],
    ] as const) {
      const told = verify(SCENE, words);
      expect(told.verdict, `${words}: ${told.rationale}`).to.equal(verdict);
    }
    for (const [words, verdict] of [
      ['is somebody sitting on the chair', 'TRUE'],
      ['is the man in black left of the table', 'TRUE'],
      ['is the person on the chair wearing red', 'TRUE'],
      ['is anybody lying down', 'FALSE'],
    ] as const)
      expect(answerQuestion(SCENE, words)?.verdict, words).to.equal(verdict);
  });

  it('who stands is not the one who is asked for lying', () => {
    expect(resolve(SCENE, 'the person lying on the floor').status).to.equal('NOT_FOUND');
    expect(resolve(SCENE, 'the person standing')).to.include({ status: 'OK', id: 6 });
  });

  it('what is put by, told to somebody or only said again is none of what is meant', () => {
    for (const [words, id] of [
      ['never mind the mug get the bottle', 5],
      ['forget about the mug and bring me the bottle', 5],
      ['no i said the bottle', 5],
      ['tell the person on the chair that dinner is ready', 7],
      ['move the mug 20 cm to the right', 4],
    ] as const) {
      const { status, id: found, notUnderstood } = resolve(SCENE, words);
      expect([status, found, notUnderstood], words).to.deep.equal(['OK', id, undefined]);
    }
    for (const words of ['never mind the mug', 'ignore the mug', 'forget about the mug'])
      expect(resolve(SCENE, words).status, words).to.equal('NOT_UNDERSTOOD');
    expect(resolve(SCENE, 'do not forget the mug')).to.include({ status: 'OK', id: 4 });
  });
});
