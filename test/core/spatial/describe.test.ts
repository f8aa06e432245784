import { expect } from 'chai';
import fc from 'fast-check';
import { selfBleu } from '../../../src/cli/eval/statements/bleu.ts';
import { describe as describePair } from '../../../src/core/spatial/describe/describe.ts';
import { isManyNoun, verbFor, withArticle } from '../../../src/core/spatial/describe/grammar.ts';
import { parseStatement } from '../../../src/core/spatial/grammar/statement/parseStatement.ts';
import type { Scene } from '../../../src/core/spatial/scene/Scene.ts';
import { verify } from '../../../src/core/spatial/verify/verify.ts';
import { box, ROOM } from './statementScene.ts';

const LABELS = [
  'mug',
  'laptop',
  'table',
  'chair',
  'book',
  'lamp',
  'box',
  'bowl',
  'orange',
  'dining table',
  'books',
  '',
];
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Rooms with up to nine things anywhere, some without a label, some of one label. */
const rooms = fc
  .array(
    fc.tuple(
      fc.constantFrom(...LABELS),
      fc.tuple(number(1, 5), number(-2, 2), number(0, 1.2)),
      fc.tuple(number(0.05, 1.5), number(0.05, 1.5), number(0.05, 1.5)),
      fc.constantFrom('red', 'blue', 'white'),
    ),
    { minLength: 2, maxLength: 9 },
  )
  .map(
    (rows): Scene => ({
      viewer: { position: [0, 0, 1], forward: [1, 0, 0] },
      objects: rows.map(([label, at, size, name], i) => ({
        ...box(i + 1, label, at, size, { colours: [{ name, share: 0.9 }] }),
        labels: label ? [{ label, score: 0.9 }] : [],
      })),
    }),
  );

/** What no English sentence has. */
const expectGrammar = (text: string): void => {
  expect(text, text).to.match(/^(?:$|[A-Z].*\.$)/);
  expect(text, text).to.not.match(/\ba [aeio]\w|\ban [bcdfgjklmnpqrtvwxyz]\w|\b(\w+) \1\b| {2}|\ba books\b/i);
  expect(text, text).to.not.match(
    /(?:^|\. )The books (?:is|has|stands|lies|sits)\b|(?:^|\. )Books (?:is|lies)\b/,
  );
  expect(text, text).to.not.match(
    /\bthere is books\b|(?:^|\. )The (?:mug|box|lamp) (?:are|have|stand|lie|sit)\b/i,
  );
};

