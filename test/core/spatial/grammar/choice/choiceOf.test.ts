import { expect } from 'chai';
import { parse } from '../../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../../src/core/spatial/grammar/print.ts';

const read = (words: string): string => printLogicalForm(parse(words));

describe('a choice between things that are named', () => {
  for (const [order, axis] of [
    ['closer', 'near'],
    ['higher', 'top'],
    ['bigger', 'large'],
    ['taller', 'tall'],
    ['further left', 'left'],
    ['more to the right', 'right'],
    ['in front', 'front'],
    ['farther away', 'far'],
  ] as const)
    it(`is by what is "${order}", however it is asked`, () => {
      for (const words of [
        `which is ${order}, the mug or the plate`,
        `Which one is ${order}: the mug or the plate?`,
        `tell me what is ${order}, the mug or the plate`,
        `of the mug and the plate, which is ${order}`,
        `between the mug and the plate which one is ${order}?`,
        `which of the mug and the plate is ${order}`,
        `the mug or the plate, whichever is ${order}`,
        `bring me the mug or the plate, whichever is ${order}`,
      ])
        expect(read(words), words).to.equal(`thing[most ${axis}] of(mug | plate)`);
    });

  for (const [words, form] of [
    ['is the mug or the plate closer', 'thing[most near] of(mug | plate)'],
    ['is the mug, the plate or the box closer to the door?', 'thing[most near(door)] of(mug | plate | box)'],
    ['is it the mug or the plate that is higher', 'thing[most top] of(mug | plate)'],
    ['which is closer to the door the mug or the plate', 'thing[most near(door)] of(mug | plate)'],
    ['bring me the closer of the mug and the plate', 'thing[most near] of(mug | plate)'],
    ['is the chair closer to the shelf or to the table', 'thing[most near(chair)] of(shelf | table)'],
    ['which box is taller, the red or the green one', 'thing[most tall] of(box[red] | box[green])'],
    ['which is further left, mark 3 or mark 5', 'thing[most left] of(#3 | #5)'],
    ['which is on the table, the mug or the plate', 'thing[on(table)] of(mug | plate)'],
    ['the mug on the table or the one on the shelf', 'thing of(mug[on(table)] | mug[on(shelf)])'],
    ['either the mug or the plate', 'thing of(mug | plate)'],
    ['bring me either the mug or the plate', 'thing of(mug | plate)'],
    ['the leftmost or the rightmost box', 'thing of(box[most left] | box[most right])'],
  ] as const)
    it(`"${words}"`, () => {
      expect(read(words)).to.equal(form);
    });

  it('is not what only has two names or two places', () => {
    for (const words of [
      'the towel or cloth which is closest to the door',
      'the sofa or couch next to the table',
      'the red or the blue box',
      'which of the boxes is taller',
      'the mug on the table or the shelf',
      'the top shelf between the door and the window',
    ])
      expect(parse(words).choice, words).to.equal(undefined);
  });

  it('by what nothing tells is not understood', () => {
    for (const by of ['heavier', 'more expensive', 'easier to reach']) {
      const { understood, notUnderstood } = parse(`which is ${by}, the mug or the plate`);
      expect(understood, by).to.equal(false);
      expect(notUnderstood, by).to.deep.equal([by]);
    }
  });
});
