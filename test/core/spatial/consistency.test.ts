import { expect } from 'chai';
import { resolve } from '../../../src/core/spatial/grounding/resolve.ts';
import { relationNamed } from '../../../src/core/spatial/relations/registry.ts';
import { centreZ } from '../../../src/core/spatial/scene/measures.ts';
import type { Scene } from '../../../src/core/spatial/scene/Scene.ts';
import { sceneGeometry } from '../../../src/core/spatial/scene/SceneGeometry.ts';
import { viewAlong } from '../../../src/core/spatial/scene/View.ts';
import { seededRandom } from '../../support/random.ts';
import { between, chairsBesideTable, clutter, mirrored, moved, object, VIEWER } from './randomScene.ts';

const SCENES = 60;
const each = (test: (random: () => number, seed: number) => void): void => {
  for (let seed = 1; seed <= SCENES; seed++) test(seededRandom(seed), seed);
};
const answer = (scene: Scene, expression: string): number | undefined =>
  resolve(scene, expression, { mustAnswer: true }).id;

/** A mug high and near, a mug low and far, a book low and nearer than a far one: height says nothing of distance. */
const heightsAndDistances = (random: () => number): Scene => ({
  objects: [
    object(
      1,
      'box',
      [between(random, -0.3, 0.3), between(random, 1.5, 2), between(random, 1.6, 1.9)],
      [0.3, 0.3, 0.3],
    ),
    object(
      2,
      'box',
      [between(random, -0.3, 0.3), between(random, 4, 5), between(random, 0.15, 0.3)],
      [0.3, 0.3, 0.3],
    ),
    ...clutter(random, 10, 4),
  ],
  viewer: VIEWER,
});

describe('resolve: consistency over random scenes', () => {
  it('left and right exchanged in the words exchange the answer', () => {
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      expect(answer(scene, 'the chair to the left of the table'), `seed ${seed}`).to.equal(1);
      expect(answer(scene, 'the chair to the right of the table'), `seed ${seed}`).to.equal(2);
      expect(answer(scene, 'the chair on the left'), `seed ${seed}`).to.equal(1);
      expect(answer(scene, 'the rightmost chair'), `seed ${seed}`).to.equal(2);
    });
  });

  it('a mirrored scene exchanges left and right', () => {
    each((random, seed) => {
      const scene = mirrored(chairsBesideTable(random));
      expect(answer(scene, 'the chair to the left of the table'), `seed ${seed}`).to.equal(2);
      expect(answer(scene, 'the chair to the right of the table'), `seed ${seed}`).to.equal(1);
    });
  });

  it('a mirrored scene leaves height, distance and depth alone', () => {
    const words = ['the highest box', 'the lowest box', 'the closest box', 'the box farthest from me'];
    each((random, seed) => {
      const scene = heightsAndDistances(random);
      for (const expression of words)
        expect(answer(mirrored(scene), expression), `seed ${seed} ${expression}`).to.equal(
          answer(scene, expression),
        );
    });
  });

  it('nearness is not lowness: the high near box is the closer, the low far box the lower', () => {
    each((random, seed) => {
      const scene = heightsAndDistances(random);
      expect(answer(scene, 'the closest box'), `seed ${seed}`).to.equal(1);
      expect(answer(scene, 'the highest box'), `seed ${seed}`).to.equal(1);
      expect(answer(scene, 'the lowest box'), `seed ${seed}`).to.equal(2);
      expect(answer(scene, 'the farthest box'), `seed ${seed}`).to.equal(2);
    });
  });

  it('paraphrases have one answer', () => {
    const paraphrases = [
      'the chair to the left of the table',
      'Please bring me the seat that is left of the table.',
      'on the left side of the table, the chair',
      'there is a table in the room, go to the chair to the left of it',
      'the chair, which stands on the left-hand side of the table',
      'the chiar left of the tabel',
      'choose the chair that is not to the right of the table',
    ];
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      for (const expression of paraphrases)
        expect(answer(scene, expression), `seed ${seed}: ${expression}`).to.equal(1);
    });
  });

  it('a name and its mark number have one answer', () => {
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      expect(answer(scene, 'the chair left of mark 3'), `seed ${seed}`).to.equal(1);
      expect(answer(scene, 'the chair to the right of object 3'), `seed ${seed}`).to.equal(2);
      expect(answer(scene, 'mark 2'), `seed ${seed}`).to.equal(2);
    });
  });

  it('moving and turning the whole scene with its viewer changes nothing', () => {
    const words = [
      'the chair left of the table',
      'the chair on the right',
      'the leftmost chair',
      'the chair that is not on the left',
    ];
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      for (const turns of [1, 2, 3]) {
        const other = moved(scene, turns, [
          between(random, -20, 20),
          between(random, -20, 20),
          between(random, -2, 2),
        ]);
        for (const expression of words)
          expect(answer(other, expression), `seed ${seed}, ${turns} turns: ${expression}`).to.equal(
            answer(scene, expression),
          );
      }
    });
  });

  it('the order of the list changes nothing, confidence included', () => {
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      const shuffled = { ...scene, objects: [...scene.objects].reverse() };
      const [a, b] = [scene, shuffled].map((s) => resolve(s, 'the chair to the left of the table'));
      expect(b!.id, `seed ${seed}`).to.equal(a!.id);
      expect(b!.status, `seed ${seed}`).to.equal(a!.status);
      expect(b!.confidence, `seed ${seed}`).to.be.closeTo(a!.confidence, 1e-9);
    });
  });

  it('removing what was not spoken of changes nothing', () => {
    each((random, seed) => {
      const scene = chairsBesideTable(random);
      const bare = { ...scene, objects: scene.objects.filter((o) => o.id < 10) };
      for (const expression of ['the chair to the left of the table', 'the chair on the right'])
        expect(answer(bare, expression), `seed ${seed}`).to.equal(answer(scene, expression));
    });
  });

  it('counting from the left is transitive and counting from the right is its reverse', () => {
    each((random, seed) => {
      let x = -2;
      const row = [1, 2, 3, 4].map((id) => {
        x += between(random, 0.5, 0.9);
        return object(id, 'stool', [x, 4, 0.3], [0.35, 0.35, 0.6]);
      });
      const scene = { objects: [...row, ...clutter(random, 10, 4)], viewer: VIEWER };
      const count = (side: string): (number | undefined)[] =>
        ['first', 'second', 'third', 'fourth'].map((nth) =>
          answer(scene, `the ${nth} stool from the ${side}`),
        );
      expect(count('left'), `seed ${seed}`).to.deep.equal([1, 2, 3, 4]);
      expect(count('right'), `seed ${seed}`).to.deep.equal([4, 3, 2, 1]);
    });
  });
});

