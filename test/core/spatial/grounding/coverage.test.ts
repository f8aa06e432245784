import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { doubted } from '../../../../src/core/spatial/grounding/coverage/doubted.ts';
import type { Resolution } from '../../../../src/core/spatial/grounding/Resolution.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';
import { object } from '../randomScene.ts';
import { COMMAND_SCENE } from './randomCommand.ts';

const answer = (words: string, scene: Scene = COMMAND_SCENE) => resolve(scene, words);

describe('every word of an expression is accounted for', () => {
  it('refuses OK and names the words where what was not read could change which one is meant', () => {
    for (const [words, unread] of [
      ['the box north of the green box', /north of/],
      ['the apple north of the plate', /north of/],
      ['the last box', /last/],
      ['the second mug', /second/],
      ['the mug behind me', /behind me/],
      ['the mug facing left', /facing left/],
      ['the leftmost alienware mug', /alienware/],
      ['the mug or the plate', /the plate/],
      ['the box kitty-corner from the green box', /corner|kitty/],
    ] as const) {
      const { status, notUnderstood = [], rationale } = answer(words);
      expect(status, words).to.be.oneOf(['AMBIGUOUS', 'NOT_UNDERSTOOD', 'NOT_FOUND']);
      expect(notUnderstood.join('; '), words).to.match(unread);
      expect(rationale, words).to.match(unread);
    }
  });

  it('answers, with less confidence and the words named, where they could not', () => {
    const sure = answer('the apple');
    for (const [words, unread] of [
      ['the braeburn apple', 'braeburn'],
      ['the ripe apple', 'ripe'],
    ] as const) {
      const { status, id, confidence, notUnderstood = [] } = answer(words);
      expect([status, id], words).to.deep.equal(['OK', 3]);
      expect(notUnderstood.join('; '), words).to.include(unread);
      expect(confidence, words).to.be.below(sure.confidence);
    }
  });

  it('takes hesitations, politeness, ways of asking and the room for what they are', () => {
    for (const words of [
      'uh the um the apple',
      'yeah the apple',
      "I can't find the apple",
      'where did I leave my apple',
      'what about the apple',
      'I lost my apple',
      'any idea where the apple is?',
      'I think I left the apple somewhere',
      'have you seen the apple',
      'where did you last see the apple',
      'when did I last see the apple',
      'show me where you last saw the apple',
      'do you remember where the apple is',
      'do you still know where I left the apple',
      'what happened to the apple',
      'please, the apple, thank you very much',
      'okay so er bring me the the apple thanks',
      'who moved the apple',
      'inflate the apple',
      'give me the book no wait the apple',
      'the plate i mean the apple',
      'ehm wheres the apple gone',
      'bring that apple over',
    ]) {
      const { status, id, notUnderstood } = answer(words);
      expect([status, id, notUnderstood], words).to.deep.equal(['OK', 3, undefined]);
    }
  });

  it('an unknown noun is NOT_FOUND, whatever its colour, and a part is not its whole', () => {
    for (const words of [
      'the red unicorn',
      'the fuse',
      'the bleach',
      'the drawer handle',
      'the green zorb',
      'bring it to john',
    ])
      expect(answer(words).status, words).to.be.oneOf(['NOT_FOUND', 'NOT_UNDERSTOOD']);
  });

  it('a use stands for a kind of thing where no name was said', () => {
    expect(answer('something green to eat')).to.include({ status: 'OK', id: 3 });
    expect(answer('something to sit on')).to.include({ status: 'OK', id: 12 });
  });

  it('real words are read as themselves, and misspelt ones as what was meant', () => {
    for (const [words, form] of [
      ['the bleach', 'bleach'],
      ['the fuse', 'fuse'],
      ['the mug on the tabel', 'mug[on(table)]'],
      ['the refridgerator', 'refridgerator'],
    ] as const)
      expect(printLogicalForm(parse(words)), words).to.equal(form);
  });
});

