import { expect } from 'chai';
import { expressionWords, MOST_WORDS } from '../../../src/core/pointer/expressionWords.ts';
import { markNumbers, NUMBERS_PER_MARK } from '../../../src/core/pointer/markNumbers.ts';
import { phrasesToKnow, pointerInput } from '../../../src/core/pointer/pointerInput.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const box = { x0: 64, y0: 120, x1: 128, y1: 240 };
const picture = { width: 640, height: 480 };

describe('what a pointing model reads of a mark', () => {
  it('gives the box as shares of the picture, metres only where depth measured them, and the colours', () => {
    const measured = markNumbers(
      {
        box,
        center: [3, -1.5, 0.75],
        size: [0.1, 0.2, 0.3],
        role: 'support',
        colours: [{ name: 'red', share: 0.7 }],
        labelScore: 0.4,
      },
      picture,
    );
    expect(measured).to.have.length(NUMBERS_PER_MARK);
    expect(measured.slice(0, 4)).to.deep.equal([0.1, 0.25, 0.2, 0.5]);
    expect(measured.slice(4, 8)).to.deep.equal([1, 1, -0.5, 0.5]);
    expect(measured.slice(12, 17)).to.deep.equal([0, 1, 0, 0, 0]);
    expect(measured[17]).to.equal(0.7);
    expect(measured[31]).to.equal(0.4);
    const unmeasured = markNumbers({ box, role: 'support' }, picture);
    expect(unmeasured.slice(4, 11)).to.deep.equal([0, 0, 0, 0, 0, 0, 0]);
  });

  it('stays finite for a thing without extent', () => {
    const flat = markNumbers({ box, center: [0, 0, 0], size: [0, 0, 0] }, picture);
    expect(flat.every(Number.isFinite)).to.equal(true);
  });

  it('reads words in lower case without marks and accents, and no more than it was taught', () => {
    expect(expressionWords("The Café's 2nd CHAIR, please!")).to.deep.equal([
      'the',
      'cafe',
      's',
      '2',
      'nd',
      'chair',
      'please',
    ]);
    expect(expressionWords('word '.repeat(400))).to.have.length(MOST_WORDS);
    expect(expressionWords(' ?!… ')).to.deep.equal([]);
  });

  it('puts names and words at their rows, and zeros where nothing is known', () => {
    const marked = tinyMarkedFrame([
      { mark: 1, label: 'Cup', at: [1, 0.4, 0] },
      { mark: 2, at: [1, -0.4, 0] },
    ]);
    const words = ['red', 'cup'];
    expect(phrasesToKnow(words, marked)).to.deep.equal(['red', 'cup']);
    const vectors = new Map([
      ['red', Float32Array.of(1, 0)],
      ['cup', Float32Array.of(0, 1)],
    ]);
    const input = pointerInput(words, marked, vectors, 2);
    expect([...input.words]).to.deep.equal([1, 0, 0, 1]);
    expect([...input.names]).to.deep.equal([0, 1, 0, 0]);
    expect([...input.looks]).to.deep.equal([0, 0, 0, 0]);
    expect(input.numbers).to.have.length(2 * NUMBERS_PER_MARK);
    expect(input.markCount).to.equal(2);
  });
});
