import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseClassifierCard } from '../../../../src/adapters/onnx/cards/parseClassifierCard.ts';

const SHIPPED = readFileSync(
  new URL('../../../../config/models/efficientnet_lite0.yaml', import.meta.url),
  'utf8',
);
const refusal = (text: string): string => {
  const result = parseClassifierCard(text, 'card');
  return result.ok ? 'taken' : `${result.failure.code} ${result.failure.message}`;
};
const withNoun = (line: string): string => SHIPPED.replace(/nouns:\n[\s\S]*/, `nouns:\n  cup: ${line}\n`);

describe('parseClassifierCard', () => {
  it('reads the shipped card: classes of ImageNet, weights and usual shares in 0..1', () => {
    const result = parseClassifierCard(SHIPPED, 'card');
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.nouns.length).to.be.greaterThan(100);
    for (const { noun, classes, usual } of result.value.nouns) {
      expect(usual, noun).to.be.within(0, 0.5);
      expect(new Set(classes.map(([index]) => index)).size, noun).to.equal(classes.length);
      for (const [index, weight] of classes) {
        expect(index, noun).to.be.within(0, 999);
        expect(weight, noun).to.be.within(0.01, 1);
      }
    }
  });

  it('reads weights and the usual share of a noun', () => {
    const result = parseClassifierCard(withNoun('"504 968*0.25 @0.0125"'), 'card');
    expect(result.ok && result.value.nouns).to.deep.equal([
      {
        noun: 'cup',
        classes: [
          [504, 1],
          [968, 0.25],
        ],
        usual: 0.0125,
      },
    ]);
  });

  for (const line of ['"504"', '"@0.1"', '"504*2 @0.1"', '"a @0.1"', '[1, 2]', '""'])
    it(`refuses the noun line ${line}, naming the noun`, () => {
      expect(refusal(withNoun(line)))
        .to.contain('MODEL_UNAVAILABLE')
        .and.contain('nouns cup');
    });

  it('refuses misspelt keys and inputs without a fixed size', () => {
    expect(refusal(`${SHIPPED}\nlogit: x\n`)).to.contain('"logit" is not known');
    const loose = SHIPPED.replace('{ width: 224, height: 224 }', '{ long_side: 192, multiple_of: 32 }');
    expect(refusal(loose)).to.contain('width and height');
  });
});
