import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { bleu4, selfBleu } from '../../../src/cli/eval/statements/bleu.ts';
import { RelationScores } from '../../../src/cli/eval/statements/RelationScores.ts';
import { evalStatements } from '../../../src/cli/eval/statements.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('BLEU-4 against values computed by hand', () => {
  it('is 1 for the reference itself and 0 without a common run of four words', () => {
    const said = 'the mug is on the table';
    expect(bleu4([{ hypothesis: said, references: [said] }])).to.be.closeTo(1, 1e-12);
    expect(bleu4([{ hypothesis: 'a mug is on a table', references: [said] }])).to.equal(0);
  });

  it('multiplies the precisions of four orders', () => {
    // 6 words, one of them other: 5/6, 4/5 of the pairs, 3/4 of the threes, 2/3 of the fours.
    const score = bleu4([{ hypothesis: 'the mug is on the desk', references: ['the mug is on the table'] }]);
    expect(score).to.be.closeTo(((5 / 6) * (4 / 5) * (3 / 4) * (2 / 3)) ** (1 / 4), 1e-12);
  });

  it('clips repeated words to how often a reference has them', () => {
    // "the" is once in the reference: 1 of 4 words; smoothed 0.1 of 3, 2 and 1.
    const score = bleu4([{ hypothesis: 'the the the the', references: ['the red mug is'] }], 0.1);
    expect(score).to.be.closeTo(((1 / 4) * (0.1 / 3) * (0.1 / 2) * 0.1) ** (1 / 4), 1e-12);
  });

  it('punishes brevity by the reference nearest in length', () => {
    const references = ['the mug is on the table', 'the mug is on the table near the red lamp'];
    const score = bleu4([{ hypothesis: 'the mug is on', references }]);
    expect(score).to.be.closeTo(Math.exp(1 - 6 / 4), 1e-12);
  });

  it('sums counts over the corpus before it divides', () => {
    const score = bleu4([
      { hypothesis: 'the mug is on the table', references: ['the mug is on the table'] },
      { hypothesis: 'the mug is on the desk', references: ['the mug is on the table'] },
    ]);
    expect(score).to.be.closeTo(((11 / 12) * (9 / 10) * (7 / 8) * (5 / 6)) ** (1 / 4), 1e-12);
  });

  it('is high among alike sentences and low among different ones', () => {
    const alike = selfBleu(['the mug is on the table', 'the mug is on the table'])!;
    const different = selfBleu(['the mug is on the table', 'a lamp stands behind two chairs'])!;
    expect(alike).to.be.closeTo(1, 1e-12);
    expect(different).to.be.below(0.1);
    expect(selfBleu(['alone'])).to.equal(undefined);
  });
});

describe('F1 by relation', () => {
  it('counts hits, false alarms and misses', () => {
    const scores = new RelationScores();
    scores.add('on', true, true);
    scores.add('on', false, true);
    scores.add('on', true, false);
    scores.add('under', true, false);
    scores.add('near', false, true);
    expect(scores.byRelation.on).to.deep.equal({ n: 2, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(scores.byRelation.under!.f1).to.equal(0);
    expect(scores.macroF1).to.equal(0.25);
  });
});

describe('eval statements', () => {
  const objects = [
    { id: 7, label: 'table', center: [2, 0, 0.4], size: [1, 1, 0.8] },
    { id: 9, label: 'mug', center: [2, 0.2, 0.85], size: [0.1, 0.1, 0.1] },
  ];
  const viewer = { position: [0, 0, 1], lookat: [2, 0, 1] };
  const evaluate = (rows: readonly object[], errors = 0, lines: string[] = []) => {
    const folder = tempFolder();
    const file = join(folder.path, 'rows.jsonl');
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    try {
      return evalStatements(file, { errors, print: (line) => lines.push(line) });
    } finally {
      folder.remove();
    }
  };

  it('measures coverage on captions without a scene', () => {
    const { captions, statements } = evaluate([
      { caption: 'The mug is on the table.', relation: 'on', label: 1 },
      { caption: 'The mug is under the table.', relation: 'on', label: 1 },
    ]);
    expect(captions).to.include({ n: 2, covered: 1, coverage: 0.5 });
    expect(statements).to.equal(undefined);
  });

  it('counts UNKNOWN apart from right and wrong', () => {
    const lines: string[] = [];
    const { statements } = evaluate(
      [
        { statement: 'the mug is on the table', objects, viewer, label: 1, relation: 'on' },
        { statement: 'the mug is under the table', scene: { objects, viewer }, label: true },
        { statement: 'the mug is facing the table', objects, viewer, label: 0 },
        { statement: 'the mug is parked at the table', objects, viewer, label: 'UNKNOWN' },
      ],
      9,
      lines,
    );
    expect(statements).to.include({ n: 4, decided: 2, correct: 1, accuracy: 0.5, unknown: 1 });
    expect(statements!.labelled_unknown).to.deep.equal({ n: 1, correct: 1 });
    expect(statements!.by_relation.on!.f1).to.equal(1);
    expect(lines.join('\n')).to.match(/under the table" is true\n {2}FALSE/);
  });

  it('measures descriptions of pairs', () => {
    const { descriptions } = evaluate([
      { objects, viewer, subject: 9, anchor: 7, relations: ['on'], references: ['The mug is on the table.'] },
    ]);
    expect(descriptions!.by_relation.on).to.deep.include({ recall: 1 });
    expect(descriptions!.bleu4).to.be.closeTo(1, 1e-9);
    expect(descriptions!.self_bleu).to.be.within(0, 1);
  });
});
