import { expect } from 'chai';
import { COCO_LABELS } from '../../../../src/core/detect/cocoLabels.ts';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';

const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [expression, expected] of cases)
      expect(printLogicalForm(parse(expression)), expression).to.equal(expected);
  });
};

const crate = (id: number, at: readonly [number, number], bottom: number): SceneObject => ({
  id,
  labels: [{ label: 'box', score: 1 }],
  role: 'object',
  center: [at[0], at[1], bottom + 0.1],
  size: [0.3, 0.3, 0.2],
});

/** Boxes 1, 2, 3 from the floor up, and box 4 beside them on the floor. */
const STACK: Scene = {
  objects: [crate(1, [0, 2], 0), crate(2, [0.02, 2], 0.2), crate(3, [0, 2.02], 0.4), crate(4, [1, 2], 0)],
  viewer: { position: [0, 0, 1.2], forward: [0, 1, 0] },
};

describe('stacks: places in them go by height', () => {
  reads('top, middle and bottom of what is stacked', [
    ['the item in the middle of the stack', 'thing[on(thing); supports(thing)]'],
    ['the middle box of the pile', 'box[on(thing); supports(thing)]'],
    ['the crate on top of the pile', 'crate[on(thing); most top]'],
    ['the thing at the bottom of the pile of crates', 'thing[supports(thing); most bottom]'],
    ['the lowest crate in the stack', 'crate[most bottom]'],
    ['the second book from the bottom of the stack', 'book[#2 most bottom]'],
    ['the thing under the pot in the pile', 'thing[under(pot)]'],
  ]);

  reads('a stack that is asked for itself stays one, and middles of other things stay middles', [
    ['the pile of clothes', 'clothes*'],
    ['the lamp in the middle of the table', 'lamp[in the middle of(table)]'],
    ['the middle chair', 'chair[in the middle()]'],
  ]);

  reads('what carries a thing may be asked for', [
    ['what is the green jar standing on?', 'thing[inverse on(jar[green])]'],
    ['what does the jar stand on?', 'thing[inverse on(jar)]'],
  ]);

  it('finds the boxes of a stack by height', () => {
    for (const [expression, id] of [
      ['the box on top of the stack', 3],
      ['grab the box in the middle of the stack', 2],
      ['the highest box of the pile', 3],
    ] as const)
      expect(resolve(STACK, expression).id, expression).to.equal(id);
  });

  it('a stack of unlike things: its levels are told by what carries what, not by kind or table', () => {
    const thing = (
      id: number,
      colour: string,
      x: number,
      height: number,
      z: number,
      label?: string,
    ): SceneObject => ({
      id,
      labels: label ? [{ label, score: 0.5 }] : [],
      role: 'object',
      center: [x, 1.2, z],
      size: [0.2 - 0.02 * id, 0.15 - 0.01 * id, height],
      colours: [{ name: colour, share: 0.9 }],
    });
    const scene: Scene = {
      objects: [
        thing(1, 'brown', 0, 0.12, 0.81),
        thing(2, 'white', 0, 0.1, 0.92),
        thing(3, 'red', 0, 0.14, 1.04, 'bottle'),
        thing(4, 'blue', 0.4, 0.1, 0.8, 'cup'),
        { id: 5, labels: [], role: 'support', center: [0, 1.3, 0.73], size: [1.6, 0.8, 0.04] },
      ],
      viewer: { position: [0, 0, 1.4], forward: [0, 1, -0.3] },
    };
    for (const [expression, id] of [
      ['the thing at the bottom of the stack', 1],
      ['the box in the middle of the pile', 2],
      ['the object below the white box', 1],
      ['what is the cup on?', 5],
      ['what is the white box standing on?', 1],
      ['what is the bottle standing on?', 2],
    ] as const)
      expect(resolve(scene, expression, { detectorVocabulary: COCO_LABELS }).id, expression).to.equal(id);
  });

  it('the number of a compound is that of its last noun', () => {
    expect(parse('the chips can').target.plural).to.equal(false);
    expect(parse('the soup cans').target.plural).to.equal(true);
    expect(parse('both chips cans').target.plural).to.equal(true);
  });
});