describe('kinds of words', () => {
  const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
    it(title, () => {
      for (const [words, form] of cases) expect(printLogicalForm(parse(words)), words).to.equal(form);
    });
  };

  reads('parts, prints, clothes and posture tell of their owner, and are nothing beside it', [
    ['the mug with the red handle', 'mug[with red handle]'],
    ['the bottle with a yellow cap', 'bottle[with yellow cap]'],
    ['the mug with flowers on it', 'mug[with flower]'],
    ['the table with flowers on it', 'table[inverse on(flower*)]'],
    ['the cup that is purple inside', 'cup[with purple inside]'],
    ['the man in the black t-shirt', 'man[with black t shirt]'],
    ['the woman wearing a red dress', 'woman[with red dress]'],
    ['the person standing', 'person[standing]'],
    ['the person sitting on the chair', 'person[sitting; on(chair)]'],
    ['the person standing by the door', 'person[standing; by(door)]'],
    ['the woman who lies on the couch', 'woman[lying; on(couch)]'],
    ['the person not sitting on the couch', 'person[not on(couch)]'],
    ['the cup standing by the door', 'cup[by(door)]'],
    ['the sitting man', 'man[sitting]'],
  ]);

  reads('what a person has on is told in many ways, and is no thing beside them', [
    ['the person in blue', 'person[with blue clothes]'],
    ['follow the guy dressed in black', 'guy[with black clothes]'],
    ['the woman wearing white', 'woman[with white clothes]'],
    ['the man in the blue jeans and white shirt', 'man[with blue jeans; with white shirt]'],
    ['the man whose jacket is green', 'man[with green jacket]'],
    ['the man with glasses', 'man[with glasses]'],
    ['the man not wearing a hat', 'man[not with hat]'],
    ['the person without a jacket', 'person[not with jacket]'],
    ['the boy in the green hoodie left of the table', 'boy[with green hoodie; left of(table)]'],
    ['the man in the chair', 'man[in(chair)]'],
    ['the man in the red car', 'man[in(car[red])]'],
    ['the person with a cup', 'person[inverse with(cup)]'],
    ['the box in the red shirt', 'box[in(shirt[red])]'],
  ]);

  reads('comparisons, stated sizes and distances are measured', [
    ['the box bigger than the plate', 'box[larger than(plate)]'],
    ['the mug of the same colour as the plate', 'mug[the same colour as(plate)]'],
    ['the box about 20 cm tall', 'box[height 0.2 m]'],
    ['the 1.5 metre long table', 'table[length 1.5 m]'],
    ['the chair two meters from the door', 'chair[metres from 2 m(door)]'],
    ['the box half a metre away', 'box[metres away 0.5 m()]'],
  ]);

  reads('numbers that make a word, colours of two words, lists of what is not meant', [
    ['the six pack', 'six pack'],
    ['the three seater couch', 'three seater couch'],
    ['one of the toy blocks', 'toy block*'],
    ['the rose gold phone', 'phone[pink]'],
    ['not the red, blue or yellow one', 'thing[not red; not blue; not yellow]'],
    ['the box, not the red or green one', 'box[not red; not green]'],
    ['the red or the blue box', 'box[red|blue]'],
    ['not the mug', 'thing[not mug]'],
  ]);

  reads('verbs with particles and verbs that no table holds', [
    ['turn off the tv', 'tv'],
    ['turn the tv off', 'tv'],
    ['talk to the man', 'man'],
    ['inflate the ball', 'ball'],
    ['the water jug', 'water jug'],
  ]);

  it('choose among things by what is measured', () => {
    const scene: Scene = {
      objects: [
        object(1, 'mug', [-0.5, 2, 0.8], [0.1, 0.1, 0.1], {
          colours: [
            { name: 'white', share: 0.9 },
            { name: 'red', share: 0.09 },
          ],
        }),
        object(2, 'mug', [0.5, 2, 0.8], [0.1, 0.1, 0.1], { colours: [{ name: 'white', share: 0.98 }] }),
        object(3, 'box', [-1, 3, 0.1], [0.2, 0.2, 0.2], { colours: [{ name: 'blue', share: 0.9 }] }),
        object(4, 'box', [1, 3, 0.3], [0.5, 0.5, 0.6], { colours: [{ name: 'green', share: 0.9 }] }),
        object(5, 'plate', [0, 2.2, 0.76], [0.3, 0.3, 0.03], { colours: [{ name: 'green', share: 0.8 }] }),
        object(6, 'person', [-2, 4, 0.85], [0.5, 0.4, 1.7]),
        object(7, 'person', [2, 4, 0.6], [0.5, 0.7, 1.2]),
        object(8, 'chair', [0, 1, 0.45], [0.5, 0.5, 0.9]),
        object(9, 'chair', [0, 5, 0.45], [0.5, 0.5, 0.9]),
      ],
      viewer: { position: [0, 0, 1.4], forward: [0, 1, 0] },
    };
    for (const [words, id] of [
      ['the mug with the red handle', 1],
      ['the box bigger than the plate', 4],
      ['the box of the same colour as the plate', 4],
      ['the box about 20 cm tall', 3],
      ['the 60 cm tall box', 4],
      ['the person standing', 6],
      ['the man who is sitting', 7],
      ['the chair five metres away', 9],
      ['the chair 1 m away from me', 8],
      ['the chair to my front', 8],
    ] as const)
      expect(resolve(scene, words, { mustAnswer: true }).id, words).to.equal(id);
  });

  it('the nearest is the one whose nearest part is nearest', () => {
    const scene: Scene = {
      objects: [
        object(1, 'chair', [-0.6, 2, 0.45], [0.4, 0.4, 0.9]),
        object(2, 'chair', [0.6, 2.15, 0.45], [0.9, 1.3, 0.9]),
      ],
      viewer: { position: [0, 0, 1.4], forward: [0, 1, 0] },
    };
    expect(resolve(scene, 'the nearest chair', { mustAnswer: true }).id).to.equal(2);
    expect(resolve(scene, 'the chair farthest away', { mustAnswer: true }).id).to.equal(1);
  });
});

