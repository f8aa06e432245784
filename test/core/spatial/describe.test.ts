import { expect } from 'chai';
import fc from 'fast-check';
import { describe as describePair } from '../../../src/core/spatial/describe/describe.ts';
import { parse } from '../../../src/core/spatial/grammar/parse.ts';
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
    expect(sentences).to.include('The mug is on the table.');
    expect(description).to.equal(sentences.join(' '));
    for (const sentence of sentences) expect(verify(ROOM, sentence).verdict, sentence).to.equal('TRUE');
  });

  it('says more than was asked for in the open-ended description only', () => {
    const { sentences, description } = describePair(ROOM, 2, 1)!;
    expect(sentences).to.have.length(1);
    expect(description.split('. ').length).to.be.at.least(3);
  });

  it('calls things by number where a name would mean several', () => {
    expect(describePair(ROOM, 4, 1)!.sentence).to.match(/^Object 4 /);
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
        const { relations, sentences } = describePair(scene, 1, 2, { sentences: count })!;
        expect(new Set(sentences).size).to.equal(sentences.length);
        for (const { relation, subject, anchors, score } of relations) {
          expect([subject, ...anchors], relation).to.deep.equal([1, 2]);
          expect(score).to.be.at.least(0.7);
        }
        for (const sentence of sentences) {
          total++;
          const labels = scene.objects.flatMap((o) => o.labels.map(({ label }) => label));
          const stated = parse(sentence, { labels }).target.constraints.filter((c) => c.kind === 'relation');
          expect(stated, sentence).to.have.length(1);
          const verified = verify(scene, sentence);
          expect(verified.verdict, sentence).to.equal('TRUE');
          expect(verified.relations.map((r) => r.relation)).to.deep.equal(
            stated
              .map((c) => (c.kind === 'relation' && c.withinMetres === undefined ? c.relation : 'near'))
              .slice(0, verified.relations.length),
          );
        }
      }),
      { numRuns: 60, seed: 21 },
    );
    expect(total).to.be.above(200);
  });
});
