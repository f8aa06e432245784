import { expect } from 'chai';
import { ask, followUp, isAnaphoric, resolve, type Scene } from '../../../../src/core/spatial/index.ts';
import { box, ROOM } from '../statementScene.ts';

/** Two chairs, told apart by their side. */
const CHAIRS = { expression: 'the chair', among: [4, 5] };
const reply = (words: string, earlier: { chosen?: number } = {}) =>
  followUp(ROOM, words, { ...CHAIRS, ...earlier });

describe('followUp: which of an ambiguous answer', () => {
  it('takes each of the words that the question offered', () => {
    const { status, question, candidates } = resolve(ROOM, 'the chair');
    expect(status).to.equal('AMBIGUOUS');
    const offered = question!.replace(/^Which one: |\?$/g, '').split(/, or |, /);
    expect(offered).to.have.length(2);
    const among = candidates.map(({ id }) => id);
    const meant = offered.map((words) => followUp(ROOM, words, { expression: 'the chair', among }).id);
    expect(meant).to.deep.equal(among);
  });

  it('weighs places, orders and neighbours among the candidates alone', () => {
    for (const words of ['the left one', 'left', 'the one on the left please', 'no, I mean the leftmost one'])
      expect(reply(words), words).to.include({ status: 'OK', id: 4 });
    // The door is on the left, behind: it is no candidate, but tells one from the other.
    expect(reply('the one near the door').id).to.equal(4);
    expect(reply('the one farther from the door').id).to.equal(5);
    expect(reply('not the left one').id).to.equal(5);
  });

  it('reads numbers, places in the list, both, neither and the other one', () => {
    expect(reply('number 5').id).to.equal(5);
    expect(reply('five').id).to.equal(5);
    expect(reply('the second one').id).to.equal(5);
    expect(reply('the 2nd one').id).to.equal(5);
    expect(reply('the final one').id).to.equal(reply('the last one').id);
    expect(reply('the last').id).to.equal(5);
    expect(reply('no, the other one', { chosen: 5 }).id).to.equal(4);
    expect(reply('both')).to.deep.include({ status: 'AMBIGUOUS' });
    expect(reply('both').candidates.map(({ id }) => id)).to.deep.equal([4, 5]);
    expect(reply('neither of them').status).to.equal('NOT_FOUND');
  });

  it('asks again where the words fit several, and never takes what was not a candidate', () => {
    const again = reply('the one next to the table');
    expect(again.status).to.equal('AMBIGUOUS');
    expect(again.question).to.match(/^Which one: /);
    expect(reply('number 2')).to.deep.include({ status: 'NOT_FOUND' });
    expect(reply('the mug').status).to.equal('NOT_FOUND');
    expect(reply('blah blub').status).to.equal('NOT_UNDERSTOOD');
    expect(reply('the left one from last week').status).to.not.equal('OK');
  });

  it('says whose left it took, and that nothing is left to choose from', () => {
    expect(reply('the left one').rationale).to.contain("the viewer's");
    expect(followUp(ROOM, 'the left one', { expression: 'x', among: [77] }).status).to.equal('NOT_FOUND');
  });
});

describe('ask: a typed answer to any question', () => {
  it('lists everything that fits, and nothing where what it is told by is not there', () => {
    expect(ask(ROOM, 'what is on the table?')).to.deep.include({ kind: 'list', objects: [3, 2, 9].sort() });
    expect(ask(ROOM, 'which chairs are left of the table')).to.deep.include({ kind: 'list', objects: [4] });
    expect(ask(ROOM, 'what is on the cat')).to.deep.include({ status: 'NOT_FOUND', objects: [] });
  });

  it('answers which one with one, by the evidence of locate', () => {
    expect(ask(ROOM, 'which chair is nearest to the door')!.objects).to.deep.equal([
      resolve(ROOM, 'the chair nearest to the door').id,
    ]);
  });

  it('gives metres with a tolerance and bounds, and verdicts with a probability', () => {
    const far = ask(ROOM, 'how far is the mug from the laptop')!;
    expect(far.atLeast).to.be.closeTo(far.value! - far.tolerance!, 1e-9);
    expect(far.tolerance).to.be.above(0);
    expect(ask(ROOM, 'is the mug on the table')!.probability).to.be.above(0.9);
    expect(ask(ROOM, 'is the mug under the table')!.probability).to.be.below(0.1);
  });

  it('counts with bounds that hold the count, wider where names are unsure', () => {
    const unsure: Scene = {
      ...ROOM,
      objects: [
        ...ROOM.objects,
        { ...box(20, 'stool', [1, 2, 0], [0.4, 0.4, 0.5]), labels: [{ label: 'stool', score: 0.5 }, { label: 'chair', score: 0.4 }] }, // biome-ignore format: one line
      ],
    };
    const [sure, doubtful] = [ROOM, unsure].map((scene) => ask(scene, 'how many chairs are there')!);
    expect([sure!.atLeast, sure!.value, sure!.upTo]).to.deep.equal([2, 2, 2]);
    expect(doubtful!.atLeast).to.be.at.most(1);
    expect(doubtful!.upTo).to.be.at.least(2);
    expect(doubtful!.answer).to.contain('Names are unsure');
    expect(doubtful!.probability).to.be.below(sure!.probability);
  });

  it('leaves what asks for a thing to resolve', () => {
    for (const words of ['the red chair', 'bring me the mug', '', 'foo'])
      expect(ask(ROOM, words), words).to.equal(undefined);
  });
});

describe('"no, the blue one": words without a noun of their own', () => {
  const mugs: Scene = {
    ...ROOM,
    objects: [
      ...ROOM.objects.filter(({ id }) => id !== 2),
      box(20, 'mug', [2, 0.4, 0.75], [0.09, 0.09, 0.1], { colours: [{ name: 'red', share: 0.9 }] }),
      box(21, 'mug', [2, 0.6, 0.75], [0.09, 0.09, 0.1], { colours: [{ name: 'blue', share: 0.9 }] }),
      box(22, 'box', [2, -0.4, 0.75], [0.2, 0.2, 0.2], { colours: [{ name: 'green', share: 0.9 }] }),
    ],
  };
  const put = (words: string, among: readonly number[] = [20]) =>
    followUp(mugs, words, { expression: 'the red mug on the table', among, chosen: 20 });

  it('mean another of the kind that was asked for, where none of the candidates is meant', () => {
    for (const words of [
      'no, the blue one',
      'the blue one',
      'not that, the blue one',
      'I mean the blue one please',
    ])
      expect(put(words), words).to.include({ status: 'OK', id: 21 });
  });

  it('never something else that has the colour', () => {
    expect(put('no, the green one').id).to.equal(undefined);
    expect(put('no, the box').status).to.equal('NOT_FOUND');
  });

  it('are told from words that name a thing', () => {
    for (const words of [
      'the blue one',
      'no, the left one',
      'not the red one',
      'the one on the table',
      'no, blue',
    ])
      expect(isAnaphoric(words), words).to.equal(true);
    for (const words of [
      'the blue mug',
      'no, the plate',
      'the left one of the two boxes',
      'mark 3',
      'both',
      'the apple',
    ])
      expect(isAnaphoric(words), words).to.equal(false);
  });
});
