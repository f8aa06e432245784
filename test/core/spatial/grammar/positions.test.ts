import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [expression, expected] of cases)
      expect(printLogicalForm(parse(expression)), expression).to.equal(expected);
  });
};

describe('positions: the order belongs to the things, the support is their place', () => {
  reads('counting along a direction told behind the support', [
    ['the second thing on the desk from the left', 'thing[on(desk); #2 most left]'],
    ['the third jar on the shelf from the right', 'jar[on(shelf); #3 most right]'],
    ['grab the second mug in the cabinet, counting from the left', 'mug[in(cabinet); #2 most left]'],
  ]);

  reads('counting along a direction told first', [
    ['counting from the left, the second jar on the counter', 'jar[#2 most left; on(counter)]'],
    ['from the right, take the third mug', 'mug[#3 most right]'],
  ]);

  reads('an extreme told behind a support', [
    ['the thing on the desk that is furthest left', 'thing[on(desk); most left]'],
    ['the object on the counter which is closest to me', 'thing[on(counter); most near]'],
    ['the jar on the desk that is furthest left', 'jar[on(desk[?most left]); ?most left]'],
  ]);

  reads('one of a group is one', [
    ['the middle one of the three jars on the desk', 'jar[in the middle(); on(desk)]'],
    ['the middle of the three jars on the desk', 'jar[in the middle(); on(desk)]'],
    ['the biggest of the four boxes', 'box[most large]'],
    ['of all the jars on the desk, get me the one nearest to the lamp', 'jar[on(desk); most near(lamp)]'],
    ['among the jars on the counter, take the tallest one', 'jar[on(counter); most tall]'],
    ['out of the three jars on the desk, the largest', 'jar[on(desk); most large]'],
  ]);

  reads('a part of one thing is no member of a group', [
    ['the lamp in the middle of the table', 'lamp[in the middle of(table)]'],
    ['the mug to the left of the two jars', 'mug[left of(2 jar*)]'],
  ]);

  reads('"orange" before a noun of any kind is a colour, by itself a fruit', [
    ['the orange thing', 'thing[orange]'],
    ['the orange one', 'thing[orange]'],
    ['the orange cubes', 'cube*[orange]'],
    ['the orange blorb near the lamp', 'blorb[orange; near(lamp)]'],
    ['the orange can', 'can[orange]'],
    ['the orange in the bowl', 'orange[in(bowl)]'],
    ['take the orange', 'orange'],
    ['the orange can be seen', 'orange'],
    ['the small orange next to the lamp', 'orange[small; next to(lamp)]'],
  ]);

  reads('an anchor may be counted as well, and a shelf may be the target', [
    ['the jar on the second shelf from the top', 'jar[on(shelf[#2 most top])]'],
    ['the mug next to the third jar from the left', 'mug[next to(jar[#3 most left])]'],
    ['the lamp next to the biggest of the boxes', 'lamp[next to(box[most large])]'],
    ['the lamp below the middle of the two jars', 'lamp[below(jar[in the middle()])]'],
    ['the jar is the third one on the desk counting from the left', 'jar[on(desk); #3 most left]'],
    ['the second shelf from the bottom', 'shelf[#2 most bottom]'],
    ['the one further to the left', 'thing[most left]'],
    ['the left-hand mug', 'mug[on the left()]'],
    ['the thing hidden behind the box', 'thing[behind(box)]'],
  ]);
});
