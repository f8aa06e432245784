import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { COMMAND_SCENE } from './randomCommand.ts';

/** What would change the answer, or says what nothing in the scene can tell, by its kind. */
const INSERTED: Readonly<Record<string, readonly string[]>> = {
  'told by what is not there': [
    'next to the unicorn',
    'under the piano',
    'closest to the dragon',
    'left of the fountain',
    'with a canoe on it',
    'between the unicorn and the piano',
  ],
  'conditions and times': [
    'unless it is broken',
    'if it is clean',
    'until noon',
    'when it rings',
    'that i bought yesterday',
    'from last week',
    'for ten minutes',
  ],
  'what is denied, and not read': ['that is not there', 'without the lid', 'minus the lid'],
  'second things': [
    'together with the bottle',
    'as well as the plate',
    'plus the plate',
    'or else the plate',
  ],
  'what no camera tells': [
    'that is heavier than the book',
    'which smells',
    'worth ten dollars',
    'that nobody wants',
    'whose lid is open',
    'full of water',
  ],
  numbers: ['number 47', 'twice', 'third', 'last', 'with 3 buttons'],
  'itself as its own place': ['behind it', 'under it'],
};
const BASES = [
  'the apple',
  'the blue mug',
  'bring me the apple',
  'where is the bottle',
  'please find the green box',
];

describe('words put into a request that is answered', () => {
  for (const [kind, phrases] of Object.entries(INSERTED))
    it(`${kind}: are used, or said not to be`, () => {
      for (const base of BASES) {
        expect(resolve(COMMAND_SCENE, base).notUnderstood, base).to.equal(undefined);
        for (const phrase of phrases) {
          const { status, notUnderstood, logicalForm } = resolve(COMMAND_SCENE, `${base} ${phrase}`);
          const isSaid = status !== 'OK' || (notUnderstood?.length ?? 0) > 0;
          expect(isSaid, `"${base} ${phrase}": ${status}, ${logicalForm}`).to.equal(true);
        }
      }
    });

  it('never make another thing the landmark: nothing is next to what nobody sees', () => {
    for (const words of [
      'the apple next to the unicorn',
      'the red mug under the piano',
      'the mug closest to the dragon',
    ]) {
      const { relations, rationale, notUnderstood } = resolve(COMMAND_SCENE, words);
      expect(relations, words).to.deep.equal([]);
      expect(notUnderstood, words).to.have.length(1);
      expect(rationale, words).to.match(/was not used/);
    }
  });
});