describe('names that nothing but size speaks for', () => {
  const things = (looks: SceneObject['looks']): readonly SceneObject[] => [
    { id: 1, labels: [], center: [0, 2, 0.9], size: [0.5, 0.3, 1.8], ...(looks && { looks }) },
    { id: 2, labels: [{ label: 'cup', score: 0.8 }], center: [1, 2, 0.8], size: [0.1, 0.1, 0.1] },
  ];
  const looksVocabulary = [
    { label: 'ladder', score: 0.01 },
    { label: 'lampshade', score: 0.02 },
  ];
  const { target } = parse('the ladder');
  const first: Resolution = {
    status: 'OK',
    id: 1,
    confidence: 0.8,
    candidates: [{ id: 1, score: 0.8 }],
    ranked: [{ id: 1, score: 0.8 }],
    relations: [],
    rationale: '',
    logicalForm: 'ladder',
  };

  it('are NOT_FOUND where things were looked at and look like something else, and stand where they look like it', () => {
    const at = (label: string) =>
      doubted(first, target, { objects: things([{ label, score: 0.7 }]), looksVocabulary });
    expect(at('lampshade')).to.include({ status: 'NOT_FOUND', confidence: 0 });
    expect(at('lampshade').id).to.equal(undefined);
    expect(at('ladder')).to.equal(first);
  });

  it('stand where a namer finds the name likelier there than any odd noun, and where nobody could look', () => {
    const named = (ratio: number): Scene => ({
      objects: things([{ label: 'lampshade', score: 0.7 }]),
      looksVocabulary,
      nameScores: new Map([['ladder', [ratio, -2]]]),
    });
    expect(doubted(first, target, named(3))).to.equal(first);
    expect(doubted(first, target, named(-1)).status).to.equal('NOT_FOUND');
    expect(doubted(first, target, { objects: things(undefined) })).to.equal(first);
  });

  it('are none of many, however many only have the size', () => {
    const many: Resolution = {
      ...first,
      status: 'AMBIGUOUS',
      candidates: [1, 2, 3, 4].map((id) => ({ id, score: 0.2 })),
    };
    const box = things(undefined)[0]!;
    const objects = [1, 2, 3, 4].map((id) => ({ ...box, id }));
    expect(doubted(many, target, { objects }).status).to.equal('NOT_FOUND');
    const few = { ...many, candidates: many.candidates.slice(0, 3) };
    expect(doubted(few, target, { objects })).to.equal(few);
  });
});
