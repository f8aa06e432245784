import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const reads = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [expression, expected] of cases)
      expect(printLogicalForm(parse(expression)), expression).to.equal(expected);
  });
};

describe('several clauses: what is told first, and what is asked for', () => {
  reads('"it" is the thing of the clause before, and the target that of the last command', [
    ['there is a jar, grab the cup behind it', 'cup[behind(jar)]'],
    ['find the stove, then hand me the pot on it', 'pot[on(stove)]'],
    ['see the piano? bring me the stool in front of it', 'stool[in front of(piano)]'],
    ['do you see the laptop? I need the mouse beside it', 'mouse[beside(laptop)]'],
    ['walk to the desk and pick up the lamp left of it', 'lamp[left of(desk)]'],
  ]);

  reads('"it" tells two things of one kind apart', [
    ['there is a red jar, take the jar behind it', 'jar[behind(jar[red])]'],
    ['locate the white cup. take the one under it', 'cup[under(cup[white])]'],
    ['find the tall lamp and give me the small one next to it', 'lamp[small; next to(lamp[tall])]'],
    ['there is a chair, bring me the chair on its left', 'chair[left of(chair)]'],
  ]);

  reads('without a way back to it, the later words narrow the kind told of before', [
    ['there are two jars on the shelf, take the blue one', 'jar[on(shelf); blue]'],
    ['there are two couches. choose the one near the door', 'couch[near(door)]'],
  ]);

  reads('what was told of the target before it was asked for still holds', [
    ['there is a cup on a tray, bring me the tray', 'tray[inverse on(cup)]'],
  ]);

  reads('a correction takes the place of what it corrects', [
    ['the red jar on the shelf, no, the blue one', 'jar[on(shelf); blue]'],
    ['the lamp on the left, sorry, the one on the right', 'lamp[on the right()]'],
    ['the mug near the window, no wait, the other one', 'mug[not near(window)]'],
    ['the knife, I mean the fork', 'fork'],
  ]);

  reads('what is told not to be meant gives way to what is', [
    ["don't take the red jar, take the blue one", 'jar[blue]'],
    ['not the jar on the left but the one on the right', 'jar[on the right()]'],
    ['ignore the red jar and bring me the blue one', 'jar[blue]'],
    ['instead of the mug take the jar', 'jar'],
    ['the red jar rather than the blue one', 'jar[red; not blue]'],
    ['the blue jar, not the red one', 'jar[blue; not red]'],
    ['the jar among the mugs', 'jar[among(mug*)]'],
  ]);
});
