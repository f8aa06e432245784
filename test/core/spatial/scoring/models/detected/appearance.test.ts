import { expect } from 'chai';
import { COCO_LABELS } from '../../../../../../src/core/detect/cocoLabels.ts';
import { parse } from '../../../../../../src/core/spatial/grammar/parse.ts';
import { resolveForm } from '../../../../../../src/core/spatial/grounding/resolve.ts';
import type { Scene } from '../../../../../../src/core/spatial/scene/Scene.ts';
import {
  appearanceLogRatio,
  sceneLooks,
} from '../../../../../../src/core/spatial/scoring/models/detected/appearance.ts';
import type { LabelScore } from '../../../../../../src/core/types/landmarks.ts';

const looks = (...pairs: readonly (readonly [string, number])[]): readonly LabelScore[] =>
  pairs.map(([label, score]) => ({ label, score }));

const VOCABULARY = looks(['cup', 0.01], ['drill', 0.001], ['can', 0.01], ['bottle', 0.02], ['box', 0.02]);

/** A row of unnamed things of one size, 30 cm apart, of which only the looks differ. */
const row = (...things: readonly (readonly LabelScore[] | undefined)[]): Scene => ({
  objects: things.map((seen, i) => ({
    id: i + 1,
    labels: [],
    role: 'object',
    center: [1, 0.3 * i, 0.1],
    size: [0.12, 0.1, 0.12],
    pixelBox: { x0: 100 * i, y0: 100, x1: 100 * i + 80, y1: 180 },
    ...(seen && { looks: seen }),
  })),
  viewer: { position: [0, 0, 0.5], forward: [1, 0, 0] },
  detectorVocabulary: COCO_LABELS,
  looksVocabulary: VOCABULARY,
});

const answer = (scene: Scene, expression: string) => {
  const resolution = resolveForm(scene, parse(expression));
  return resolution.status === 'OK' ? resolution.id : resolution.status;
};

describe('looks', () => {
  it('name what no detector named: of three unnamed things the drill is the one that looks like it', () => {
    const scene = row(looks(['can', 0.4]), looks(['drill', 0.6]), looks(['box', 0.3]));
    // Looks alone rank it first; with a namer that agrees they are answer enough.
    expect(resolveForm(scene, parse('the drill')).ranked?.[0]?.id).to.equal(2);
    expect(resolveForm(scene, parse('the can')).ranked?.[0]?.id).to.equal(1);
    const nameScores = new Map([
      ['drill', [-2, 3, -2]],
      ['can', [3, -2, -1]],
    ]);
    expect(answer({ ...scene, nameScores }, 'the drill')).to.equal(2);
    expect(answer({ ...scene, nameScores }, 'the can')).to.equal(1);
  });

  it('accept nothing that does not look like it', () => {
    const scene = row(looks(['can', 0.6]), looks(['can', 0.5]), looks(['bottle', 0.6]));
    expect(answer(scene, 'the drill')).to.be.oneOf(['NOT_FOUND', 'AMBIGUOUS']);
  });

  it('count by how much more than usual a thing looks so, not by the share alone', () => {
    const scene = sceneLooks(row(looks(['drill', 0.05], ['bottle', 0.05])));
    expect(appearanceLogRatio(scene, 0, 'drill')).to.be.greaterThan(
      appearanceLogRatio(scene, 0, 'bottle') + 0.5,
    );
  });

  it('are asked by synonyms and kinds', () => {
    const scene = sceneLooks(row(looks(['cup', 0.5])));
    expect(appearanceLogRatio(scene, 0, 'mug')).to.equal(appearanceLogRatio(scene, 0, 'cup'));
    expect(appearanceLogRatio(scene, 0, 'container')).to.be.greaterThan(1);
  });

  it('say nothing of nouns that the classifier does not have, and of things nobody looked at', () => {
    const scene = sceneLooks(row(looks(['cup', 0.5]), undefined));
    expect(appearanceLogRatio(scene, 0, 'staircase')).to.equal(0);
    expect(appearanceLogRatio(scene, 1, 'cup')).to.equal(0);
    expect(appearanceLogRatio(undefined, 0, 'cup')).to.equal(0);
  });
});
