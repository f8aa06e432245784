import { expect } from 'chai';
import { RELATIONS, relationNamed } from '../../../src/core/spatial/relations/registry.ts';
import type { SceneObject } from '../../../src/core/spatial/scene/Scene.ts';
import { sceneGeometry } from '../../../src/core/spatial/scene/SceneGeometry.ts';
import { viewAlong } from '../../../src/core/spatial/scene/View.ts';
import { object } from './randomScene.ts';

const view = viewAlong(0, 1)!;

/** Degree of a relation of the first object to the others. */
const degree = (name: string, ...objects: readonly SceneObject[]): number => {
  const frame = sceneGeometry({ objects });
  return relationNamed(name)!.score({
    frame,
    subject: 0,
    anchors: objects.slice(1).map((_, i) => i + 1),
    view,
    peers: new Float64Array(frame.count).fill(1),
  });
};

const table = object(2, 'table', [0, 3, 0.37], [1.2, 0.8, 0.74]);
const cup = (x: number, y: number, z: number): SceneObject => object(1, 'cup', [x, y, z], [0.1, 0.1, 0.1]);

describe('relations: what geometry says, z up, metres', () => {
  it('names are unique and each converse exists and points back', () => {
    const names = RELATIONS.map((r) => r.name);
    expect(new Set(names).size).to.equal(names.length);
    for (const { name, converse } of RELATIONS) {
      if (converse === undefined) continue;
      const back = relationNamed(converse);
      expect(back, `${name}: ${converse}`).to.not.equal(undefined);
      const family = relationNamed(back!.converse!)!.family;
      expect(family, `${name} and back`).to.equal(relationNamed(name)!.family);
    }
  });

  it('on needs contact from above: not beside, not under, not floating', () => {
    const on = degree('on', cup(0.2, 3, 0.79), table);
    expect(on).to.be.above(0.8);
    expect(degree('on', cup(0.9, 3, 0.79), table)).to.be.below(0.2);
    expect(degree('on', cup(0.2, 3, 0.1), table)).to.be.below(on / 2);
    expect(degree('on', cup(0.2, 3, 1.6), table)).to.be.below(0.2);
  });

  it('above and below go by gravity and by being over one another, not by distance', () => {
    expect(degree('above', cup(0, 3, 1.5), table)).to.be.above(0.7);
    expect(degree('above', cup(0, 6, 1.5), table)).to.be.below(0.1);
    expect(degree('under', cup(0, 3, 0.1), table)).to.be.above(0.6);
    expect(degree('under', cup(0, 3, 0.79), table)).to.be.below(0.3);
  });

  it('in is containment: the bowl holds the apple, the apple not the bowl', () => {
    const bowl = object(2, 'bowl', [0, 3, 0.1], [0.3, 0.3, 0.2]);
    const apple = object(1, 'apple', [0, 3, 0.1], [0.08, 0.08, 0.08]);
    expect(degree('in', apple, bowl)).to.be.above(0.8);
    expect(degree('in', bowl, apple)).to.be.below(0.1);
    expect(degree('contains', bowl, apple)).to.be.above(0.8);
  });

  it('left, right, in front and behind follow the line of sight', () => {
    expect(degree('left of', cup(-1, 3, 0.4), table)).to.be.above(0.5);
    expect(degree('right of', cup(-1, 3, 0.4), table)).to.be.below(0.05);
    expect(degree('in front of', cup(0, 2, 0.4), table)).to.be.above(0.5);
    expect(degree('behind', cup(0, 4, 0.4), table)).to.be.above(0.5);
    expect(degree('behind', cup(0, 2, 0.4), table)).to.be.below(0.05);
  });

  it('near falls with distance, never to nothing, and far rises', () => {
    const near = [0.8, 1.5, 3, 6].map((x) => degree('near', cup(x, 3, 0.4), table));
    const far = [0.8, 1.5, 3, 6].map((x) => degree('far from', cup(x, 3, 0.4), table));
    for (let i = 1; i < near.length; i++) {
      expect(near[i]!)
        .to.be.below(near[i - 1]!)
        .and.above(0);
      expect(far[i]!).to.be.above(far[i - 1]!);
    }
  });

  it('between lies on the way from one to the other', () => {
    const [a, b] = [object(2, 'chair', [-1, 3, 0.4]), object(3, 'chair', [1, 3, 0.4])];
    expect(degree('between', cup(0, 3, 0.4), a, b)).to.be.above(0.5);
    expect(degree('between', cup(2, 3, 0.4), a, b)).to.be.below(0.05);
    expect(degree('between', cup(0, 5, 0.4), a, b)).to.be.below(0.1);
  });

  it('facing asks for the front: toward, not away', () => {
    const chair = object(1, 'chair', [0, 5, 0.4], [0.5, 0.5, 0.9], { front: [0, -1] });
    expect(degree('facing', chair, table)).to.be.above(0.8);
    expect(degree('facing away from', chair, table)).to.be.below(0.2);
  });
});