describe('relations: converses', () => {
  const view = viewAlong(0, 1)!;
  const pairs = (seed: number) => {
    const random = seededRandom(seed);
    const one = () =>
      object(
        1,
        'box',
        [between(random, -2, 2), between(random, 2, 6), between(random, 0, 2)],
        [between(random, 0.1, 1), between(random, 0.1, 1), between(random, 0.1, 1)],
      );
    return sceneGeometry({ objects: [one(), { ...one(), id: 2 }] });
  };
  const score = (
    name: string,
    frame: ReturnType<typeof sceneGeometry>,
    subject: number,
    anchor: number,
  ): number =>
    relationNamed(name)!.score({
      frame,
      subject,
      anchors: [anchor],
      view,
      peers: new Float64Array(frame.count).fill(1),
    });

  it('A is rather left of B than right exactly when B is rather right of A; so for depth and, beyond 15 cm, height', () => {
    for (const [name, converse] of [
      ['left of', 'right of'],
      ['in front of', 'behind'],
      ['above', 'below'],
    ] as const) {
      for (let seed = 1; seed <= 200; seed++) {
        const frame = pairs(seed);
        if (name === 'above' && Math.abs(centreZ(frame, 0) - centreZ(frame, 1)) < 0.15) continue;
        const forth = score(name, frame, 0, 1) - score(converse, frame, 0, 1);
        const back = score(converse, frame, 1, 0) - score(name, frame, 1, 0);
        expect(Math.sign(forth), `${name}, seed ${seed}`).to.equal(Math.sign(back));
      }
    }
  });

  it('what is declared its own converse is symmetric, and on and inside mirror their converses exactly', () => {
    for (const [name, converse] of [
      ['near', 'near'],
      ['touching', 'touching'],
      ['on', 'supports'],
      ['inside', 'contains'],
    ] as const) {
      expect(relationNamed(name)!.converse, name).to.equal(converse);
      for (let seed = 1; seed <= 200; seed++) {
        const frame = pairs(seed);
        expect(score(name, frame, 0, 1), `${name}, seed ${seed}`).to.be.closeTo(
          score(converse, frame, 1, 0),
          1e-12,
        );
      }
    }
  });
});
