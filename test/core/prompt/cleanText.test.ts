import { expect } from 'chai';
import fc from 'fast-check';
import { cleanText } from '../../../src/core/prompt/cleanText.ts';

describe('cleanText: text of strangers cannot leave its line', () => {
  it('keeps ordinary words of any script', () => {
    expect(cleanText('  the red  mug, große Tasse, 赤いコップ ', 100)).to.equal(
      'the red mug, große Tasse, 赤いコップ',
    );
  });

  it('removes what could steer a prompt, a terminal or a log', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(200), (text, limit) => {
        const clean = cleanText(text, limit);
        expect(clean).to.not.match(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u200b-\u200f<>]/u);
        expect(clean.length).to.be.at.most(limit);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});
