import { expect } from 'chai';
import { COCO_LABELS } from '../../../../src/core/detect/cocoLabels.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene, SceneObject } from '../../../../src/core/spatial/scene/Scene.ts';
import type { SiteFacts } from '../../../../src/core/spatial/scene/SiteFacts.ts';

describe('what a site says of its things', () => {
  /** A row of boxes, `side` metres long and of one colour each, of which the namer tells none from the others. */
  const rowOf = (...things: readonly (readonly [colour: string, side: number])[]): Scene => ({
    objects: things.map(
      ([colour, side], i): SceneObject => ({
        id: i + 1,
        labels: [],
        role: 'object',
        center: [1.5, 0.5 - 0.5 * i, 0.7 + side / 2],
        size: [side, side, side],
        colours: [{ name: colour, share: 0.9 }],
        objectness: 0.7,
      }),
    ),
    viewer: { position: [0, 0, 1], forward: [1, 0, 0] },
    siteNames: ['zorbo'],
    detectorVocabulary: COCO_LABELS,
    nameScores: new Map([['zorbo', things.map(() => 2)]]),
  });
  const ranked = (scene: Scene, facts?: SiteFacts): number | undefined => {
    const siteFacts = facts && new Map([['zorbo', facts]]);
    return resolve({ ...scene, ...(siteFacts && { siteFacts }) }, 'the zorbo').ranked?.[0]?.id;
  };

  it('tells things apart by the colours that they have there', () => {
    const scene = rowOf(['blue', 0.2], ['yellow', 0.2], ['red', 0.2]);
    expect(ranked(scene, { colours: ['yellow'] })).to.equal(2);
    expect(ranked(scene, { colours: ['red'] })).to.equal(3);
  });

  it('tells things apart by how long they are there', () => {
    const scene = rowOf(['red', 0.05], ['red', 0.2], ['red', 0.8]);
    expect(ranked(scene, { lengthMetres: [0.15, 0.3] })).to.equal(2);
    expect(ranked(scene, { lengthMetres: [0.6, 1] })).to.equal(3);
  });
});
