import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../src/core/spatial/scene/Scene.ts';
import { object, VIEWER } from '../randomScene.ts';

const table = object(1, 'table', [0, 3, 0.37], [1.4, 0.9, 0.74]);
const kitchen: Scene = {
  objects: [
    table,
    object(2, 'mug', [-0.4, 2.9, 0.79], [0.1, 0.1, 0.1], { meanRgb: [200, 30, 30] }),
    object(3, 'mug', [0.4, 2.9, 0.79], [0.1, 0.1, 0.1], { meanRgb: [30, 60, 200] }),
    object(4, 'bottle', [0.4, 3.2, 0.87], [0.08, 0.08, 0.26]),
    object(5, 'chair', [0, 2, 0.45], [0.5, 0.5, 0.9]),
  ],
  viewer: VIEWER,
};

describe('resolve: the answer says how it knows', () => {
  it('names the object, the relation that decided and what was measured', () => {
    const resolution = resolve(kitchen, 'the mug in front of the bottle');
    expect(resolution.status).to.equal('OK');
    expect(resolution.id).to.equal(3);
    expect(resolution.relations[0]).to.deep.include({ relation: 'in front of', subject: 3, anchors: [4] });
    expect(resolution.relations[0]!.measured).to.match(/^0\.30 m nearer$/);
    expect(resolution.rationale).to.include('mug 3').and.include('bottle 4');
    expect(resolution.logicalForm).to.equal('mug[in front of(bottle)]');
    expect(resolution.confidence).to.be.within(0.5, 1);
  });

  it('answers AMBIGUOUS with exactly the two that fit alike, and names no id', () => {
    const resolution = resolve(kitchen, 'bring me the mug');
    expect(resolution.status).to.equal('AMBIGUOUS');
    expect(resolution.id).to.equal(undefined);
    expect(resolution.candidates.map((c) => c.id)).to.have.members([2, 3]);
  });

  it('answers NOT_FOUND for what is not there, and for a relation that holds of nothing', () => {
    expect(resolve(kitchen, 'the bicycle').status).to.equal('NOT_FOUND');
    expect(resolve(kitchen, 'the teddy bear on the table').status).to.equal('NOT_FOUND');
    expect(resolve({ objects: [] }, 'the mug').status).to.equal('NOT_FOUND');
  });

  it('takes "the glasses" for spectacles and for drinking glasses, whichever are there', () => {
    const worn = object(7, 'eyeglasses', [0.1, 2.8, 0.76], [0.14, 0.1, 0.04]);
    const wine = object(8, 'wine glass', [-0.1, 3.1, 0.83], [0.08, 0.08, 0.18]);
    const found = (...objects: Scene['objects'][number][]) =>
      resolve({ ...kitchen, objects: [...kitchen.objects, ...objects] }, 'the glasses on the table');
    expect(found(worn)).to.include({ status: 'OK', id: 7 });
    expect(found(wine)).to.include({ status: 'OK', id: 8 });
    expect(found(worn, wine).candidates[0]?.id).to.equal(7);
  });

  it('answers NOT_UNDERSTOOD for words that name nothing', () => {
    for (const nothing of ['', '   ', '?!', 'and of to'])
      expect(resolve(kitchen, nothing).status, JSON.stringify(nothing)).to.equal('NOT_UNDERSTOOD');
  });

  it('tells apart by colour, by its negation and by what stands near', () => {
    const id = (words: string) => resolve(kitchen, words, { mustAnswer: true }).id;
    expect(id('the red mug')).to.equal(2);
    expect(id('the mug that is not red')).to.equal(3);
    expect(id('the cup next to the bottle')).to.equal(3);
    expect(id('the mug farthest from the bottle')).to.equal(2);
  });

  it('reads the viewer from the sentence: with the back to the camera left and right change places', () => {
    const id = (words: string) => resolve(kitchen, words, { mustAnswer: true }).id;
    expect(id('the mug on the left')).to.equal(2);
    expect(id('with your back to the bottle, the mug on the left')).to.not.equal(undefined);
    const turned: Scene = { ...kitchen, viewer: { position: [0, 6, 1.4], forward: [0, -1, 0] } };
    expect(resolve(turned, 'the mug on the left', { mustAnswer: true }).id).to.equal(3);
  });

  it('holds without a viewer: nearness, height, colour and order by size need none', () => {
    const scene: Scene = { objects: kitchen.objects };
    expect(resolve(scene, 'the mug next to the bottle', { mustAnswer: true }).id).to.equal(3);
    expect(resolve(scene, 'the red mug', { mustAnswer: true }).id).to.equal(2);
  });

  it('answers among pixel boxes alone: left, above, on', () => {
    const flat = (id: number, label: string, x0: number, y0: number, x1: number, y1: number) =>
      object(id, label, [0, 0, 0], [0, 0, 0], { pixelBox: { x0, y0, x1, y1 } });
    const image: Scene = {
      objects: [
        flat(1, 'desk', 100, 300, 500, 460),
        flat(2, 'lamp', 120, 200, 180, 320),
        flat(3, 'lamp', 420, 200, 480, 320),
        flat(4, 'picture', 250, 40, 350, 120),
      ],
    };
    expect(resolve(image, 'the lamp on the left', { mustAnswer: true }).id).to.equal(2);
    expect(resolve(image, 'the lamp on the right side of the desk', { mustAnswer: true }).id).to.equal(3);
    expect(resolve(image, 'the thing above the desk that is a picture', { mustAnswer: true }).id).to.equal(4);
  });
});

describe('resolve: regions of a tree', () => {
  const cup = object(1, 'cup', [0, 2, 0.1], [0.1, 0.1, 0.1]);
  const rim = object(2, 'cup', [0, 2, 0.14], [0.1, 0.1, 0.02]);
  const scored = (o: typeof cup) => ({ ...o, labels: [{ label: 'cup', score: 0.8 }] });

  it('takes a part and its whole for one answer, and two things apart for two', () => {
    const apart = resolve({ objects: [scored(cup), scored(rim)], viewer: VIEWER }, 'the cup');
    expect(apart.status).to.equal('AMBIGUOUS');
    const nested = resolve(
      { objects: [scored(cup), { ...scored(rim), within: [1] }], viewer: VIEWER },
      'the cup',
    );
    expect(nested.status).to.equal('OK');
  });

  it('prefers what is likelier a thing where words do not tell', () => {
    const objects = [
      { ...scored(cup), objectness: 0.05 },
      { ...scored(rim), objectness: 0.9 },
    ];
    expect(resolve({ objects, viewer: VIEWER }, 'the cup').candidates[0]!.id).to.equal(2);
  });
});
