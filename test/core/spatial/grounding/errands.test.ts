import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { COMMAND_SCENE } from './randomCommand.ts';

/** The answer's mark, and what each step names: "take target 3, go destination 13". */
const planned = (words: string): readonly [number | undefined, string] => {
  const { id, steps = [] } = resolve(COMMAND_SCENE, words);
  const said = steps.map(
    ({ action, parts }) =>
      `${action} ${parts.map((part) => `${part.role} ${part.id ?? part.words}`).join(' ')}`,
  );
  return [id, said.join(', ')];
};

describe('errands: who gets what, from where, in which order', () => {
  it('whom a thing is given to is named before it or after "to", a bear as well as a person', () => {
    for (const [words, id, steps] of [
      ['give the man the apple', 3, 'bring target 3 receiver 16'],
      ['hand my friend the blue mug', 1, 'bring target 1 receiver my friend'],
      ['deliver to grandma the apple', 3, 'bring target 3 receiver grandma'],
      ['would you mind passing the man the plate', 8, 'bring target 8 receiver 16'],
    ] as const)
      expect(planned(words), words).to.deep.equal([id, steps]);
  });

  it('what a thing is taken off or out of is its source', () => {
    for (const [words, id] of [
      ['take the apple off the table', 3],
      ['get the plate off the table and throw it on the chair', 8],
      ['lift the book off the table and drop it into the trash can', 4],
    ] as const) {
      const [found, steps] = planned(words);
      expect(found, words).to.equal(id);
      expect(steps, words).to.match(new RegExp(`target ${id} source 11`));
    }
  });

  it('verbs of putting, going past and standing are steps of their own', () => {
    for (const [words, id, steps] of [
      ['serve the apple on the plate', 3, 'put target 3 place 8'],
      ['throw the apple on the couch', 3, 'put target 3 place 13'],
      ['pick up the apple and stand next to the chair', 3, 'take target 3, go destination 12'],
      ['use the book to wipe the chair', 4, 'take target 4, clean target 12'],
      ['fill the blue mug with water', 1, 'operate target 1 tool water'],
    ] as const)
      expect(planned(words), words).to.deep.equal([id, steps]);
    for (const [words, id] of [
      ['drive around the table to the couch', 13],
      ['go past the chair to the shelf', 14],
      ['sit on the couch', 13],
      ['come back with the blue mug', 1],
      ['throw away the apple', 3],
      ['play with the apple', 3],
      ['read me the book', 4],
    ] as const)
      expect(planned(words), words).to.deep.equal([id, '']);
  });

  it('what is told to be done before or after something else is done in that order', () => {
    for (const [words, id, steps] of [
      ['after picking up the apple go to the couch', 3, 'take target 3, go destination 13'],
      ['once you have the apple put it on the shelf', 3, 'take target 3, put target 3 place 14'],
      ['tidy up the book by putting it on the shelf', 4, 'clean target 4, put target 4 place 14'],
      ['fetch me the apple and after that the plate', 3, 'take target 3 receiver me, take target 8'],
      ["i'd like an apple and then the plate", 3, 'bring target 3, bring target 8'],
    ] as const)
      expect(planned(words), words).to.deep.equal([id, steps]);
  });

  it('a part told with "with" is no tool', () => {
    expect(resolve(COMMAND_SCENE, 'open the red box with the yellow lid').steps).to.equal(undefined);
  });
});