describe('describe: relations, one sentence, and k different true ones', () => {
  it('tells contact before direction, and direction before distance', () => {
    const named = (a: number, b: number) =>
      describePair(ROOM, a, b)!.relations.map(({ relation }) => relation);
    expect(named(2, 1)[0]).to.equal('on');
    expect(named(11, 10)[0]).to.equal('in');
    expect(named(6, 1)[0]).to.equal('under');
    expect(named(2, 3)[0]).to.equal('left of');
    expect(named(10, 1)[0]).to.equal('behind');
    expect(describePair(ROOM, 2, 3)!.sentence).to.equal('The mug is to the left of the laptop.');
  });

  it('writes as many different sentences as asked for, with the surroundings, and no untrue one', () => {
    const { sentences, description } = describePair(ROOM, 2, 3, { sentences: 8 })!;
    expect(sentences).to.have.length(8);
    expect(new Set(sentences).size).to.equal(8);
    expect(sentences[0]).to.equal('The mug is to the left of the laptop.');
    expect(sentences.join(' ')).to.match(/\btable\b/);
    expect(verify(ROOM, description).verdict, description).to.equal('TRUE');
    for (const sentence of sentences) expect(verify(ROOM, sentence).verdict, sentence).to.equal('TRUE');
  });

  it('says more than was asked for in the open-ended description only', () => {
    const { sentences, description } = describePair(ROOM, 2, 1)!;
    expect(sentences).to.have.length(1);
    expect(description.split('. ').length).to.be.at.least(3);
  });

  it('calls things by number where a name would mean several', () => {
    expect(describePair(ROOM, 4, 1)!.sentence).to.match(/^The chair marked 4 is /);
    const red = { colours: [{ name: 'red', share: 0.9 }] };
    const blue = { colours: [{ name: 'blue', share: 0.9 }] };
    const mugs: Scene = {
      viewer: ROOM.viewer!,
      objects: [
        box(1, 'mug', [2, 0.5, 0], [0.1, 0.1, 0.1], red),
        box(2, 'mug', [2, -0.5, 0], [0.1, 0.1, 0.1], blue),
      ],
    };
    expect(describePair(mugs, 1, 2)!.sentence).to.equal('The red mug is to the left of the blue mug.');
  });

  it('describes nothing that is not there, and no object by itself', () => {
    expect(describePair(ROOM, 2, 99)).to.equal(undefined);
    expect(describePair(ROOM, 2, 2)).to.equal(undefined);
  });

  it('in any room: every sentence parses back to a relation, is verified TRUE, and is said once', function () {
    this.timeout(60_000);
    let total = 0;
    fc.assert(
      fc.property(rooms, fc.integer({ min: 1, max: 12 }), (scene, count) => {
        const { relations, sentences, description } = describePair(scene, 1, 2, { sentences: count })!;
        expect(new Set(sentences).size).to.equal(sentences.length);
        for (const { relation, subject, anchors, score } of relations) {
          expect([subject, ...anchors], relation).to.deep.equal([1, 2]);
          expect(score).to.be.at.least(0.7);
        }
        for (const sentence of sentences) {
          total++;
          const labels = scene.objects.flatMap((o) => o.labels.map(({ label }) => label));
          const { claims } = parseStatement(sentence, { labels });
          expect(claims, sentence).to.have.length(1);
          const [{ predicate, subject, measure, existential, ignored }] = claims as [(typeof claims)[number]];
          const stated = (existential ? subject.constraints : predicate).filter((c) => c.kind === 'relation');
          expect(stated.length + (measure ? 1 : 0), sentence).to.equal(1);
          expect(ignored, sentence).to.deep.equal([]);
          expect(verify(scene, sentence).verdict, sentence).to.equal('TRUE');
          expectGrammar(sentence);
        }
        expect(verify(scene, description).verdict, description).to.equal('TRUE');
        expect(description.match(/\.(?= |$)/g)?.length ?? 0).to.be.at.most(5);
        expectGrammar(description);
      }),
      { numRuns: 60, seed: 21 },
    );
    expect(total).to.be.above(200);
  });

  it('says the same of the same, and different constructions one after the other', () => {
    const told = () => describePair(ROOM, 9, 3, { sentences: 5 })!;
    expect(told()).to.deep.equal(told());
    const { sentences } = told();
    expect(
      new Set(sentences.map((sentence) => sentence.split(' ')[0])).size,
      sentences.join(' '),
    ).to.be.at.least(3);
    expect(selfBleu(sentences)).to.be.below(0.3);
  });

  it('connects the open-ended description: from the place to details, with pronouns, three to five sentences', () => {
    const { description } = describePair(ROOM, 2, 3)!;
    const [first, second, ...rest] = description.split(/(?<=\.) /);
    expect(first, description)
      .to.match(/table/)
      .and.match(/left of the laptop/);
    expect(second, description).to.match(/^It /);
    expect(rest.length, description).to.be.within(1, 3);
    expect(description.match(/\b(?:a|the) mug\b/gi), description).to.have.length.at.most(2);
  });

  it("calls things by the asker's own words, and by these and the number where they mean several", () => {
    const words = { subject: 'bring me the cup next to the laptop', anchor: 'the computer' };
    const { sentences, description } = describePair(ROOM, 2, 3, { sentences: 4, words })!;
    const text = `${sentences.join(' ')} ${description}`;
    expect(text)
      .to.match(/\bcup\b/)
      .and.not.match(/\bmug\b/);
    expect(text)
      .to.match(/\bcomputer\b/)
      .and.not.match(/\blaptop\b/);
    expect(describePair(ROOM, 4, 1, { words: { subject: 'the seat on the left' } })!.sentence).to.match(
      /^The seat marked 4 is /,
    );
  });

  it('calls what a detector is unsure of by its number, never by the label', () => {
    const sensed = (score: number): Scene => ({
      viewer: ROOM.viewer!,
      looksVocabulary: [{ label: 'cup', score: 0.02 }],
      detectorVocabulary: ['cup', 'vase', 'laptop', 'dining table', 'chair', 'book'],
      objects: [
        {
          ...box(1, 'cup', [2, 0.4, 0.75], [0.09, 0.09, 0.1]),
          role: 'object',
          labels: [{ label: 'cup', score }],
          objectness: 0.98,
          looks: [{ label: 'cup', score: score / 2 }],
        },
        {
          ...box(2, 'laptop', [2, -0.1, 0.75], [0.25, 0.35, 0.2]),
          role: 'object',
          labels: [{ label: 'laptop', score: 0.8 }],
        },
      ],
    });
    expect(describePair(sensed(0.16), 1, 2)!.sentence).to.match(
      /^(?:The thing marked 1|Mark 1) is to the left of /,
    );
    expect(describePair(sensed(0.97), 1, 2)!.sentence).to.match(/^The cup is to the left of /);
    const own = { words: { subject: 'the cup' } };
    expect(describePair(sensed(0.16), 1, 2, own)!.sentence).to.match(/^The cup /);
  });

  it('tells of a wall that a camera saw only what touches it: where it ends does not show', () => {
    const scene: Scene = {
      viewer: ROOM.viewer!,
      objects: [
        {
          ...box(1, 'chair', [3, 1, 0], [0.5, 0.5, 0.9]),
          role: 'object',
          labels: [{ label: 'chair', score: 0.8 }],
        },
        { ...box(2, '', [4, -0.5, 0], [0.05, 1, 2]), role: 'wall', labels: [] },
      ],
    };
    expect(describePair(scene, 1, 2)!).to.deep.include({ relations: [], sentences: [], description: '' });
  });
});

