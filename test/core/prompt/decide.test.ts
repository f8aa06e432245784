import { expect } from 'chai';
import fc from 'fast-check';
import { DEFAULT_THRESHOLDS, decide } from '../../../src/core/prompt/decide.ts';

const prompt = { marks: [3, 4, 9], none: true };
const model = 'tiny';

describe('decide: a distribution over marks becomes OK, AMBIGUOUS or NOT_FOUND', () => {
  it('accepts a clear favourite', () => {
    const resolution = decide(prompt, [0.05, 0.8, 0.05, 0.1], { model });
    expect(resolution).to.include({ status: 'OK', id: 4, confidence: 0.8 });
  });

  it('reports exactly the marks that fit about equally well', () => {
    const resolution = decide(prompt, [0.45, 0.05, 0.4, 0.1], { model });
    expect(resolution.status).to.equal('AMBIGUOUS');
    expect(resolution.candidates.map((c) => c.id)).to.deep.equal([3, 9]);
    expect(resolution).to.not.have.property('id');
  });

  it('reports NOT_FOUND when none wins', () => {
    expect(decide(prompt, [0.1, 0.1, 0.3, 0.5], { model })).to.include({
      status: 'NOT_FOUND',
      confidence: 0.5,
    });
  });

  it('does not call a shrug over many marks an ambiguity', () => {
    const marks = Array.from({ length: 20 }, (_, i) => i + 1);
    const flat = marks.map(() => 1 / marks.length);
    expect(decide({ marks, none: false }, flat, { model }).status).to.equal('NOT_FOUND');
  });

  it('does not accept a weak favourite', () => {
    const resolution = decide(prompt, [0.4, 0.15, 0.1, 0.35], { model });
    expect(resolution.status).to.equal('NOT_FOUND');
  });

  it('names an id only with OK, only a drawn one, and a confidence in 0..1', () => {
    const chances = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(chances, (raw) => {
        const sum = raw.reduce((a, b) => a + b, 0);
        const resolution = decide(
          prompt,
          raw.map((p) => p / sum),
          { model },
        );
        expect(resolution.id !== undefined).to.equal(resolution.status === 'OK');
        if (resolution.id !== undefined) expect(prompt.marks).to.include(resolution.id);
        if (resolution.status === 'AMBIGUOUS')
          expect(resolution.candidates).to.have.length.within(2, DEFAULT_THRESHOLDS.maxRivals);
        expect(resolution.confidence).to.be.within(0, 1);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
