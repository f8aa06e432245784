import { expect } from 'chai';
import { COCO_LABELS } from '../../../src/core/detect/cocoLabels.ts';
import { askValue } from '../../../src/core/spatial/dialogue/ask.ts';
import { resolve } from '../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../src/core/spatial/scene/Scene.ts';
import { verify } from '../../../src/core/spatial/verify/verify.ts';
import type { LabelScore } from '../../../src/core/types/landmarks.ts';
import { seededRandom } from '../../support/random.ts';
import { between, mirrored, VIEWER } from './randomScene.ts';

const SCENES = 40;
const each = (test: (random: () => number, seed: number) => void): void => {
  for (let seed = 1; seed <= SCENES; seed++) test(seededRandom(seed), seed);
};
/** What the namer would say: some nouns, and the things that are so called by id. */
const CALLED: Readonly<Record<string, readonly number[]>> = {
  cup: [1, 2],
  mug: [1, 2],
  laptop: [3],
  box: [4],
  banana: [],
  'teddy bear': [],
};
/** Natural logarithms: how many times likelier than any odd noun. */
const NAMED = { so: 2.5, not: -1.5 };

/** As the node's default sees it: a namer and a judge of regions beside the detector. */
const seenByAll = (scene: Scene): Scene => ({
  ...scene,
  objects: scene.objects.map((object) => ({ ...object, objectness: object.id < 10 ? 0.8 : 0.1 })),
  nameScores: new Map(
    Object.entries(CALLED).map(([noun, ids]) => [
      noun,
      scene.objects.map(({ id }) => (ids.includes(id) ? NAMED.so : NAMED.not)),
    ]),
  ),
});

const ask = (scene: Scene, expression: string) =>
  resolve(seenByAll(scene), expression, { detectorVocabulary: COCO_LABELS });

const TABLE_TOP = 0.75;

/** A thing that stands on the table, with what a detector says of it. */
const thing = (
  id: number,
  labels: readonly LabelScore[],
  [x, y]: readonly [number, number],
  size: readonly [number, number, number],
  colour: string,
): SceneObject => ({
  id,
  labels,
  role: 'object',
  center: [x, y, TABLE_TOP + size[2] / 2],
  size,
  colours: [{ name: colour, share: 0.9 }],
});
const seen = (label: string, score: number): readonly LabelScore[] => [{ label, score }];

const CUP = [0.09, 0.09, 0.1] as const;
const BOX = [0.15, 0.12, 0.14] as const;

/**
 * A table as a detector sees it: a laptop (3), a cup to either side of it (1 left, blue; 2 right, white), a red box (4)
 * that nothing names, and slivers of the table top (from 10).
 */
const detected = (random: () => number): Scene => {
  const [x, y] = [between(random, -0.1, 0.1), between(random, 1.1, 1.4)];
  const slivers = Array.from({ length: 3 }, (_, k): SceneObject => {
    const size = [between(random, 0.05, 0.3), between(random, 0.05, 0.2), 0.005] as const;
    const at = [between(random, -0.7, 0.7), between(random, 1.9, 2.1)] as const;
    return thing(10 + k, [], at, size, 'red');
  });
  return {
    objects: [
      thing(1, seen('cup', between(random, 0.4, 0.65)), [x - between(random, 0.3, 0.4), y], CUP, 'blue'),
      thing(2, seen('cup', between(random, 0.4, 0.65)), [x + between(random, 0.3, 0.4), y], CUP, 'white'),
      thing(3, seen('laptop', between(random, 0.45, 0.7)), [x, y], [0.33, 0.22, 0.2], 'black'),
      thing(4, [], [x + between(random, -0.1, 0.1), y + 0.45], BOX, 'red'),
      ...slivers,
      {
        id: 20,
        labels: [],
        role: 'support',
        center: [0, 1.5, TABLE_TOP],
        size: [1.6, 1.4, 0.01],
        colours: [{ name: 'brown', share: 1 }],
      },
    ],
    viewer: VIEWER,
  };
};

const EXPRESSIONS: readonly (readonly [string, number])[] = [
  ['the cup to the left of the laptop', 1],
  ['the mug to the right of the laptop', 2],
  ['the blue cup', 1],
  ['the cup on the right', 2],
  ['the leftmost mug', 1],
  ['the red box', 4],
  ['the box behind the laptop', 4],
  ['the laptop between the two cups', 3],
];

