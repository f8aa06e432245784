import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { answerQuestion } from '../../../../src/core/spatial/verify/questions/answerQuestion.ts';
import { verify } from '../../../../src/core/spatial/verify/verify.ts';
import { ROOM } from '../statementScene.ts';
import { COMMAND_SCENE } from './randomCommand.ts';

const read = (words: string): string => printLogicalForm(parse(words));

describe('"or" leaves alternatives of which one has to hold', () => {
  for (const [words, form] of [
    ['the box that is red or yellow', 'box[red|yellow]'],
    ['the mug that is red, blue or yellow', 'mug[red|blue|yellow]'],
    ['the mug that is on the table or on the shelf', 'mug[on(table); or on(shelf)]'],
    ['the mug on the table or the shelf', 'mug[on(table); or on(shelf)]'],
    ['the cup left of the plate or right of the bowl', 'cup[left of(plate); or right of(bowl)]'],
    ['the cup left or right of the plate', 'cup[left of(plate); or right of(plate)]'],
    ['the cup to the left or to the right of the plate', 'cup[left of(plate); or right of(plate)]'],
    ['the cup on or under the table', 'cup[on(table); or under(table)]'],
    ['the cup in front of or behind the box', 'cup[in front of(box); or behind(box)]'],
    ['the mug that is either red or on the shelf', 'mug[red; or on(shelf)]'],
    ['the thing that is red or that is on the shelf', 'thing[red; or on(shelf)]'],
    ['the big or red box', 'box[large; or red]'],
    [
      'the mug next to the plate on the table or on the shelf',
      'mug[next to(plate); on(table); or on(shelf)]',
    ],
  ] as const)
    it(`"${words}"`, () => {
      expect(read(words)).to.equal(form);
    });

  it('of things: what has either is found, what has neither is not', () => {
    const found = (words: string) => {
      const { status, id } = resolve(COMMAND_SCENE, words);
      return [status, id];
    };
    expect(found('the box that is red or yellow')).to.deep.equal(['OK', 5]);
    expect(found('the box that is yellow or red')).to.deep.equal(['OK', 5]);
    expect(found('the apple that is on the shelf or on the table')).to.deep.equal(['OK', 3]);
    expect(found('the apple that is on the table or on the shelf')).to.deep.equal(['OK', 3]);
    expect(found('the mug that is yellow or on the shelf')[0]).to.not.equal('OK');
  });

  const whether = (question: string) => answerQuestion(ROOM, question);

  it('of questions: yes says which, no says neither', () => {
    for (const [question, verdict, says] of [
      ['is the mug on the table or on the floor?', 'TRUE', /^Yes: on the table,/],
      ['is the mug on the floor or on the table?', 'TRUE', /^Yes: on the table,/],
      ['is the mug on the table or the floor', 'TRUE', /^Yes: on the table,/],
      ['is the mug in the box or under the table', 'FALSE', /in the box.*under the table/],
      ['is the mug left or right of the laptop', 'TRUE', /^Yes: left of the laptop,/],
      ['is the door taller or lower than the table', 'TRUE', /^Yes: taller than the table,/],
      ['is the book on the table or under it', 'TRUE', /^Yes: under it,/],
      ['is the mug red or green', 'TRUE', /^Yes: red,/],
      ['is the mug above the door or the table', 'TRUE', /^Yes: above the table,/],
      ['is there a unicorn or a mug on the table', 'TRUE', /mug 2/],
      ['is the mug or the ball in the box', 'TRUE', /ball 11/],
    ] as const) {
      const answer = whether(question);
      expect(answer?.verdict, question).to.equal(verdict);
      expect(answer?.answer, question).to.match(says);
    }
  });

  it('of statements and of counts', () => {
    expect(verify(ROOM, 'the mug is on the floor or on the table').verdict).to.equal('TRUE');
    expect(verify(ROOM, 'the mug is on the floor or in the box').verdict).to.equal('FALSE');
    expect(whether('how many chairs are left or right of the table')?.value).to.equal(2);
    expect(whether('how many things are in the box or under the table')?.objects).to.include.members([6, 11]);
  });
});

describe('several things asked for at once', () => {
  const answer = (words: string) => {
    const { status, id, candidates, rationale } = resolve(COMMAND_SCENE, words);
    return { status, id, ids: candidates.map((candidate) => candidate.id), rationale };
  };

  it('are AMBIGUOUS with all of them: an answer holds one pose', () => {
    for (const [words, ids] of [
      ['both mugs', [1, 2]],
      ['the two mugs', [1, 2]],
      ['both of the mugs', [1, 2]],
      ['all the boxes', [5, 6]],
      ['all of the boxes', [5, 6]],
      ['every box', [5, 6]],
      ['bring me both mugs', [1, 2]],
      ['the two red things', [2, 5]],
    ] as const) {
      const { status, id, ids: found, rationale } = answer(words);
      expect([status, id], words).to.deep.equal(['AMBIGUOUS', undefined]);
      expect(found, words).to.have.members([...ids]);
      expect(rationale, words).to.match(/one pose/);
    }
  });

  it('are NOT_FOUND where there are fewer, and the answer says how many', () => {
    for (const words of ['both chairs', 'all three boxes', 'the four mugs'])
      expect(answer(words), words).to.deep.include({ status: 'NOT_FOUND', id: undefined });
    expect(answer('all three boxes').rationale).to.match(/^3 boxes .* 2 of them/);
  });

  it('are not asked for where one of them is', () => {
    for (const [words, id] of [
      ['the left one of the two boxes', 5],
      ['there are two mugs. take the red one', 2],
      ['of the two mugs, the red one', 2],
      ['of both boxes the green one', 6],
    ] as const)
      expect(answer(words), words).to.deep.include({ status: 'OK', id });
  });

  it('a number behind a name is the mark that bears it, or not understood', () => {
    expect(answer('mug 1')).to.deep.include({ status: 'OK', id: 1 });
    expect(answer('the mug number 2')).to.deep.include({ status: 'OK', id: 2 });
    expect(answer('the box to the right of box 5')).to.deep.include({ status: 'OK', id: 6 });
    for (const words of ['box 7', 'box 99', 'the mug 3'])
      expect(resolve(COMMAND_SCENE, words), words).to.deep.include({
        status: 'AMBIGUOUS',
        notUnderstood: [words.replace('the ', '')],
      });
  });
});
