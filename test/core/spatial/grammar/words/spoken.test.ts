import { expect } from 'chai';
import { parse } from '../../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../../src/core/spatial/grammar/print.ts';
import { normalise } from '../../../../../src/core/spatial/grammar/words/normalise.ts';

const means = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [words, form] of cases) {
      const read = parse(words);
      expect(printLogicalForm(read), words).to.equal(form);
      expect(read.notUnderstood ?? [], words).to.deep.equal([]);
    }
  });
};

describe('words as they are spoken', () => {
  means('words that sound as others are those that make sense there', [
    ['the read mug', 'mug[red]'],
    ['give me the blew mug', 'mug[blue]'],
    ['grab to mugs', '2 mug*'],
    ['the box on top off the table', 'box[on top of(table)]'],
    ['the mug on the write', 'mug[on the right()]'],
    ['wear is the mug', 'mug'],
    ['witch mug is red', 'mug[red]'],
  ]);

  means('a shade is its plain colour, whatever it is called after', [
    ['the banana yellow mug', 'mug[yellow]'],
    ['the apple green box', 'box[green]'],
    ['the snow white chair', 'chair[white]'],
    ['the tomato-red bowl', 'bowl[red]'],
    ['the bottle green', 'thing[green]'],
  ]);

  it('a colour that is asked of an apple is no shade', () => {
    expect(normalise('is the apple green')).to.equal('is the apple green');
    expect(normalise('is the cherry red or yellow?')).to.equal('is the cherry red or yellow ?');
    expect(normalise('the apple green on the left')).to.equal('the apple green on the left');
  });

  means('a correction needs no comma', [
    ['grab the green bottle uh no the red bottle', 'bottle[red]'],
    ['the red no the blue mug', 'mug[blue]'],
    ['not the blue mug the red one', 'mug[red]'],
    ["don't bring me the blue mug bring the red one", 'mug[red]'],
  ]);

  means('politeness and words that fill a silence ask for nothing', [
    ["the plant next to the couch if you don't mind", 'plant[next to(couch)]'],
    ['i was wondering if you could maybe get me the yellow book', 'book[yellow]'],
    ['hmm let me think the green bottle', 'bottle[green]'],
    ['would it be possible to get the lamp', 'lamp'],
    ['go to the chair with the bear and wait there', 'chair[inverse with(bear)]'],
  ]);

  means('places in a row are counted however they are said', [
    ['bottle number two from the left', 'bottle[#2 most left]'],
    ['the last chair on the right', 'chair[most right]'],
    ['the last mug from the left', 'mug[last most left]'],
    ['the most distant mug', 'mug[most far]'],
    ['the flattest box', 'box[most short]'],
  ]);

  means('lists of what is denied deny each', [
    ['the box neither red nor green', 'box[not red; not green]'],
    ['the thing that is not a box, a mug or a book', 'thing[not box; not mug; not book]'],
    ['the lamp that is not a desk lamp or a floor lamp', 'lamp[not desk lamp; not floor lamp]'],
  ]);

  it('verbs and real words are no misspellings, and misspelt ones beside "the" are English', () => {
    for (const word of ['fill', 'ample', 'bull', 'grass', 'taken'])
      expect(parse(`the ${word}`).target.head, word).to.equal(word);
    expect(printLogicalForm(parse('the yelow boul'))).to.equal('bowl[yellow]');
    expect(parse('de gele kom').understood).to.equal(false);
  });
});
