import { expect } from 'chai';
import { rangeAt } from '../../../../src/core/spatial/grammar/measure/rangeAt.ts';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { normalise } from '../../../../src/core/spatial/grammar/words/normalise.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';
import { answerQuestion } from '../../../../src/core/spatial/verify/questions/answerQuestion.ts';
import { verify } from '../../../../src/core/spatial/verify/verify.ts';
import { box } from '../statementScene.ts';

const range = (words: string): readonly number[] | undefined => {
  const found = rangeAt(normalise(words), 0);
  return found && [found.least, found.most].map((metres) => Math.round(metres * 1000) / 1000);
};

/** Boxes of 15, 25 and 40 cm, a lamp of 1.5 m; a ball 20 cm and a cup 90 cm left of the last box. */
const SCENE: Scene = {
  viewer: { position: [0, 0, 1.2], forward: [1, 0, 0] },
  objects: [
    box(1, 'box', [2, 1, 0], [0.2, 0.2, 0.15]),
    box(2, 'box', [2, 0, 0], [0.2, 0.2, 0.25]),
    box(3, 'box', [2, -1, 0], [0.2, 0.2, 0.4]),
    box(4, 'lamp', [4.4, 0, 0], [0.3, 0.3, 1.5]),
    box(5, 'ball', [2, -0.6, 0], [0.2, 0.2, 0.2]),
    box(6, 'ball', [2, 0.1, 0.3], [0.2, 0.2, 0.2]),
  ],
};

describe('ranges of lengths', () => {
  it('are read written and said, with one unit or two', () => {
    for (const [words, least, most] of [
      ['between 20 and 30 cm tall', 0.2, 0.3],
      ['between 20 cm and 30 cm', 0.2, 0.3],
      ['20-30cm wide', 0.2, 0.3],
      ['from 2 to 3 m', 2, 3],
      ['one to two metres away', 1, 2],
      ['half a metre to one metre left of the mouse', 0.5, 1],
      ['between one and a half and two and a half metres away', 1.5, 2.5],
      ['twenty centimetres to one metre', 0.2, 1],
    ] as const)
      expect(range(words), words).to.deep.equal([least, most]);
    for (const words of ['between the plates', '2 m to the left', 'two metres and 30 cm tall', '30 to 20 cm'])
      expect(range(words), words).to.equal(undefined);
  });

  it('choose what lies in them', () => {
    for (const [words, id] of [
      ['the box between 20 and 30 cm tall', 2],
      ['the box that is from twelve to eighteen centimetres high', 1],
      ['um the box that is uh thirty five to forty five centimetres tall', 3],
      ['the lamp four to five metres away', 4],
      ['the ball 10 to 30 cm from the box that is 35 to 45 cm tall', 5],
      ['the ball half a metre to one metre and a half from the tallest box', 6],
    ] as const) {
      const { status, id: found, notUnderstood } = resolve(SCENE, words);
      expect([status, found, notUnderstood], words).to.deep.equal(['OK', id, undefined]);
    }
    expect(resolve(SCENE, 'the box between 60 and 80 cm tall').status).to.not.equal('OK');
  });

  it('may be told from the one who looks, or loosely', () => {
    for (const [words, form] of [
      ['the box within two to three metres', 'box[metres away at least 2 m(); metres away at most 3 m()]'],
      ['the box within two metres of me', 'box[metres away at most 2 m()]'],
      [
        'the box within 2 to 3 m of the lamp',
        'box[metres from at least 2 m(lamp); metres from at most 3 m(lamp)]',
      ],
      ['the box like twenty to thirty centimetres tall', 'box[height at least 0.2 m; height at most 0.3 m]'],
      ['the box not between 20 and 30 cm tall', 'box[height at most 0.2 m; or height at least 0.3 m]'],
    ] as const)
      expect(printLogicalForm(parse(words)), words).to.equal(form);
    expect(answerQuestion(SCENE, 'so how many boxes are within two to three metres?')).to.include({
      value: 3,
    });
  });

  it('hold or not in statements and questions', () => {
    for (const [words, verdict] of [
      ['the lamp is between one and two metres tall', 'TRUE'],
      ['the lamp is 4 to 5 m away', 'TRUE'],
      ['the lamp is from 1 to 1.2 m tall', 'FALSE'],
      ['the lamp is not between 2 and 3 m tall', 'TRUE'],
    ] as const) {
      expect(verify(SCENE, words).verdict, words).to.equal(verdict);
    }
    const asked = answerQuestion(SCENE, 'is the lamp between two and three metres away?');
    expect(asked?.verdict).to.equal('FALSE');
  });
});
