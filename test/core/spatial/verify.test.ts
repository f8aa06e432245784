import { expect } from 'chai';
import fc from 'fast-check';
import type { Verdict } from '../../../src/core/spatial/relations/Judgement.ts';
import { RELATIONS, relationNamed } from '../../../src/core/spatial/relations/registry.ts';
import type { Scene } from '../../../src/core/spatial/scene/Scene.ts';
import { checkStatements } from '../../../src/core/spatial/verify/checkStatements.ts';
import { verify } from '../../../src/core/spatial/verify/verify.ts';
import { box, ROOM } from './statementScene.ts';

const expectVerdicts = (scene: Scene, verdict: Verdict, statements: readonly string[]): void => {
  for (const statement of statements) {
    const { verdict: found, rationale } = verify(scene, statement);
    expect(found, `${statement}: ${rationale}`).to.equal(verdict);
  }
};

/** Two boxes anywhere in a room, of any everyday size. */
const boxes = fc
  .tuple(
    ...[1, 2].map((id) =>
      fc
        .tuple(
          fc.double({ min: 1, max: 5, noNaN: true }),
          fc.double({ min: -2, max: 2, noNaN: true }),
          fc.double({ min: 0, max: 1.5, noNaN: true }),
          fc.double({ min: 0.05, max: 1, noNaN: true }),
          fc.double({ min: 0.05, max: 1, noNaN: true }),
          fc.double({ min: 0.05, max: 1, noNaN: true }),
        )
        .map(([x, y, z, w, b, h]) => box(id, id === 1 ? 'mug' : 'laptop', [x, y, z], [w, b, h])),
    ),
  )
  .map((objects): Scene => ({ objects, viewer: { position: [0, 0, 1], forward: [1, 0, 0] } }));

