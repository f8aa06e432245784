import { expect } from 'chai';
import { ask as askAny } from '../../../src/core/spatial/dialogue/ask.ts';
import { parseQuestion } from '../../../src/core/spatial/grammar/question/parseQuestion.ts';
import { answerQuestion } from '../../../src/core/spatial/verify/questions/answerQuestion.ts';
import { box, ROOM } from './statementScene.ts';

const ask = (question: string) => answerQuestion(ROOM, question);

describe('answerQuestion: metres and counts from geometry', () => {
  it('measures between the nearest faces of two things, however it is asked', () => {
    for (const question of [
      'how far is the mug from the laptop?',
      'How far apart are the mug and the laptop?',
      'how far is the mug away from the laptop',
      'what is the distance between the mug and the laptop',
      'how close is the mug to the laptop',
      'tell me, how far is it from the mug to the laptop?',
    ]) {
      const answer = ask(question);
      expect(answer?.status, question).to.equal('OK');
      expect(answer!.value, question).to.be.closeTo(0.5 - 0.175 - 0.045, 1e-9);
      expect(answer!.answer).to.contain('0.28 m');
    }
  });

  it('measures offsets along the axes of the viewer and of gravity', () => {
    expect(ask('how far behind the table is the box')!.value).to.be.closeTo(1, 1e-9);
    expect(ask('how high above the table is the mug')!.value).to.be.closeTo(0.8 - 0.375, 1e-9);
    expect(ask('how far left of the laptop is the mug')!.value).to.be.closeTo(0.5, 1e-9);
  });

  it('measures heights, widths and distances from the viewer', () => {
    expect(ask('how tall is the door')!.value).to.equal(2);
    expect(ask('what is the width of the table')!.value).to.be.closeTo(1.4, 1e-9);
    expect(ask('how far away is the door?')!.value).to.be.closeTo(Math.hypot(4, 2, 0.2), 1e-9);
  });

  it('counts what fits a description, with its relations', () => {
    expect(ask('how many chairs are there')).to.include({ value: 2, unit: '' });
    expect(ask('how many chairs are left of the table?')).to.deep.include({ value: 1, objects: [4] });
    expect(ask('count the chairs')!.value).to.equal(2);
    expect(ask('how many mugs are under the table')!.value).to.equal(0);
    expect(ask('how many things are on the table')!.objects).to.include.members([2, 3, 9]);
  });

  it('measures between two of a kind, and by how much one exceeds the other', () => {
    for (const question of [
      'how far apart are the chairs',
      'how far apart are the two chairs?',
      'how far are the chairs from each other',
      'what is the distance between the two chairs',
    ]) {
      const answer = ask(question);
      expect(answer?.value, question).to.be.closeTo(2, 1e-9);
      expect(answer!.objects, question).to.have.members([4, 5]);
    }
    expect(ask('how far apart are the doors')).to.include({ kind: 'measure', status: 'NOT_FOUND' });
    expect(ask('how much taller is the door than the table')!.value).to.be.closeTo(1.25, 1e-9);
    expect(ask('how much wider is the laptop than the table')!.answer).to.match(/1\.05 m narrower than/);
    expect(ask('how far is it from here to the door')!.value).to.be.closeTo(Math.hypot(4, 2, 0.2), 1e-9);
    expect(ask('how many centimetres wide is the table')!.value).to.be.closeTo(1.4, 1e-9);
    expect(ask('how far from the laptop is the mug')!.value).to.be.closeTo(0.28, 1e-9);
  });

  it('counts what something holds, and no parts of things', () => {
    expect(ask('how many mugs does the table have')).to.include({ kind: 'count', value: 1 });
    expect(ask('how many chairs are there in total')!.value).to.equal(2);
    for (const question of ['how many legs does the table have', 'how many drawers does the table have'])
      expect(ask(question), question).to.include({ status: 'NOT_UNDERSTOOD' });
  });

  it('asks of one, any, none and all of several', () => {
    for (const [question, verdict] of [
      ['is one of the chairs left of the table', 'TRUE'],
      ['are any of the chairs left of the table', 'TRUE'],
      ['is any chair on the table', 'FALSE'],
      ['is none of the chairs on the table', 'TRUE'],
      ['are all of the chairs left of the table', 'FALSE'],
      ['is at least one chair left of the table', 'TRUE'],
    ] as const)
      expect(ask(question), question).to.include({ kind: 'whether', verdict });
  });

  it('places tell of what is asked about, where something is said of it behind them', () => {
    for (const [question, verdict] of [
      ['is the mug on the table red', 'TRUE'],
      ['is the mug on the table taller than the laptop', 'TRUE'],
      ['is the book under the table taller than the mug on the table', 'FALSE'],
      ['is the chair left of the table the same size as the chair right of the table', 'TRUE'],
      ['is the mug not green', 'TRUE'],
      ["isn't the mug green", 'FALSE'],
      ['the mug is red, right?', 'TRUE'],
      ['the mug is under the table, is it not?', 'FALSE'],
    ] as const)
      expect(ask(question), question).to.include({ kind: 'whether', verdict });
  });

  it('compares with stated lengths, of extents and of the distance from the viewer', () => {
    for (const [question, verdict] of [
      ['is the door taller than 1 metre', 'TRUE'],
      ['is the table wider than two metres', 'FALSE'],
      ['is the lamp shorter than half a metre', 'TRUE'],
      ['is the door more than 3 metres away', 'TRUE'],
      ['is the door less than three metres away from me', 'FALSE'],
    ] as const)
      expect(ask(question), question).to.include({ kind: 'whether', verdict });
  });

  it('an order is among what the other words tell of', () => {
    expect(ask('is the lamp the tallest thing on the table')).to.include({ verdict: 'TRUE' });
    expect(ask('is the mug the tallest thing on the table')).to.include({ verdict: 'FALSE' });
  });

  it('everything, nothing, and each of several that are said to be there', () => {
    for (const [question, verdict] of [
      ['is everything on the table taller than the door', 'FALSE'],
      ['is there a mug and a laptop on the table', 'TRUE'],
      ['is there a mug and a chair on the table', 'FALSE'],
      ['is it true that the mug is red', 'TRUE'],
      ['is the mug longer than the blue one', 'UNKNOWN'],
    ] as const)
      expect(ask(question), question).to.include({ kind: 'whether', verdict });
  });

  it('what lies on a cover lies on what it covers', () => {
    const objects = [
      box(1, 'bed', [2, 0, 0], [2, 1.6, 0.5]),
      box(2, 'blanket', [2, 0, 0.5], [1.8, 1.4, 0.06]),
      box(3, 'teddy bear', [2, 0.3, 0.56], [0.2, 0.2, 0.3]),
      box(4, 'lamp', [2, 0.3, 1.6], [0.2, 0.2, 0.3]),
    ];
    expect(answerQuestion({ ...ROOM, objects }, 'is the bear on the bed')).to.include({ verdict: 'TRUE' });
    expect(answerQuestion({ ...ROOM, objects }, 'is the lamp on the bed')).to.include({ verdict: 'FALSE' });
  });

  it('what lies on a board of a thing lies on it', () => {
    const objects = [
      box(1, 'table', [2, 0, 0], [1, 1.6, 0.5]),
      box(2, 'board', [2, 0, 0.15], [0.9, 1.5, 0.03]),
      box(3, 'book', [2, 0.3, 0.18], [0.2, 0.2, 0.04]),
      box(4, 'ball', [2, -0.3, 0], [0.1, 0.1, 0.1]),
    ];
    expect(answerQuestion({ ...ROOM, objects }, 'is the book on the table')).to.include({ verdict: 'TRUE' });
    expect(answerQuestion({ ...ROOM, objects }, 'is the ball on the table')).to.include({ verdict: 'FALSE' });
  });

  it('does not count what is told by something that is not there', () => {
    expect(ask('how many mugs are on the shelf')).to.include({ status: 'NOT_FOUND' });
    expect(ask('how many things on the table are red')).to.include({ value: 1 });
  });

  it('a thing with an article that names none in particular may be any', () => {
    const book = { ...ROOM.objects.find(({ id }) => id === 6)!, center: [2, 1.2, 0.92] as const };
    const scene = { ...ROOM, objects: [...ROOM.objects.filter(({ id }) => id !== 6), book] };
    expect(answerQuestion(scene, 'is the book on a chair')).to.include({ verdict: 'TRUE' });
  });

  it('answers yes-or-no questions with a verdict', () => {
    expect(ask('is the mug on the table?')).to.include({ kind: 'whether', verdict: 'TRUE' });
    expect(ask('Is the mug right of the laptop?')!.verdict).to.equal('FALSE');
    expect(ask('are there three chairs?')!.verdict).to.equal('FALSE');
  });

  it('takes "do you see" and "is it not" for yes-or-no questions', () => {
    expect(ask('do you see a mug?')!.verdict).to.equal('TRUE');
    expect(ask('can you see any chairs')!.verdict).to.equal('TRUE');
    expect(ask("isn't the mug on the table?")!.verdict).to.equal('TRUE');
  });

  it('says in plain words what was asked', () => {
    for (const [question, asked] of [
      [
        'how many chairs are left of the table',
        'How many chairs that are left of the table there are was asked.',
      ],
      ['how tall is the door', 'The height of the door was asked.'],
      ['how far is the mug from the laptop', 'How far the mug is from the laptop was asked.'],
      ['is the mug on the table', 'Whether it is true that the mug is on the table was asked.'],
    ] as const)
      expect(ask(question)!.asked).to.equal(asked);
    expect(askAny(ROOM, 'what is on the table')!.asked).to.equal(
      'All things that are on the table were asked for.',
    );
  });

  it('refuses to measure what is not there or not one', () => {
    const cat = ask('how tall is the cat')!;
    expect([cat.status, cat.value]).to.deep.equal(['NOT_FOUND', undefined]);
    const chairs = ask('how far is the chair from the door')!;
    expect(chairs.status).to.equal('AMBIGUOUS');
    expect(chairs.objects).to.have.members([4, 5]);
  });

  it('leaves expressions that ask for an object alone', () => {
    for (const expression of [
      'the box within one metre of the door',
      'the chair closest to the table',
      'bring me the mug',
      'what is left of the laptop',
      'the second chair from the left',
      '',
    ])
      expect(parseQuestion(expression), expression).to.equal(undefined);
  });
});

