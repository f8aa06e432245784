import { expect } from 'chai';
import type { Constraint } from '../../../../src/core/spatial/grammar/LogicalForm.ts';
import { parseStatement } from '../../../../src/core/spatial/grammar/statement/parseStatement.ts';

const LABELS = ['mug', 'table', 'laptop', 'lamp'];
const read = (words: string) => parseStatement(words, { labels: LABELS }).claims;
const relations = (constraints: readonly Constraint[]) =>
  constraints.flatMap((c) => (c.kind === 'relation' ? [[c.relation, c.anchors[0]?.head]] : []));

describe('statements in other orders of words', () => {
  it('reads a place that stands before its verb as said of what stands behind it', () => {
    for (const words of [
      'On the table stands a red mug.',
      'On the table, there is a red mug.',
      'On the table, you can see a red mug.',
    ]) {
      const [claim] = read(words);
      expect(claim, words).to.nested.include({ 'subject.head': 'mug', 'quantifier.kind': 'some' });
      expect(relations(claim!.predicate), words).to.deep.equal([['on', 'table']]);
    }
    const [both] = read('On the table, left of the laptop, stands the mug.');
    expect(both!.subject.head).to.equal('mug');
    expect(relations(both!.predicate)).to.deep.equal([
      ['on', 'table'],
      ['left of', 'laptop'],
    ]);
  });

  it('leaves what is said of a place alone', () => {
    const [claim] = read('Next to the chair is red.');
    expect(claim!.subject.constraints).to.have.length(1);
    expect(claim!.predicate).to.deep.include({
      kind: 'attribute',
      attribute: 'colour',
      value: 'red',
      negated: false,
    });
  });

  it('takes what can be seen for what is there', () => {
    const [there] = read('You can see a mug on the table.');
    expect(there).to.include({ existential: true });
    expect(relations(there!.subject.constraints)).to.deep.equal([['on', 'table']]);
    expect(relations(read('The mug can be found behind the laptop.')[0]!.predicate)).to.deep.equal([
      ['behind', 'laptop'],
    ]);
  });

  it('reads metres to a side as such, not as a distance', () => {
    expect(read('The mug is 0.6 m to the left of the laptop.')[0]!.measure).to.deep.include({
      quantity: 'left',
      metres: 0.6,
    });
    expect(read('About 30 cm to the right of the laptop stands a mug.')[0]!.measure).to.deep.include({
      quantity: 'right',
      compare: 'about',
      metres: 0.3,
    });
    expect(read('The mug is 40 cm from the laptop.')[0]!.measure).to.deep.include({ quantity: 'distance' });
  });

  it('reads numbers that stand behind a noun', () => {
    expect(read('The thing marked 31 is on the table.')[0]!.subject).to.deep.include({ mark: 31 });
    expect(read('The mug marked 7 is on the table.')[0]!.subject).to.deep.include({ mark: 7, head: 'mug' });
    expect(read('A lamp is behind the object numbered 12.')[0]!.predicate[0]).to.nested.include({
      'anchors[0].mark': 12,
    });
  });
});
