import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const form = (expression: string): string => printLogicalForm(parse(expression));

describe('commands: what is said around the thing that is asked for', () => {
  for (const wrapper of [
    'touch # ',
    'please tap # gently',
    'could you reach for #?',
    'can you reach #?',
    'look at #',
    'look over at #, please',
    'point at #',
    'point me to #',
    'gesture towards #',
    'show me #',
    'tell me where # is',
    'drive to #',
    'drive up to #',
    'head over to #',
    'navigate to #',
    'move closer to #',
    'approach #',
    'I want you to fetch #',
    "I'd really like #",
    "I'm after #",
    'I would love to have #',
    'get hold of #',
    'take a look at #',
    'would you mind handing me #?',
    'can I have #?',
    "where's #?",
    'where can I find #?',
    'which one is #?',
    'do you see #?',
    'go and get #',
    'reach out and touch #',
    'place your gripper on #',
    'hand over #',
    'hey robot, inspect #',
    '# please',
  ])
    it(`"${wrapper.replace('#', '...')}" adds nothing to what is described`, () => {
      expect(form(wrapper.replace('#', 'the blue vase behind the lamp'))).to.equal(
        'vase[blue; behind(lamp)]',
      );
    });

  it('a verb that is a noun as well stays a noun without an article behind it', () => {
    expect(form('watch on the table')).to.equal('watch[on(table)]');
    expect(form('the watch')).to.equal('watch');
  });

  it('a participle tells where the viewer goes, and is no command', () => {
    expect(parse('walking into the room, the chair on the left').target.head).to.equal('chair');
  });

  it('what one can see is told, not asked for', () => {
    expect(form('the lamp is above the desk and you can see the door behind it')).to.match(/^lamp/);
  });
});