describe('resolve: scenes of a detector', () => {
  it('relations, colours and orders pick the thing, among slivers that bear its colour', () => {
    each((random, seed) => {
      const scene = detected(random);
      for (const [expression, id] of EXPRESSIONS) {
        const answer = ask(scene, expression);
        expect(answer.status, `seed ${seed}: ${expression}`).to.equal('OK');
        expect(answer.id, `seed ${seed}: ${expression}`).to.equal(id);
      }
    });
  });

  it('what the detector names is found by its labels alone', () => {
    each((random, seed) => {
      const scene = detected(random);
      for (const [expression, id] of EXPRESSIONS.filter(([, meant]) => meant < 4)) {
        const answer = resolve(scene, expression, { detectorVocabulary: COCO_LABELS });
        expect([answer.status, answer.id], `seed ${seed}: ${expression}`).to.deep.equal(['OK', id]);
      }
    });
  });

  it('the order of the list changes nothing, confidence included', () => {
    each((random, seed) => {
      const scene = detected(random);
      const objects = scene.objects
        .map((object) => ({ object, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ object }) => object);
      for (const [expression] of EXPRESSIONS) {
        const [a, b] = [ask(scene, expression), ask({ ...scene, objects }, expression)];
        expect([b.status, b.id], `seed ${seed}: ${expression}`).to.deep.equal([a.status, a.id]);
        expect(b.confidence, `seed ${seed}: ${expression}`).to.be.closeTo(a.confidence, 1e-9);
      }
    });
  });

  it('an anchor by its mark number is as good as by its name', () => {
    each((random, seed) => {
      const scene = detected(random);
      for (const [named, masked] of [
        ['the cup to the left of the laptop', 'the cup to the left of mark 3'],
        ['the mug to the right of the laptop', 'the mug to the right of object 3'],
        ['the box behind the laptop', 'the box behind mark 3'],
      ] as const)
        expect(ask(scene, masked).id, `seed ${seed}: ${masked}`).to.equal(ask(scene, named).id);
    });
  });

  it('removing what was not spoken of changes nothing', () => {
    each((random, seed) => {
      const scene = detected(random);
      const bare = { ...scene, objects: scene.objects.filter((o) => o.id < 10 || o.id === 20) };
      for (const [expression, id] of EXPRESSIONS)
        expect(ask(bare, expression).id, `seed ${seed}: ${expression}`).to.equal(id);
    });
  });

  it('a mirrored scene exchanges left and right and leaves colour and depth alone', () => {
    each((random, seed) => {
      const scene = mirrored(detected(random));
      for (const [expression, id] of [
        ['the cup to the left of the laptop', 2],
        ['the mug to the right of the laptop', 1],
        ['the leftmost mug', 2],
        ['the blue cup', 1],
        ['the box behind the laptop', 4],
      ] as const)
        expect(ask(scene, expression).id, `seed ${seed}: ${expression}`).to.equal(id);
    });
  });

  it('of two cups the surer is not the one that is meant: both are candidates', () => {
    each((random, seed) => {
      const scene = detected(random);
      const answer = ask(scene, 'the cup');
      expect(answer.status, `seed ${seed}`).to.equal('AMBIGUOUS');
      expect(
        answer.candidates.map(({ id }) => id),
        `seed ${seed}`,
      ).to.include.members([1, 2]);
    });
  });

  it('refuses what the detector knows and did not see, and colours that nothing of the name has', () => {
    each((random, seed) => {
      const scene = detected(random);
      for (const expression of ['the banana', 'the teddy bear', 'the green cup', 'the yellow mug'])
        expect(ask(scene, expression).status, `seed ${seed}: ${expression}`).to.equal('NOT_FOUND');
    });
  });
});

describe('verify and counts: scenes of a detector', () => {
  const judged = (scene: Scene, statement: string) =>
    verify(seenByAll(scene), statement, { detectorVocabulary: COCO_LABELS });

  it('tells what is true and false of the one thing that is meant', () => {
    each((random, seed) => {
      const scene = detected(random);
      const verdicts = ['left', 'right'].map(
        (side) => judged(scene, `the blue cup is to the ${side} of the laptop`).verdict,
      );
      expect(verdicts, `seed ${seed}`).to.deep.equal(['TRUE', 'FALSE']);
    });
  });

  it('of two that may be meant tells only what is so of both, and says how sure it is of what it names', () => {
    each((random, seed) => {
      const scene = detected(random);
      const onOneSide = judged(scene, 'the cup is to the left of the laptop');
      expect(onOneSide.verdict, `seed ${seed}`).to.equal('UNKNOWN');
      expect(onOneSide.rationale, `seed ${seed}`).to.match(/if that is meant \(0\.\d\d of 1\)/);
      expect(judged(scene, 'the cup is smaller than the laptop').verdict, `seed ${seed}`).to.equal('TRUE');
    });
  });

  it('counts with bounds that hold what is there, and lists no more than it counts', () => {
    each((random, seed) => {
      const scene = seenByAll(detected(random));
      const cups = askValue(scene, 'how many cups are there')!;
      expect(cups.value, `seed ${seed}`).to.be.within(1, 2);
      expect([cups.atLeast! <= 2, cups.upTo! >= 2], `seed ${seed}`).to.deep.equal([true, true]);
      expect(askValue(scene, 'how many bananas are there')!.value, `seed ${seed}`).to.equal(0);
    });
  });

  it('a wall is no wall heater where a namer has looked for one', () => {
    each((random, seed) => {
      const wall: SceneObject = { id: 21, labels: [], role: 'wall', center: [0, 3, 1], size: [4, 0.1, 2] };
      const { objects, ...rest } = detected(random);
      const named = seenByAll({ ...rest, objects: [...objects, wall] });
      const notSo = named.objects.map(() => NAMED.not);
      const nameScores = new Map([...named.nameScores!, ['wall heater', notSo], ['heater', notSo]]);
      const answer = resolve({ ...named, nameScores }, 'the wall heater', {
        detectorVocabulary: COCO_LABELS,
      });
      expect(answer.status, `seed ${seed}`).to.equal('NOT_FOUND');
    });
  });
});