describe('verify: true, false or unknown, by measured margins', () => {
  it('tells directions by the viewer, heights by gravity, support and containment by boxes', () => {
    expectVerdicts(ROOM, 'TRUE', [
      'the mug is left of the laptop',
      'the laptop is to the right of the mug',
      'the box is behind the table',
      'the lamp is above the table',
      'the table supports the lamp',
      'the book is beneath the table',
      'the ball is in the box',
      'the box contains the ball',
      'the book is on the floor',
      'the laptop is between the mug and the lamp',
    ]);
    expectVerdicts(ROOM, 'FALSE', [
      'the mug is right of the laptop',
      'the box is in front of the table',
      "the mug isn't on the table",
      'the ball is outside the box',
      'the mug is on the floor',
      'the mug is touching the door',
    ]);
  });

  it('counts, and quantifies over all, some and none', () => {
    expectVerdicts(ROOM, 'TRUE', [
      'there are two chairs',
      'there is a mug on the table',
      'one chair is left of the table',
      'at most two chairs are near the table',
      'the table has a lamp on it',
      'no chair is on the table',
      'every chair is on the floor',
    ]);
    expectVerdicts(ROOM, 'FALSE', [
      'there are three chairs',
      'there is no mug on the table',
      'every chair is left of the table',
      'more than two chairs are near the table',
    ]);
  });

  it('measures metres and compares sizes and distances', () => {
    expectVerdicts(ROOM, 'TRUE', [
      'the door is 2 m tall',
      'the box is within 2 metres of the door',
      'the chair is taller than the table',
      'the mug is closer to the door than the lamp',
    ]);
    expectVerdicts(ROOM, 'FALSE', [
      'the door is more than 2.5 m tall',
      'the box is more than two metres from the door',
      'the mug is bigger than the table',
    ]);
  });

  it('takes a clause with "it" for what was named before, and several clauses as true as the least', () => {
    expectVerdicts(ROOM, 'TRUE', [
      'the mug is on the table and the book is under it',
      'the mug is on the table and it is red',
    ]);
    expectVerdicts(ROOM, 'FALSE', [
      'the mug is on the table and the book is on it',
      'the mug is on the table, but it is blue',
    ]);
  });

  it('says UNKNOWN where boxes cannot tell, words are not understood, or nothing or several are meant', () => {
    expectVerdicts(ROOM, 'UNKNOWN', [
      'the chair faces the table',
      'the mug is part of the table',
      'the person is wearing the tie',
      'the mug is parked at the table',
      'the mug is about to fall',
      'the cat is on the table',
      'the chair is left of the table',
      'all chairs are wooden',
      '',
      'asdf',
    ]);
  });

  it('refutes by a gap what a closer look would be needed to prove', () => {
    expectVerdicts(ROOM, 'FALSE', ['the ball is attached to the door', 'the mug is part of the door']);
  });

  it('needs a viewer for left and front, but none for the rest', () => {
    const nobody: Scene = { objects: ROOM.objects };
    expectVerdicts(nobody, 'UNKNOWN', ['the mug is left of the laptop', 'the box is behind the table']);
    expectVerdicts(nobody, 'TRUE', ['the mug is on the table', 'the lamp is above the table']);
  });

  it('does not call a contact below the noise of a depth camera', () => {
    const sensed = (gap: number): Scene => ({
      objects: [
        { ...box(1, 'mug', [2, 0, 0], [0.1, 0.1, 0.1]), labels: [{ label: 'mug', score: 0.9 }] },
        { ...box(2, 'bowl', [2, 0.2 + gap, 0], [0.3, 0.3, 0.1]), labels: [{ label: 'bowl', score: 0.9 }] },
      ],
    });
    expectVerdicts(sensed(0.01), 'UNKNOWN', ['the mug is touching the bowl']);
    expectVerdicts(sensed(0.2), 'FALSE', ['the mug is touching the bowl']);
  });

  it('knows a front when it is given', () => {
    const facing = (front: readonly [number, number]): Scene => ({
      objects: [
        box(1, 'chair', [2, 0, 0], [0.5, 0.5, 0.9], { front }),
        box(2, 'desk', [4, 0, 0], [1, 1, 0.7]),
      ],
    });
    expectVerdicts(facing([1, 0]), 'TRUE', ['the chair is facing the desk']);
    expectVerdicts(facing([-1, 0]), 'TRUE', ['the chair is facing away from the desk']);
    expectVerdicts(facing([-1, 0]), 'FALSE', ['the chair is facing the desk']);
  });

  it('gives a relation and its converse one probability, in any scene', () => {
    const loose = new Set([
      'beneath',
      'down from',
      'opposite to',
      'at the back of',
      'enclosed by',
      'surrounding',
    ]);
    const pairs = RELATIONS.filter(
      ({ converse, arity, name }) => converse && arity === 1 && !loose.has(name),
    );
    fc.assert(
      fc.property(boxes, fc.constantFrom(...pairs), (scene, spec) => {
        const other = relationNamed(spec.converse!)!;
        if (loose.has(other.name)) return;
        const said = verify(scene, `the mug is ${spec.name} the laptop`);
        const turned = verify(scene, `the laptop is ${other.name} the mug`);
        if (said.relations.length === 0 || turned.relations.length === 0) return;
        expect(said.score).to.be.closeTo(turned.score, 1e-9);
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('never calls a statement and its opposite both true', () => {
    const opposites = [
      ['left of', 'right of'],
      ['in front of', 'behind'],
      ['above', 'below'],
      ['near', 'far from'],
      ['in', 'outside'],
    ];
    fc.assert(
      fc.property(boxes, fc.constantFrom(...opposites), (scene, [one, other]) => {
        const verdicts = [one, other].map((r) => verify(scene, `the mug is ${r} the laptop`).verdict);
        expect(verdicts).to.not.deep.equal(['TRUE', 'TRUE']);
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('turns its verdict round with "not"', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom('left of', 'on', 'near', 'above', 'behind'), (scene, relation) => {
        const yes = verify(scene, `the mug is ${relation} the laptop`).score;
        expect(verify(scene, `the mug is not ${relation} the laptop`).score).to.be.closeTo(1 - yes, 1e-9);
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it('exchanges left and right, and nothing else, in a mirror', () => {
    const mirrored = (scene: Scene): Scene => ({
      ...scene,
      objects: scene.objects.map((o) => ({ ...o, center: [o.center[0], -o.center[1], o.center[2]] })),
    });
    const partner: Readonly<Record<string, string>> = { 'left of': 'right of', 'right of': 'left of' };
    const relations = ['left of', 'right of', 'in front of', 'behind', 'above', 'on', 'near', 'in'] as const;
    fc.assert(
      fc.property(boxes, fc.constantFrom(...relations), (scene, relation) => {
        const here = verify(scene, `the mug is ${relation} the laptop`).score;
        const there = verify(mirrored(scene), `the mug is ${partner[relation] ?? relation} the laptop`).score;
        expect(there).to.be.closeTo(here, 1e-9);
      }),
      { numRuns: 200, seed: 15 },
    );
  });

  it('stays the same when the whole scene is turned and moved with its viewer', () => {
    const moved = (scene: Scene): Scene => ({
      objects: scene.objects.map((o) => ({
        ...o,
        center: [3 - o.center[1], o.center[0] - 7, o.center[2] + 2],
        size: [o.size[1], o.size[0], o.size[2]],
      })),
      viewer: { position: [3, -7, 3], forward: [0, 1, 0] },
    });
    const relations = ['left of', 'behind', 'above', 'on', 'next to', 'far from', 'in', 'under'] as const;
    fc.assert(
      fc.property(boxes, fc.constantFrom(...relations), (scene, relation) => {
        const statement = `the mug is ${relation} the laptop`;
        expect(verify(moved(scene), statement).score).to.be.closeTo(verify(scene, statement).score, 1e-6);
      }),
      { numRuns: 200, seed: 16 },
    );
  });

  it('has a verdict for any string', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (statement) => {
        const { score, verdict } = verify(ROOM, statement);
        expect(score).to.be.within(0, 1);
        expect(verdict).to.be.oneOf(['TRUE', 'FALSE', 'UNKNOWN']);
      }),
      { numRuns: 300, seed: 14 },
    );
  });
});

describe('checkStatements: contradictions by what is said', () => {
  const reasons = (...statements: string[]): readonly (readonly [number, number])[] =>
    checkStatements({ objects: [] }, statements).contradictions.map(({ first, second }) => [first, second]);

  it('finds opposites, converses, denials and circles, whatever the scene', () => {
    expect(reasons('the mug is left of the laptop', 'the mug is right of the laptop')).to.deep.equal([
      [0, 1],
    ]);
    expect(reasons('the mug is left of the laptop', 'the laptop is left of the mug')).to.deep.equal([[0, 1]]);
    expect(reasons('the mug is on the table', 'the mug is not on the table')).to.deep.equal([[0, 1]]);
    expect(reasons('the mug is near the door', 'the door is far from the mug')).to.deep.equal([[0, 1]]);
    expect(
      reasons('the mug is above the box', 'the box is above the lamp', 'the lamp is above the mug'),
    ).to.deep.equal([[0, 2]]);
  });

  it('finds none among statements that go together', () => {
    expect(
      reasons(
        'the mug is left of the laptop',
        'the laptop is left of the lamp',
        'the mug is on the table',
        'the table is under the mug',
        'the lamp is not on the laptop',
      ),
    ).to.deep.equal([]);
  });
});
