import { expect } from 'chai';
import { blend, blendedChances } from '../../../src/core/hybrid/blend.ts';
import { DEFAULT_HYBRID_OPTIONS } from '../../../src/core/hybrid/HybridOptions.ts';
import type { Resolution } from '../../../src/core/spatial/grounding/Resolution.ts';

const view = (
  status: Resolution['status'],
  ranked: readonly (readonly [id: number, score: number])[],
): Resolution => ({
  status,
  confidence: ranked[0]?.[1] ?? 0,
  candidates: [],
  ranked: ranked.map(([id, score]) => ({ id, score })),
  relations: [],
  rationale: '',
  logicalForm: '',
});
const WEIGHTS = { geometry: 1, model: 1, none: 0, absent: 0 };
const model = view('OK', [
  [1, 0.5],
  [2, 0.4],
  [3, 0.05],
]);
const nothing = () => [];

describe('blend: model and geometry by weighted log-odds', () => {
  const TIE = view('AMBIGUOUS', [
    [3, 0.48],
    [2, 0.47],
  ]);

  it('breaks a tie of geometry by what the model finds likely too, and says so', () => {
    const answer = blend(WEIGHTS)(model, TIE, nothing, DEFAULT_HYBRID_OPTIONS);
    expect(answer).to.include({ status: 'OK', id: 2 });
    expect(answer.ranked?.[0]?.id).to.equal(2);
    expect(answer.rationale).to.include('mark 2');
  });

  it('leaves a tie that the model cannot break, and what geometry answers or refuses', () => {
    const even = view('OK', [
      [3, 0.4],
      [2, 0.4],
    ]);
    expect(blend(WEIGHTS)(even, TIE, nothing, DEFAULT_HYBRID_OPTIONS)).to.equal(TIE);
    for (const status of ['OK', 'NOT_FOUND'] as const) {
      const geometry = view(status, [[3, 0.5]]);
      expect(blend(WEIGHTS)(model, geometry, nothing, DEFAULT_HYBRID_OPTIONS)).to.equal(geometry);
    }
  });

  it('lets the model answer what geometry does not understand', () => {
    const sure = view('OK', [
      [1, 0.9],
      [2, 0.05],
    ]);
    expect(blend(WEIGHTS)(sure, undefined, nothing, DEFAULT_HYBRID_OPTIONS)).to.include({
      status: 'OK',
      id: 1,
    });
  });

  it('is the model alone where geometry understood nothing', () => {
    const { marks, chances } = blendedChances(model, undefined, WEIGHTS);
    expect(marks).to.deep.equal([1, 2, 3]);
    for (const [i, chance] of [0.5, 0.4, 0.05, 0.05].entries())
      expect(chances[i]).to.be.closeTo(chance, 1e-9);
  });

  it('chances sum to 1, "none" among them, and none grows where geometry finds nothing', () => {
    const found = blendedChances(model, view('OK', [[1, 0.9]]), { ...WEIGHTS, absent: 2 });
    const missed = blendedChances(model, view('NOT_FOUND', [[1, 0.9]]), { ...WEIGHTS, absent: 2 });
    expect(found.chances.reduce((a, b) => a + b, 0)).to.be.closeTo(1, 1e-9);
    expect(missed.chances.at(-1)).to.be.greaterThan(found.chances.at(-1)!);
  });

  it('says both views where depth firmly contradicts the mark', () => {
    const against = [
      { relation: 'left of', subject: 1, anchors: [3], score: 0, measured: '1 m to the right' },
    ];
    const answer = blend(WEIGHTS)(
      model,
      view('AMBIGUOUS', [[1, 0.9]]),
      () => against,
      DEFAULT_HYBRID_OPTIONS,
    );
    expect(answer.status).to.equal('CONTRADICTED');
    expect(answer.id).to.equal(undefined);
    expect(answer.rationale).to.include('1 m to the right');
  });
});
