import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { captionReading } from '../../../../src/core/spatial/grammar/captionReading.ts';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { relationNamed } from '../../../../src/core/spatial/relations/registry.ts';

const CAPTIONS = '../shared/data/vsr/captions.jsonl';

interface Row {
  readonly caption: string;
  readonly relation: string;
}

describe('captions: one subject, one relation, one anchor', function () {
  this.timeout(60_000);

  it('every caption of VSR is read as its labelled relation between the two things that it names', function () {
    if (!existsSync(CAPTIONS)) {
      console.log(`    skipped: ${CAPTIONS} is absent`);
      this.skip();
    }
    const rows = readFileSync(CAPTIONS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(rows).to.have.length(10_972);
    const missed = rows.filter(({ caption, relation }) => {
      const reading = captionReading(parse(caption));
      const said = `the ${reading?.subject} … the ${reading?.anchor}`;
      const [head, tail] = said.split(' … ') as [string, string];
      const words = caption.toLowerCase().replace(/\.$/, '');
      return reading?.relation !== relation || !words.startsWith(`${head} `) || !words.endsWith(` ${tail}`);
    });
    expect(missed.map(({ caption }) => caption)).to.deep.equal([]);
  });

  it('tells prepositions of one geometry apart by name', () => {
    const relation = (words: string) => captionReading(parse(words))?.relation;
    expect(relation('the mug is across the table')).to.equal('across');
    expect(relation('the mug is across from the table')).to.equal('across from');
    expect(relation('the chair is along the shelf')).to.equal('along');
    expect(relation('the bowl contains the orange')).to.equal('contains');
    expect(relation('the cat is with the dog')).to.equal('with');
    expect(relation('the cat is off the couch')).to.equal('off');
    for (const name of ['across', 'along', 'contains', 'with', 'off', 'through', 'down', 'congruent'])
      expect(relationNamed(name), name).to.not.equal(undefined);
  });

  it('takes a word for a fruit or for a colour by what stands around it', () => {
    expect(parse('the orange is in the bowl').target.head).to.equal('orange');
    for (const words of ['the orange chair', 'the chair that is orange', 'the orange, wooden chair']) {
      const { target } = parse(words);
      expect(target.head, words).to.equal('chair');
      expect(target.constraints[0], words).to.deep.include({ kind: 'attribute', value: 'orange' });
    }
  });

  it('reads no caption out of a sentence with two relations or none', () => {
    expect(captionReading(parse('the mug'))).to.equal(undefined);
    expect(captionReading(parse('the mug on the table near the lamp'))).to.equal(undefined);
  });
});
