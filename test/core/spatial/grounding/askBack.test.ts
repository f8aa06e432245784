import { expect } from 'chai';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';
import { object, VIEWER } from '../randomScene.ts';

const scene = (...objects: readonly SceneObject[]): Scene => ({ objects, viewer: VIEWER });
const mug = (id: number, x: number, more: Partial<SceneObject> = {}): SceneObject =>
  object(id, 'mug', [x, 2, 0.8], [0.1, 0.1, 0.1], more);
const colour = (name: string): Partial<SceneObject> => ({ colours: [{ name, share: 0.9 }] });

describe('AMBIGUOUS asks back', () => {
  it('by the colour where that tells the candidates apart', () => {
    const { status, question } = resolve(
      scene(mug(1, 0, colour('red')), mug(2, 0.05, colour('blue'))),
      'the mug',
    );
    expect(status).to.equal('AMBIGUOUS');
    expect(question).to.match(/^Which one: the (red|blue) one, or the (red|blue) one\?$/);
  });

  it('by another word where the candidates share the colours', () => {
    const both = (first: string, second: string): Partial<SceneObject> => ({
      colours: [
        { name: first, share: 0.55 },
        { name: second, share: 0.4 },
      ],
    });
    const { question } = resolve(
      scene(mug(1, -0.5, both('red', 'white')), mug(2, 0.5, both('white', 'red'))),
      'the mug',
    );
    expect(question).to.include('the one on the left').and.include('the one on the right');
  });

  it('by the side, what it is on, or its number, as it can be told', () => {
    expect(resolve(scene(mug(1, -0.5), mug(2, 0.5)), 'the mug').question).to.include('the one on the left');
    const book = object(7, 'book', [0, 2, 0.735], [0.3, 0.2, 0.03]);
    const onBook = object(1, 'mug', [0, 2, 0.8], [0.1, 0.1, 0.1]);
    const asked = resolve(
      scene(onBook, object(2, 'mug', [0.02, 2.9, 0.8], [0.1, 0.1, 0.1]), book),
      'the mug',
    ).question;
    expect(asked).to.match(/on the book|nearest/);
    expect(resolve({ objects: [mug(1, 0), mug(2, 0.01)] }, 'the mug').question).to.equal(
      'Which one: number 1, or number 2?',
    );
  });

  it('asks about the likeliest of many, and nothing where the answer is clear', () => {
    const many = scene(...[0, 1, 2, 3, 4, 5].map((i) => mug(i + 1, 0.01 * i)));
    expect(resolve(many, 'the mug').question).to.match(/, or another\?$/);
    expect(resolve(scene(mug(1, 0)), 'the mug').question).to.equal(undefined);
  });
});

describe('whose left', () => {
  const bear = object(9, 'teddy bear', [0, 3, 0.2], [0.3, 0.3, 0.4]);
  const boxes = [
    object(1, 'box', [-1, 3, 0.1], [0.2, 0.2, 0.2]),
    object(2, 'box', [1, 3, 0.1], [0.2, 0.2, 0.2]),
  ];

  it("is told in the rationale, and the viewer's unless the words say otherwise", () => {
    const { id, rationale } = resolve(scene(...boxes, bear), 'the box left of the bear');
    expect(id).to.equal(1);
    expect(rationale).to.include("Left, right, front and behind are the viewer's.");
    expect(resolve(scene(...boxes, bear), 'the bear').rationale).to.not.include('Left, right');
  });

  it("is the thing's own where it is asked for and its front is known, and UNKNOWN otherwise", () => {
    const words = "the box on the left from the bear's point of view";
    const faced = scene(...boxes, { ...bear, front: [0, -1] });
    expect(resolve(faced, words)).to.include({ status: 'OK', id: 2 });
    const unknown = resolve(scene(...boxes, bear), words);
    expect(unknown.status).to.equal('AMBIGUOUS');
    expect(unknown.notUnderstood!.join()).to.include('bear');
    expect(resolve(scene(...boxes, bear), 'the box on the left from my point of view')).to.include({
      status: 'OK',
      id: 1,
    });
  });
});
