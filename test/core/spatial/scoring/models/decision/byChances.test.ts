import { expect } from 'chai';
import {
  byChances,
  type ChanceModel,
} from '../../../../../../src/core/spatial/scoring/models/decision/byChances.ts';
import type { Found } from '../../../../../../src/core/spatial/scoring/models/decision/Found.ts';
import { object } from '../../../randomScene.ts';

/** Things that fit equally well. */
const alike = (count: number): Found => ({
  target: { head: 'mug', modifiers: [], plural: false, constraints: [] },
  objects: Array.from({ length: count }, (_, i) => object(i + 1, 'mug', [i, 2, 0], [0.1, 0.1, 0.1])),
  order: Array.from({ length: count }, (_, i) => i),
  probability: new Float64Array(count).fill(0.5 / count),
  logEvidence: new Float64Array(count),
  absence: 0.5,
  logAbsence: 0,
  interpretation: {
    hypothesis: { kind: 'fixed', logPrior: 0, view: () => ({ right: [1, 0], forward: [0, 1] }) },
    mask: 0,
    biases: [],
    terms: [{ name: 'noun', values: new Float64Array(count).fill(-1) }],
  },
});

const knowingBiases = (several: number): ChanceModel['outcomes'] => ({
  right: { bias: -20 },
  wrong: { bias: -20 },
  several: { bias: Math.log(several) },
  absent: { bias: Math.log(1 - several) },
});

/** Whatever the facts: the chance that several are meant, and that none is there. */
const knowing = (several: number): ChanceModel => ({
  outcomes: knowingBiases(several),
  unlooked: knowingBiases(0.97),
  worth: { wrong: 0, several: -0.1, absent: -2, asked: 0.7, notFound: 0.5 },
  candidateShare: 0.1,
});

describe('what is answered by the chances', () => {
  it('asks which of two, where as likely none is there, and not which of nine', () => {
    expect(byChances(knowing(0.55))(alike(2))).to.include({ status: 'AMBIGUOUS' });
    expect(byChances(knowing(0.55))(alike(9))).to.include({ status: 'NOT_FOUND' });
  });

  it('asks which of nine where nobody has looked at names, by chances of their own', () => {
    expect(byChances(knowing(0.55), false)(alike(9))).to.include({ status: 'AMBIGUOUS' });
  });

  it('asks which of nine, where it is sure that several are meant', () => {
    const verdict = byChances(knowing(0.97))(alike(9));
    expect(verdict).to.include({ status: 'AMBIGUOUS' });
    expect(verdict.status === 'AMBIGUOUS' && verdict.rivals).to.have.length(9);
  });

  it('asks which of two that fit and are likely there, whatever the chances, and not which of nine', () => {
    const fitting = (count: number): Found => {
      const { interpretation, ...rest } = alike(count);
      const terms = [{ name: 'noun', values: new Float64Array(count).fill(-0.1) }];
      return { ...rest, absence: 0.3, interpretation: { ...interpretation, terms } };
    };
    expect(byChances(knowing(0.1))(fitting(2))).to.include({ status: 'AMBIGUOUS' });
    expect(byChances(knowing(0.1))(fitting(9))).to.include({ status: 'NOT_FOUND' });
  });

  it('tosses no coin: of two that are alike none is answered, however sure it is that one is meant', () => {
    const sure: ChanceModel = {
      ...knowing(0.1),
      outcomes: { right: { bias: 2 }, wrong: { bias: 0 }, several: { bias: -20 }, absent: { bias: -20 } },
    };
    const { logEvidence, ...rest } = alike(2);
    expect(byChances(sure)(alike(2))).to.include({ status: 'AMBIGUOUS' });
    expect(byChances(sure)({ ...rest, logEvidence: Float64Array.from([0.5, 0]) })).to.include({
      status: 'OK',
    });
    expect(logEvidence).to.deep.equal(new Float64Array(2));
  });
});
