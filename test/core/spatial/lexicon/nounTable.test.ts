import { expect } from 'chai';
import {
  endsWithTrait,
  hasTrait,
  sameShape,
  shapesOf,
  usualProportions,
} from '../../../../src/core/spatial/lexicon/facts.ts';
import { nounSimilarity } from '../../../../src/core/spatial/lexicon/nounSimilarity.ts';
import { conceptsOf } from '../../../../src/core/spatial/lexicon/nouns.ts';
import { parseNounLine, parseWordLine } from '../../../../src/core/spatial/lexicon/tables/NounEntry.ts';
import { parseFacts } from '../../../../src/core/spatial/lexicon/tables/NounFacts.ts';
import { FACTS, NOUNS } from '../../../../src/core/spatial/lexicon/tables/nounTable.ts';

describe('the table of nouns', () => {
  it('has each noun once, and ranges from the smaller to the larger', () => {
    const names = NOUNS.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
    const ranges = [
      ...NOUNS.map(({ name, lengthMetres }) => [name, lengthMetres] as const),
      ...[...FACTS].flatMap(([word, { tall, lengthMetres }]) => [
        [word, tall] as const,
        [word, lengthMetres] as const,
      ]),
    ];
    for (const [name, range] of ranges) if (range) expect(range[0], name).to.be.below(range[1]);
  });

  it('tells meaning and facts of one line apart', () => {
    const { name, synonyms, kindOf, lengthMetres, facts } = parseNounLine(
      'stool = bar stool > seating ~ chair # 0.25-0.9 ; tall 0.6-2.2; shape seat; jointed; hollow',
    );
    expect({ name, synonyms, kindOf, lengthMetres }).to.deep.equal({
      name: 'stool',
      synonyms: ['bar stool'],
      kindOf: ['seating'],
      lengthMetres: [0.25, 0.9],
    });
    expect(facts.tall).to.deep.equal([0.6, 2.2]);
    expect([...facts.traits]).to.deep.equal(['jointed', 'hollow']);
    expect(parseWordLine('  tomato: shape ball; colour red')[0]).to.equal('tomato');
  });

  it('refuses a fact that it does not know, so that a slip of the pen is not lost', () => {
    expect(() => parseFacts('jointed; holow')).to.throw('"holow" is no fact');
    expect(() => parseFacts('colours red')).to.throw('"colours red" is no fact');
  });

  it('knows the things of a compound by its last words, singular or plural', () => {
    expect(endsWithTrait('tv stand', 'hollow')).to.equal(true);
    expect(endsWithTrait('office chairs', 'hollow')).to.equal(true);
    expect(endsWithTrait('chair leg', 'hollow')).to.equal(false);
    expect(hasTrait('office chair', 'jointed'), 'of the very name only').to.equal(false);
  });

  it('takes an apple for a ball but not for a book, and a mug to be as tall as a cup', () => {
    expect(sameShape('apple', 'ball')).to.equal(true);
    expect(sameShape('apple', 'book')).to.equal(false);
    expect(shapesOf('red wine glass')).to.deep.equal(shapesOf('glass'));
    expect(usualProportions('mug')).to.deep.equal(usualProportions('cup'));
  });

  it('keeps words of facts alone out of the grammar', () => {
    expect(FACTS.get('strawberry')?.colours).to.deep.equal(['red']);
    expect(conceptsOf('strawberry')).to.deep.equal([]);
  });

  it('kinds of one noun are not one another, and each is the noun', () => {
    for (const [said, label] of [
      ['screwdriver', 'hammer'],
      ['screwdriver', 'drill'],
      ['truck', 'bus'],
      ['ketchup', 'mustard'],
    ] as const) {
      expect(nounSimilarity(said, label), `${said}, ${label}`).to.be.below(0.5);
      expect(nounSimilarity(label, said), `${label}, ${said}`).to.be.below(0.5);
    }
    expect(nounSimilarity('tool', 'hammer')).to.be.above(0.8);
    expect(nounSimilarity('potted plant', 'flower')).to.be.above(0.8);
  });
});
