import { expect } from 'chai';
import { parse } from '../../../../src/core/spatial/grammar/parse.ts';
import { printLogicalForm } from '../../../../src/core/spatial/grammar/print.ts';

const form = (expression: string): string => printLogicalForm(parse(expression));

const same = (title: string, cases: readonly (readonly [string, string])[]): void => {
  it(title, () => {
    for (const [expression, expected] of cases) expect(form(expression), expression).to.equal(expected);
  });
};

describe('parse: expression to logical form', () => {
  same('wrappers and politeness fall away', [
    ['the red box', 'box[red]'],
    ['Could you please bring me the red box?', 'box[red]'],
    ['go to the red box', 'box[red]'],
    ['I want the red box, please', 'box[red]'],
  ]);

  same('relations take their anchors, and relative clauses the noun before them', [
    ['the mug behind the laptop', 'mug[behind(laptop)]'],
    ['the mug to the left of the cup that is in front of the phone', 'mug[left of(cup[in front of(phone)])]'],
    ['the ball between the chair and the table', 'ball[between(chair, table)]'],
    ['the ball between the two chairs', 'ball[between(2 chair*)]'],
    ['the box within two metres of the door', 'box[near within 2 m(door)]'],
  ]);

  same('an attachment that the words leave open is kept open', [
    ['the bottle on the table near the door', 'bottle[on(table[?near(door)]); ?near(door)]'],
  ]);

  same('orders: superlatives, ordinals, distance', [
    ['the second chair from the left', 'chair[#2 most left]'],
    ['the last stool on the right', 'stool[most right]'],
    ['the smallest bottle', 'bottle[most small]'],
    ['the chair closest to the door', 'chair[most near(door)]'],
    ['the lamp that is farthest from the bed', 'lamp[most far(bed)]'],
    ['the box closer to me', 'box[most near]'],
  ]);

  same('negation turns what it stands before', [
    ['the box that is not on the table', 'box[not on(table)]'],
    ['the bowl that is not teal', 'bowl[not teal]'],
    ['the desk without a monitor on it', 'desk[not inverse on(monitor)]'],
  ]);

  same('what a thing has, and what has it', [
    ['the bed with two pillows on it', 'bed[inverse on(2 pillow*)]'],
    ['the tin that the soup is standing on', 'tin[inverse on(soup)]'],
  ]);

  same('something else that is told to be at a side is at that side of the target', [
    ['This is a black chair. On the right is a door.', 'chair[black; inverse right of(door)]'],
    ['to the right of the black chair is a lamp', 'lamp[right of(chair[black])]'],
    [
      'the chair is black. there is a shelf to the left of the chair. there is a bin to the right',
      'chair[black; inverse left of(shelf); inverse right of(bin)]',
    ],
    ['the oven. below that white cabinets can be seen.', 'oven[inverse below(cabinet*[white])]'],
  ]);

  same('a distance is counted from what is named behind the noun', [
    ['the second closest chair to the whiteboard', 'chair[#2 most near(whiteboard)]'],
    ['the furthest door from the bed', 'door[most far(bed)]'],
  ]);

  same('words that only look like nouns name nothing', [
    ['as you walk in, you can see a black chair by the desk', 'chair[black; by(desk)] @enter'],
    ['the chair that is facing the left', 'chair'],
    ['a standard type tan couch', 'couch[new; beige]'],
    ['the picture above the top of the monitor', 'picture[above(monitor)]'],
    ['what is the green box standing on?', 'thing[inverse on(box[green])]'],
    ['the rol of tape', 'roll of tape'],
  ]);

  same('the viewer is told apart from the target', [
    ['facing the window, the desk on the left', 'desk[on the left()] @facing(window)'],
    [
      'If you stand at the door looking at the beds, it is the lamp on the right.',
      'lamp[on the right()] @at(door) @facing(bed*)',
    ],
    ['when you enter the room, the chair on your left', 'chair[on the left()] @enter'],
    ['with your back to the desk, the plant on the right', 'plant[on the right()] @backTo(desk)'],
    ['the chair facing the window', 'chair[facing(window)]'],
  ]);

  same('a later sentence may say "it" and mean the earlier', [
    [
      'There is a telephone on the desk, bring me the cup in front of it',
      'cup[in front of(telephone[on(desk)])]',
    ],
    [
      'bring me the smallest bottle next to the one near the globe',
      'bottle[most small; next to(bottle[near(globe)])]',
    ],
    ['it is a brown chair. it is next to the door.', 'chair[brown; next to(door)]'],
    [
      'the dresser is white. to the left of the dresser is a plant.',
      'dresser[white; inverse left of(plant)]',
    ],
  ]);

  same('spelling, plurals, British and American', [
    ['the yelow botle behind the tabel', 'bottle[yellow; behind(table)]'],
    ['the grey bookshelves', 'bookshelf*[grey]'],
    ['the gray bookshelves', 'bookshelf*[grey]'],
    ['the chair in the centre of the room', 'chair[in the middle()]'],
  ]);

  same('marks are named by their number', [
    ['mark 3', '#3'],
    ['the cup left of object 12', 'cup[left of(#12)]'],
  ]);

  it('knows the labels of the scene as nouns, whatever they are', () => {
    const { target } = parse('the flux capacitor on the table', { labels: ['flux capacitor'] });
    expect(target.head).to.equal('flux capacitor');
  });

  it('is a plain value: it survives JSON', () => {
    const value = parse('facing the window, the second red chair from the left that is not on the rug');
    expect(JSON.parse(JSON.stringify(value))).to.deep.equal(value);
  });

  it('says when nothing was understood, and lists the words that no rule used', () => {
    expect(parse('').understood).to.equal(false);
    expect(parse('of the').understood).to.equal(false);
    expect(parse('the chair of').ignored).to.deep.equal(['of']);
  });
});
