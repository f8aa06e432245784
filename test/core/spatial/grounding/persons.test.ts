import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';
import type { BodyColours } from '../../../../src/core/types/landmarks.ts';

const all = (name: string) => [{ name, share: 0.9 }];

const person = (id: number, y: number, body: BodyColours, height = 1.75): SceneObject => ({
  id,
  labels: [{ label: 'person', score: 0.8 }],
  role: 'object',
  center: [3, y, height / 2],
  size: [0.4, 0.5, height],
  colours: [...(body.upper ?? []), ...(body.lower ?? [])].map(({ name }) => ({ name, share: 0.3 })),
  meanRgb: [120, 120, 120],
  objectness: 0.9,
  body,
  pixelBox: { x0: 300 - 200 * y, y0: 100, x1: 360 - 200 * y, y1: 400 },
});

const scene: Scene = {
  objects: [
    person(1, 1, { head: all('black'), upper: all('red'), lower: all('blue') }),
    person(2, -1, { head: all('brown'), upper: all('blue'), lower: all('black') }, 1.2),
    {
      id: 3,
      labels: [{ label: 'chair', score: 0.8 }],
      role: 'object',
      center: [3, 0, 0.4],
      size: [0.5, 0.5, 0.8],
      colours: all('grey'),
      meanRgb: [120, 120, 120],
      objectness: 0.9,
    },
    {
      id: 4,
      labels: [],
      role: 'floor',
      center: [3, 0, 0],
      size: [4, 4, 0.01],
      colours: all('brown'),
      meanRgb: [120, 100, 90],
    },
  ],
  viewer: { position: [0, 0, 1.3], forward: [1, 0, 0] },
  detectorVocabulary: ['person', 'chair'],
};

describe('people are told by what they have on and how they hold themselves', () => {
  for (const [words, id] of [
    ['the man in the red shirt', 1],
    ['go to the person in the blue sweater', 2],
    ['the person in the blue jeans', 1],
    ['the person in the black trousers', 2],
    ['the guy whose jacket is red', 1],
    ['the standing person', 1],
    ['the person who is sitting', 2],
    ['the person standing by the chair', 1],
    ['the person sitting next to the chair', 2],
  ] as const)
    it(`"${words}"`, () => {
      const { status, id: found, rationale } = resolve(scene, words);
      expect({ status, found }, rationale).to.deep.equal({ status: 'OK', found: id });
    });

  it('says that nobody looked whether a person is a man, and is less sure for it', () => {
    const person = resolve(scene, 'the person in the red shirt');
    const man = resolve(scene, 'the man in the red shirt');
    expect(person.notUnderstood).to.equal(undefined);
    expect(man.notUnderstood).to.deep.equal(['man']);
    expect(man.confidence).to.be.lessThan(person.confidence);
    expect(resolve(scene, 'the man').status).to.equal('AMBIGUOUS');
  });

  it('tells who stands by how high the head is, where a table hides the legs', () => {
    const behind = {
      ...scene,
      objects: scene.objects.map((o) =>
        o.id === 1 ? { ...o, center: [3, 1, 1.35] as const, size: [0.4, 0.5, 0.8] as const } : o,
      ),
    };
    expect(resolve(behind, 'the standing person')).to.include({ status: 'OK', id: 1 });
    expect(resolve(behind, 'the sitting person')).to.include({ status: 'OK', id: 2 });
  });

  it('does not read over what it cannot judge: a hat without a colour, trousers that are not in the picture', () => {
    const hat = resolve(scene, 'the person with the hat');
    expect(hat.status).to.equal('AMBIGUOUS');
    expect(hat.notUnderstood).to.deep.equal(['with the hat']);
    const half = {
      ...scene,
      objects: scene.objects.map((o) => ({ ...o, ...(o.body && { body: { upper: o.body.upper! } }) })),
    };
    const legs = resolve(half, 'the person in the blue jeans');
    expect(legs.notUnderstood).to.deep.equal(['in the blue jeans']);
    expect(legs.status).to.equal('AMBIGUOUS');
    const hidden = {
      ...scene,
      objects: scene.objects.map((o) => (o.id === 2 ? { ...o, body: { upper: all('blue') } } : o)),
    };
    const one = resolve(hidden, 'the person in the blue sweater and white skirt');
    expect(one.candidates[0]!.id).to.equal(2);
    expect(one.notUnderstood).to.deep.equal(['white skirt']);
  });
});
