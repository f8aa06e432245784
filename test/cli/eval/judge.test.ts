import { expect } from 'chai';
import { isRight } from '../../../src/cli/eval/frames/judge.ts';
import type { AnnotatedObject, FrameQuestion } from '../../../src/cli/eval/frames/readFrameSet.ts';
import { answered, boxLandmark, refused } from '../fixtures.ts';

const thing = (id: string, box: AnnotatedObject['box']): AnnotatedObject => ({
  id,
  label: id,
  synonyms: [],
  colour: 'red',
  box,
  point: [Math.floor((box[0] + box[2]) / 2), Math.floor((box[1] + box[3]) / 2)],
});
const objects = new Map([thing('a', [0, 0, 40, 40]), thing('b', [100, 0, 140, 40])].map((o) => [o.id, o]));
const ask = (
  kind: FrameQuestion['kind'],
  target: string | null,
  candidates: string[] = [],
): FrameQuestion => ({
  frame: 'f',
  expression: 'x',
  kind,
  target,
  candidates,
  skills: [],
});

const onA = boxLandmark(1, [10, 10, 30, 30]);
const onB = boxLandmark(2, [100, 0, 140, 40]);
const besideA = boxLandmark(3, [0, 0, 40, 18]);

describe('eval frames: judging an answer', () => {
  it('takes a unique answer whose mask holds the point, or whose box overlaps by half', () => {
    expect(isRight(answered(onA), ask('unique', 'a'), objects)).to.equal(true);
    expect(isRight(answered(boxLandmark(4, [3, 0, 40, 19])), ask('unique', 'a'), objects)).to.equal(false);
    expect(isRight(answered(besideA), ask('unique', 'a'), objects)).to.equal(false);
    expect(isRight(answered(onB), ask('unique', 'a'), objects)).to.equal(false);
    expect(isRight(refused('NOT_FOUND'), ask('unique', 'a'), objects)).to.equal(false);
  });

  it('takes a box that overlaps by half though its mask misses the point', () => {
    const ring = boxLandmark(5, [0, 0, 40, 40]);
    const bits = ring.mask.bits.map((bit, i) =>
      Math.abs((i % 40) - 20) < 5 && Math.abs(Math.floor(i / 40) - 20) < 5 ? 0 : bit,
    );
    expect(
      isRight(answered({ ...ring, mask: { ...ring.mask, bits } }), ask('unique', 'a'), objects),
    ).to.equal(true);
  });

  it('takes AMBIGUOUS only with every listed thing among the candidates', () => {
    const both = ask('ambiguous', null, ['a', 'b']);
    expect(isRight(refused('AMBIGUOUS', [onA, onB]), both, objects)).to.equal(true);
    expect(isRight(refused('AMBIGUOUS', [onA]), both, objects)).to.equal(false);
    expect(isRight(refused('NOT_FOUND', [onA, onB]), both, objects)).to.equal(false);
    expect(isRight(answered(onA), both, objects)).to.equal(false);
  });

  it('takes NOT_FOUND only for what is absent', () => {
    expect(isRight(refused('NOT_FOUND'), ask('absent', null), objects)).to.equal(true);
    expect(isRight(refused('AMBIGUOUS', [onA]), ask('absent', null), objects)).to.equal(false);
    expect(isRight(answered(onA), ask('absent', null), objects)).to.equal(false);
  });
});