describe('lists', () => {
  it('all of a kind, by its name alone', () => {
    expect(askAny(ROOM, 'list the chairs')!.objects).to.have.members([4, 5]);
    expect(askAny(ROOM, 'name all chairs')!.objects).to.have.members([4, 5]);
  });
});

describe('answers in words, and questions that no camera answers', () => {
  it('a colour as it was measured, however it is asked', () => {
    for (const question of [
      'what colour is the mug?',
      'which color does the mug have',
      'tell me the colour of the mug',
      "what is the mug's colour",
    ]) {
      const answer = ask(question);
      expect(answer, question).to.deep.include({ kind: 'text', status: 'OK', objects: [2] });
      expect(answer!.answer, question).to.equal('mug 2 is red on the whole.');
    }
    const [ball] = ROOM.objects.filter(({ id }) => id === 11);
    const colours = [
      { name: 'blue', share: 0.7 },
      { name: 'white', share: 0.2 },
    ];
    expect(
      answerQuestion({ ...ROOM, objects: [{ ...ball!, colours }] }, 'what colour is the ball')?.answer,
    ).to.equal('ball 11 is blue (70 %), white (20 %).');
  });

  it('none where it was not measured, or it is not known which is meant', () => {
    expect(ask('what colour is the door')).to.include({ kind: 'text', status: 'NOT_FOUND' });
    expect(ask('what colour is the unicorn')).to.include({ kind: 'text', status: 'NOT_FOUND' });
    expect(ask('what colour is the chair')).to.deep.include({ status: 'AMBIGUOUS', objects: [4, 5] });
  });

  it('dimensions in metres', () => {
    expect(ask('what are the dimensions of the table')!.answer).to.equal(
      'table 1 is 1.40 m long, 0.80 m deep, 0.75 m tall.',
    );
  });

  for (const [asks, questions] of [
    ['why', ['why did you pick that', 'why is the mug on the table?', 'how come the mug is there']],
    ['when', ['when was the mug put there', 'how long ago was the mug moved', 'how often is the mug used']],
    ['whose', ['whose mug is this', 'who owns the mug']],
    ['made of', ['what is this made of', 'what is the mug made of', 'what material is the table']],
    ['heavy', ['how heavy is the box', 'what does the box weigh']],
    ['tells', ['how much does the mug cost', 'how old is the chair', 'how hot is the mug']],
    ['does', ['what is the man holding', 'what is the mug for', 'what does the sign say']],
    ['fit', ['would the mug fit in the box', 'does the ball fit into the box']],
    ['done', ['how do you open the box']],
  ] as const)
    it(`"${questions[0]}" and its kind is NOT_UNDERSTOOD, and says what it asks`, () => {
      for (const question of questions) {
        const answer = askAny(ROOM, question);
        expect(answer, question).to.deep.include({ status: 'NOT_UNDERSTOOD', objects: [] });
        expect(answer!.answer, question).to.contain(asks);
        expect(parseQuestion(question)?.kind, question).to.equal('untold');
      }
    });

  it('requests that only begin like one are none', () => {
    for (const words of [
      "why don't you bring me the mug",
      'who moved the mug',
      'what happened to the mug',
      'how about the mug',
      'how do i get to the mug',
      'when you face the door, the chair on the left',
    ])
      expect(parseQuestion(words), words).to.equal(undefined);
  });

  it('all that is there, by name, with its numbers', () => {
    for (const question of [
      'what do you see?',
      'what can you see here',
      'what is there',
      'what objects are there',
      'describe the scene',
      'list everything',
      'list all objects',
    ]) {
      const answer = ask(question);
      expect(answer?.kind, question).to.equal('list');
      expect(answer?.objects, question).to.have.members(ROOM.objects.map(({ id }) => id));
      expect(answer?.answer, question).to.match(/^2 chairs \(4, 5\), a ball \(11\), /);
    }
  });

  it('whether there are more of one thing than of another', () => {
    for (const [question, verdict] of [
      ['are there more chairs than tables', 'TRUE'],
      ['are there more tables than chairs', 'FALSE'],
      ['are there fewer mugs than chairs?', 'TRUE'],
      ['are there as many mugs as laptops on the table', 'TRUE'],
      ['are there as many laptops as red mugs', 'TRUE'],
      ['are there more mugs on the table than under the table', 'TRUE'],
      ['are there more chairs than unicorns', 'TRUE'],
      ['are there more than two chairs', 'FALSE'],
    ] as const)
      expect(ask(question)?.verdict, question).to.equal(verdict);
  });

  it('who is somewhere is a person', () => {
    expect(askAny(ROOM, 'who is next to the table')!.status).to.equal('NOT_FOUND');
  });
});
