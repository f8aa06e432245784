import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [words, form] of cases) {
      const read = parse(words);
      expect(printLogicalForm(read), words).to.equal(form);
      expect(read.notUnderstood ?? [], words).to.deep.equal([]);
    }
  });
};

describe('clauses that tell of a thing', () => {
  reads('a preposition left at the end leads back to what was named', [
    ['the chair the bear is sitting on', 'chair[inverse on(bear)]'],
    ['bring me the stool that the bear sits on', 'stool[inverse on(bear)]'],
    ['the thing that the tv stands on', 'thing[inverse on(tv)]'],
    ['what the green box is standing on', 'thing[inverse on(box[green])]'],
    ['which chair is the bear on', 'chair[inverse on(bear)]'],
    ['which stool is the book lying on', 'stool[inverse on(book)]'],
    ['the mug in the box the ball is on', 'mug[in(box[inverse on(ball)])]'],
  ]);

  reads('stated lengths with a bound', [
    ['the box under 30 cm tall', 'box[height at most 0.3 m]'],
    ['the table that is taller than 1 metre', 'table[height at least 1 m]'],
    ['the chair at least three meters away', 'chair[metres away at least 3 m()]'],
    ['the box less than two metres from the door', 'box[metres from at most 2 m(door)]'],
    ['the box within a metre of the ball', 'box[near within 1 m(ball)]'],
  ]);

  reads('lengths in words and with a side', [
    ['the box twenty five centimetres wide', 'box[width 0.25 m]'],
    ['the lamp one point five meters tall', 'lamp[height 1.5 m]'],
    ['the box with a height of 12 cm', 'box[height 0.12 m]'],
    ['the mug half a metre left of the box', 'mug[left of(box); metres from 0.5 m(box)]'],
    ['the shelf sixty centimetres above the counter', 'shelf[above(counter); metres from 0.6 m(counter)]'],
  ]);

  reads('comparisons with all others of a kind are orders, and height is no size', [
    ['the mug that is higher than the others', 'mug[most top]'],
    ['the box bigger than the other boxes', 'box[most large]'],
    ['the mug higher than the bowl', 'mug[higher than(bowl)]'],
    ['the box with nothing on it', 'box[not inverse on(thing)]'],
  ]);

  reads('what belongs to something is at it, and a name that ends in another word is no such thing', [
    ['the screen of the laptop', 'screen[at(laptop)]'],
    ['the ball pit', 'ball pit'],
    ['turn the tv off', 'tv'],
    ['two or three mugs', '2 mug*'],
  ]);

  reads('what something is for', [
    ['something I can put flowers in', 'vase'],
    ['something to keep fruit in', 'container'],
  ]);
});
