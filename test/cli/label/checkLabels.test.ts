import { expect } from 'chai';
import { checkLabels } from '../../../src/cli/label/checkLabels.ts';
import { parseLabelArgs } from '../../../src/cli/label/parseLabelArgs.ts';

const FRAME = { name: 'room_1', width: 640, height: 480 };
const cup = { id: 'm1', label: ' Cup ', colour: 'red', box: [10, 20, 60, 80], point: [30, 40] };
const mug = { id: 'd1', label: 'mug', box: [100, 20, 160, 81] };
const question = { expression: 'the cup', kind: 'unique', target: 'm1' };

describe('labels that a person corrected', () => {
  it('are those of a set that eval frames takes', () => {
    expect(
      checkLabels(FRAME, {
        objects: [cup, mug],
        questions: [
          question,
          { expression: ' the vessel ', kind: 'ambiguous', candidates: ['m1', 'd1'], target: 'm1' },
          { expression: 'the elephant', kind: 'absent', target: 'm1' },
        ],
      }),
    ).to.deep.equal({
      objects: [
        { ...cup, label: 'cup', synonyms: [] },
        { ...mug, synonyms: [], colour: '', point: [130, 51] },
      ],
      questions: [
        { ...question, frame: 'room_1', candidates: [], skills: [] },
        {
          frame: 'room_1',
          expression: 'the vessel',
          kind: 'ambiguous',
          target: null,
          candidates: ['m1', 'd1'],
          skills: [],
        },
        {
          frame: 'room_1',
          expression: 'the elephant',
          kind: 'absent',
          target: null,
          candidates: [],
          skills: [],
        },
      ],
    });
  });

  for (const [what, given, said] of [
    ['nothing', undefined, /no list of things/],
    [
      'a thing outside of the picture',
      { objects: [{ ...cup, box: [600, 0, 700, 10] }], questions: [] },
      /does not lie in 640x480/,
    ],
    ['a box without extent', { objects: [{ ...cup, box: [5, 5, 5, 9] }], questions: [] }, /does not lie/],
    ['a box of words', { objects: [{ ...cup, box: 'all of it' }], questions: [] }, /its box is none/],
    ['an id that is a path', { objects: [{ ...cup, id: '../m1' }], questions: [] }, /no id/],
    ['two things of one id', { objects: [cup, cup], questions: [] }, /two things are m1/],
    [
      'a label of control characters',
      { objects: [{ ...cup, label: 'cup\u001b[2J' }], questions: [] },
      /no text/,
    ],
    [
      'a question without words',
      { objects: [cup], questions: [{ ...question, expression: ' ' }] },
      /no words/,
    ],
    [
      'a question about nothing',
      { objects: [cup], questions: [{ ...question, target: null }] },
      /which one\?/,
    ],
    ['a question about what was taken out', { objects: [mug], questions: [question] }, /which one\?/],
    [
      'doubt between one thing',
      { objects: [cup], questions: [{ ...question, kind: 'ambiguous', candidates: ['m1'] }] },
      /between which things/,
    ],
    [
      'another kind',
      { objects: [cup], questions: [{ ...question, kind: 'sure' }] },
      /unique, ambiguous or absent/,
    ],
  ] as const)
    it(`are refused with ${what}, and say what is wrong`, () => {
      expect(checkLabels(FRAME, given)).to.match(said);
    });
});

describe('the command line of eval label', () => {
  it('says what is missing', () => {
    for (const [argv, said] of [
      [['bag.mcap'], /--out DIR is missing/],
      [['a.mcap', 'b.mcap', '--out', 'x'], /one recording/],
      [['a.mcap', '--out', 'x', '--every', '0'], /--every/],
      [['a.mcap', '--out', 'x', '--most', '1.5'], /--most/],
      [['a.mcap', '--out', 'x', '--port', '70000'], /--port/],
    ] as const)
      expect((parseLabelArgs(argv) as { usageError: string }).usageError).to.match(said);
    expect(parseLabelArgs(['--help'])).to.equal(undefined);
    expect(parseLabelArgs(['--out', 'x', '--no-page'])).to.include({
      bag: undefined,
      servesPage: false,
      everySeconds: 2,
    });
  });
});
