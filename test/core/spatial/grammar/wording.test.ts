import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [expression, expected] of cases)
      expect(printLogicalForm(parse(expression)), expression).to.equal(expected);
  });
};

describe('wording: everyday turns of phrase', () => {
  reads('an adjective may stand behind what names nothing, or alone', [
    ['find something red', 'thing[red]'],
    ['get me anything blue that is on the shelf', 'thing[blue; on(shelf)]'],
    ['red', 'thing[red]'],
    ['the pillow next to the person in blue', 'pillow[next to(person[with blue clothes])]'],
  ]);

  reads('"anything but" leaves out', [
    ['anything but the red jar', 'thing[not red]'],
    ['everything but the jar', 'thing[not jar]'],
  ]);

  reads('two relations joined by "and" are both the target\'s', [
    ['the mug left of the box and right of the plate', 'mug[left of(box); right of(plate)]'],
    ['the mug that is behind the box and left of the plate', 'mug[behind(box); left of(plate)]'],
    ['the mug next to the plate and spoon', 'mug[next to(plate); next to(spoon)]'],
  ]);

  reads('one of several by nearness', [
    ['the closest of the jars', 'jar[most near]'],
    ['take the nearest of the three jars', 'jar[most near]'],
    ['the left of the two jars', 'jar[on the left()]'],
  ]);

  reads('where to stop is what is gone to, unless something else is asked for', [
    ['stop in front of the sofa', 'sofa'],
    ['park beside the desk, please', 'desk'],
    ['go and stand next to the fridge', 'fridge'],
  ]);

  reads('likeness names a kind, and adverbs of "between" add nothing', [
    ['the thing that looks like a bottle', 'bottle'],
    ['the mug halfway between the lamp and the door', 'mug[between(lamp, door)]'],
  ]);

  reads('what has two halves is one thing, and glasses are worn unless they are counted or of wine', [
    ['the glasses on the table', 'glasses*[on(table)]'],
    ['the pair of glasses', 'glasses*'],
    ['two glasses', '2 glass*'],
    ['the wine glasses', 'wine glass*'],
    ['the glass', 'glass'],
    ['the jeans on the chair', 'jeans[on(chair)]'],
    ['the binoculars', 'binoculars'],
  ]);

  reads('parts of a thing stand for it in relations', [
    ['the thick book to the right of the telephone', 'book[thick; right of(telephone)]'],
    ['the picture above the top of the monitor', 'picture[above(monitor)]'],
    ['the mug in front of the front of the printer', 'mug[in front of(printer)]'],
    ['the box next to the left side of the sofa', 'box[next to(sofa)]'],
    ['bowl with something in it', 'bowl[inverse in(thing)]'],
    ['the thing that is inside the basket', 'thing[inside(basket)]'],
  ]);
});
