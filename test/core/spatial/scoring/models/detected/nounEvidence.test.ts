import { expect } from 'chai';
import { COCO_LABELS } from '../../../../../../src/core/detect/cocoLabels.ts';
import { typicalColours, usualProportions } from '../../../../../../src/core/spatial/lexicon/facts.ts';
import type { SceneObject } from '../../../../../../src/core/spatial/scene/Scene.ts';
import { sceneGeometry } from '../../../../../../src/core/spatial/scene/SceneGeometry.ts';
import { detectedThingScore } from '../../../../../../src/core/spatial/scoring/models/detected/detectedThing.ts';
import { fragmentScore } from '../../../../../../src/core/spatial/scoring/models/detected/fragmentScore.ts';
import { DETECTED_NUMBERS } from '../../../../../../src/core/spatial/scoring/models/detected/learntNumbers.ts';
import {
  nounEvidence,
  nounProbability,
} from '../../../../../../src/core/spatial/scoring/models/detected/nounEvidence.ts';
import { shapeFit } from '../../../../../../src/core/spatial/scoring/models/detected/shapeFit.ts';
import type { LabelScore } from '../../../../../../src/core/types/landmarks.ts';

type Size = readonly [number, number, number];
const MUG: Size = [0.09, 0.09, 0.1];

const one = (size: Size, labels: readonly LabelScore[] = [], more: Partial<SceneObject> = {}) =>
  sceneGeometry({
    objects: [
      { id: 1, labels, role: 'object', center: [0, 1, 1], size, ...more },
      // Another one that nothing names makes it a detector's scene.
      { id: 2, labels: [], role: 'object', center: [1, 1, 1], size },
    ],
  });
const label = (name: string, score: number): readonly LabelScore[] => [{ label: name, score }];
const vocabulary = new Set(COCO_LABELS);
const score = (noun: string, frame: ReturnType<typeof one>): number =>
  nounProbability(
    DETECTED_NUMBERS.noun,
    nounEvidence(
      { geometry: frame },
      0,
      { head: noun, modifiers: [], plural: false, constraints: [] },
      vocabulary,
    ),
  );

describe('probability of a noun: what a label is worth', () => {
  it('a surer label is worth more, and saturates: 0.5 and 0.65 are nearly the same', () => {
    const [weak, fair, sure] = [0.17, 0.5, 0.65].map((s) => score('mug', one(MUG, label('cup', s))));
    expect(weak).to.be.lessThan(0.7 * fair!);
    expect(fair! / sure!).to.be.greaterThan(0.9);
  });

  it('of things without a label the one that the detector hints at is likelier, and the more, the stronger the hint', () => {
    const CHAIR: Size = [0.5, 0.5, 0.9];
    const hinted = (name: string, strength: number) =>
      score('chair', one(CHAIR, [], { hints: label(name, strength) }));
    expect(hinted('chair', 0.12)).to.be.greaterThan(1.3 * score('chair', one(CHAIR, [], { hints: [] })));
    expect(hinted('chair', 0.12)).to.be.greaterThan(hinted('chair', 0.02));
    expect(hinted('chair', 0.12)).to.be.greaterThan(hinted('dog', 0.12));
  });

  it('a noun of the detector wants its label; a noun beyond it takes what has no name', () => {
    expect(score('mug', one(MUG, label('cup', 0.5)))).to.be.greaterThan(2 * score('mug', one(MUG)));
    const size: Size = [0.12, 0.08, 0.09];
    expect(score('stapler', one(size))).to.be.greaterThan(2 * score('stapler', one(size, label('cup', 0.6))));
  });

  it('a label of the same shape speaks for a noun beyond the detector, one of another shape against', () => {
    const size: Size = [0.07, 0.07, 0.11];
    expect(score('can', one(size, label('bottle', 0.4)))).to.be.greaterThan(
      2 * score('can', one(size, label('book', 0.6))),
    );
  });

  it('what is far too large is not the thing, whatever its label', () => {
    expect(score('mug', one([0.6, 0.6, 0.6], label('cup', 0.5)))).to.be.lessThan(
      0.5 * score('mug', one(MUG, label('cup', 0.5))),
    );
  });

  it('usual colours speak for a thing without a name, unusual ones against', () => {
    const size: Size = [0.3, 0.25, 0.2];
    const coloured = (name: string) =>
      score('cardboard box', one(size, [], { colours: [{ name, share: 0.9 }] }));
    expect(coloured('brown')).to.be.greaterThan(coloured('purple'));
    expect(typicalColours('box'), 'boxes come in all colours').to.deep.equal([]);
  });
});

describe('scraps and proportions', () => {
  it('slivers, specks and strips are scraps; boxes are not, and flat things may be flat', () => {
    expect(fragmentScore(one([0.3, 0.2, 0.004]), 0)).to.be.greaterThan(0.9);
    expect(fragmentScore(one([0.02, 0.02, 0.02]), 0)).to.be.greaterThan(0.9);
    expect(fragmentScore(one([0.03, 1.2, 0.06]), 0)).to.equal(1);
    expect(fragmentScore(one([0.2, 0.15, 0.1]), 0)).to.be.lessThan(0.05);
    expect(fragmentScore(one([0.28, 0.21, 0.01]), 0, 'magazine')).to.be.lessThan(0.05);
  });

  it('a named sliver is a thing, an unnamed one hardly', () => {
    expect(detectedThingScore(one([0.3, 0.2, 0.004], label('book', 0.3)), 0)).to.equal(1);
    expect(detectedThingScore(one([0.3, 0.2, 0.004]), 0)).to.be.lessThan(0.5);
  });

  it('bottles are upright, bowls low, balls as high as wide', () => {
    const shape = (noun: string, size: Size): number => shapeFit(one(size), 0, noun);
    expect(shape('bottle', [0.07, 0.07, 0.25])).to.be.greaterThan(2 * shape('bottle', [0.2, 0.18, 0.05]));
    expect(shape('bowl', [0.2, 0.18, 0.07])).to.be.greaterThan(2 * shape('bowl', [0.07, 0.07, 0.25]));
    expect(shape('ball', [0.2, 0.2, 0.2])).to.be.greaterThan(2 * shape('ball', [0.4, 0.1, 0.05]));
    expect(shape('thingamajig', [0.4, 0.1, 0.05])).to.equal(1);
  });

  it('a synonym has the proportions of its concept', () => {
    expect(usualProportions('mug')).to.deep.equal(usualProportions('cup'));
    expect(usualProportions('sculpture')).to.equal(undefined);
  });
});