describe('the grammar of what is written', () => {
  it('chooses a or an by the sound, and no article for many', () => {
    const said = [
      'mug',
      'orange',
      'umbrella',
      'unicorn',
      'uniform',
      'hourglass',
      'house',
      'ukulele',
      'utensil',
    ];
    expect(said.map((noun) => withArticle(noun, false))).to.deep.equal([
      'a mug',
      'an orange',
      'an umbrella',
      'a unicorn',
      'a uniform',
      'an hourglass',
      'a house',
      'a ukulele',
      'a utensil',
    ]);
    expect(withArticle('books', true)).to.equal('books');
    expect(withArticle('unusual lamp', false)).to.equal('an unusual lamp');
  });

  it('takes scissors and books for many, glass and a thermos for one', () => {
    for (const many of ['scissors', 'books', 'headphones', 'skis', 'office chairs', 'people', 'shelves'])
      expect(isManyNoun(many), many).to.equal(true);
    for (const one of ['glass', 'thermos', 'bus', 'cactus', 'mug', 'dress', 'lens', 'tennis racket'])
      expect(isManyNoun(one), one).to.equal(false);
  });

  it('makes verbs agree', () => {
    expect(['is', 'has', 'stands', 'lies', 'supports'].map((verb) => verbFor(verb, true))).to.deep.equal([
      'are',
      'have',
      'stand',
      'lie',
      'support',
    ]);
    const scissors: Scene = {
      viewer: ROOM.viewer!,
      objects: [box(1, 'scissors', [2, 0, 0.75], [0.2, 0.1, 0.02]), box(2, 'table', [2, 0, 0], [1, 1, 0.75])],
    };
    expect(describePair(scissors, 1, 2)!.sentence).to.equal('The scissors are on the table.');
  });
});
