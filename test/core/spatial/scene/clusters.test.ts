import { expect } from 'chai';
import { colourFeatures } from '../../../../src/core/spatial/evidence/colourFeatures.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { clustersOf } from '../../../../src/core/spatial/scene/clusters.ts';
import type { SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';
import { sceneGeometry } from '../../../../src/core/spatial/scene/SceneGeometry.ts';
import { object } from '../randomScene.ts';

const chair = (id: number, x: number, y: number): SceneObject =>
  object(id, 'chair', [x, y, 0.4], [0.5, 0.5, 0.8]);

describe('rows and groups of one kind', () => {
  const rows = [chair(1, 0, 0), chair(2, 0.8, 0), chair(3, 1.6, 0), chair(4, 0, 4), chair(5, 0.8, 4)];

  it('link what stands close, leave what stands apart, and count no other kind', () => {
    const frame = sceneGeometry({ objects: [...rows, object(6, 'lamp', [0.4, 0, 0.4], [0.2, 0.2, 0.5])] });
    const groups = [...clustersOf(frame, Float64Array.of(1, 1, 1, 1, 1, 0))];
    expect(groups).to.deep.equal([0, 0, 0, 1, 1, -1]);
  });

  it('"in the middle" prefers the middle of a row to the middle of a pair', () => {
    const answer = resolve({ objects: rows }, 'the chair in the middle', { mustAnswer: true });
    expect(answer.id).to.equal(2);
  });
});

describe('what a number tells of the other thing', () => {
  it('"between the bed and the wall" looks at the faces, not at the middle of a long wall', () => {
    const objects = [
      object(1, 'wall', [0, 0, 1.2], [0.1, 8, 2.4]),
      object(2, 'bed', [1.7, -2.5, 0.3], [1.6, 2, 0.6]),
      object(3, 'nightstand', [0.4, -2.6, 0.3], [0.5, 0.5, 0.6]),
      object(4, 'nightstand', [1, -0.9, 0.3], [0.5, 0.5, 0.6]),
    ];
    const answer = resolve({ objects }, 'the nightstand between the bed and the wall', { mustAnswer: true });
    expect(answer.id).to.equal(3);
  });

  it('"with two lamps" wants both of them near', () => {
    const objects = [
      object(1, 'table', [0, 0, 0.4], [1, 1, 0.8]),
      object(2, 'table', [5, 0, 0.4], [1, 1, 0.8]),
      object(3, 'lamp', [0, 0, 1], [0.2, 0.2, 0.4]),
      object(4, 'lamp', [4.8, 0, 1], [0.2, 0.2, 0.4]),
      object(5, 'lamp', [5.2, 0, 1], [0.2, 0.2, 0.4]),
    ];
    const answer = resolve({ objects }, 'the table with two lamps on it', { mustAnswer: true });
    expect(answer.id).to.equal(2);
  });
});

describe('colourFeatures: mean colours within a scene', () => {
  const rgb = (id: number, meanRgb: [number, number, number]): SceneObject =>
    object(id, 'box', [id, 0, 0], [0.3, 0.3, 0.3], { meanRgb });

  it('do not change when the whole scene is dimmed', () => {
    const colours: [number, number, number][] = [
      [200, 180, 160],
      [150, 60, 50],
      [240, 240, 230],
    ];
    const bright = sceneGeometry({ objects: colours.map((c, i) => rgb(i, c)) });
    const dim = sceneGeometry({
      objects: colours.map((c, i) => rgb(i, c.map((v) => 0.8 * v) as [number, number, number])),
    });
    const [a, b] = [colourFeatures(bright)!, colourFeatures(dim)!];
    for (const [i, value] of a[0]!.entries()) expect(value).to.be.closeTo(b[0]![i]!, 0.1);
  });

  it('are absent where colours were named from pixels', () => {
    const named = object(1, 'box', [0, 0, 0], [1, 1, 1], { colours: [{ name: 'red', share: 1 }] });
    expect(colourFeatures(sceneGeometry({ objects: [named] }))).to.equal(undefined);
  });
});
