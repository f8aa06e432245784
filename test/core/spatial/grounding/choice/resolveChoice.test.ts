import { expect } from 'chai';
import { ask } from '../../../../../src/core/spatial/dialogue/ask.ts';
import { resolve } from '../../../../../src/core/spatial/grounding/resolve.ts';
import { COMMAND_SCENE } from '../randomCommand.ts';

const answer = (words: string) => resolve(COMMAND_SCENE, words);

describe('the one of several named things that is asked for', () => {
  for (const [words, id] of [
    ['which is closer, the blue mug or the couch', 1],
    ['which is closer, the couch or the blue mug', 1],
    ['is the couch or the blue mug closer', 1],
    ['which is farther away, the blue mug or the couch', 13],
    ['which is higher, the person or the trash can', 16],
    ['which is lower, the person or the trash can', 15],
    ['which is bigger, the apple or the table', 11],
    ['which is smaller, the apple, the table or the couch', 3],
    ['which is further left, the book or the bottle', 4],
    ['which is further right, the book or the bottle', 7],
    ['which one is on the table: the book or the couch', 4],
    ['which is red, the apple or the red mug', 2],
    ['is the chair closer to the shelf or to the table', 11],
  ] as const)
    it(`"${words}" is ${id}`, () => {
      const found = answer(words);
      expect([found.status, found.id]).to.deep.equal(['OK', id]);
      expect(found.notUnderstood).to.equal(undefined);
      expect(found.relations).to.have.length(1);
      expect(ask(COMMAND_SCENE, words)).to.deep.include({ status: 'OK', objects: [id] });
    });

  it('is AMBIGUOUS with both where they differ too little, or both or none will do', () => {
    for (const [words, ids] of [
      ['which is bigger, the red box or the green box', [5, 6]],
      ['which is on the table, the apple or the book', [3, 4]],
      ['the apple or the book', [3, 4]],
    ] as const) {
      const { status, id, candidates, question } = answer(words);
      expect([status, id], words).to.deep.equal(['AMBIGUOUS', undefined]);
      expect(
        candidates.map((candidate) => candidate.id),
        words,
      ).to.have.members([...ids]);
      expect(question, words).to.match(/ or .*\?$/);
    }
  });

  it('is refused where one of them is not there or not one, and says which', () => {
    for (const [words, status, named] of [
      ['which is closer, the unicorn or the apple', 'NOT_FOUND', /unicorn/],
      ['which is closer, the apple or the mug', 'AMBIGUOUS', /"the mug"/],
      ['which is closer to the door, the apple or the book', 'NOT_FOUND', /door/],
      ['which is on the shelf, the apple or the book', 'NOT_FOUND', /None of them/],
    ] as const) {
      const found = answer(words);
      expect([found.status, found.id], words).to.deep.equal([status, undefined]);
      expect(found.rationale, words).to.match(named);
    }
  });

  it('words that were not used leave it open', () => {
    const found = answer('which is closer to the north of the table, the blue mug or the couch');
    expect(found.status).to.not.equal('OK');
  });
});
