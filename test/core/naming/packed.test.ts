import { expect } from 'chai';
import fc from 'fast-check';
import { nameScore } from '../../../src/core/naming/nameScore.ts';
import { averagePacked, packEmbedding } from '../../../src/core/naming/packed/packEmbedding.ts';
import { packedScore } from '../../../src/core/naming/packed/packedScore.ts';
import { unitVector } from '../../../src/core/naming/unitVector.ts';

const SCALE = 14;
const DIMS = 384;
const vectors = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: DIMS, maxLength: DIMS })
  .filter((values) => values.some((value) => Math.abs(value) > 0.1))
  .map((values) => unitVector(Float32Array.from(values)));
const looks = fc.record({
  vector: vectors.map((vector) => vector.map((value) => value * SCALE)),
  usual: fc.float({ min: 0, max: 10, noNaN: true }),
});

describe('what a remembered thing looks like, in eight bits a number', () => {
  it('scores phrases as the whole numbers do, to a few hundredths', () => {
    fc.assert(
      fc.property(looks, vectors, (look, phrase) => {
        expect(packedScore(packEmbedding(look, 'a'), phrase)).to.be.closeTo(nameScore(look, phrase), 0.15);
      }),
      { seed: 20_261_128, numRuns: 200 },
    );
  });

  it('is the mean of several views: each phrase gets the mean of its scores', () => {
    fc.assert(
      fc.property(
        looks,
        looks,
        vectors,
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (a, b, phrase, gain) => {
          const mean = nameScore(a, phrase) * (1 - gain) + nameScore(b, phrase) * gain;
          const packed = averagePacked(packEmbedding(a, 'a'), packEmbedding(b, 'a'), gain);
          expect(packedScore(packed, phrase)).to.be.closeTo(mean, 0.25);
        },
      ),
      { seed: 20_261_128, numRuns: 200 },
    );
  });

  it('begins anew with another namer, of which nothing can be compared with the one before', () => {
    const before = packEmbedding({ vector: Float32Array.of(1, 2), usual: 0 }, 'a');
    const now = packEmbedding({ vector: Float32Array.of(3, 4), usual: 0 }, 'b');
    expect(averagePacked(before, now, 0.1)).to.equal(now);
  });

  it('of nothing is nothing, and no NaN', () => {
    const packed = packEmbedding({ vector: new Float32Array(3), usual: 0 }, 'a');
    expect(packedScore(packed, Float32Array.of(1, 0, 0))).to.equal(0);
  });
});
