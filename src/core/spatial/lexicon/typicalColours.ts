/** Colours that things of a name nearly always have, as most people know them. Own facts; one line a colour. */
const COLOUR_LISTS: Readonly<Record<string, string>> = {
  red: 'apple, tomato, strawberry, cherry, ketchup, tomato soup, coke, coke can, coca cola, coca cola can, cola, fire hydrant, fire extinguisher, stop sign, brick, red pepper',
  orange: 'orange, carrot, pumpkin, traffic cone, mandarin, tangerine, orange juice',
  yellow:
    'banana, lemon, mustard, mustard bottle, corn, rubber duck, tennis ball, cheese, sticky note, post it',
  green:
    'plant, potted plant, houseplant, broccoli, cucumber, lettuce, pear, lime, apple, tennis ball, cactus, leaf, tree, bush, sprite, avocado, pea',
  brown:
    'cardboard, cardboard box, carton box, teddy, teddy bear, bear, basket, wicker basket, bread, chocolate, potato, wooden crate, pallet, log, hot dog, donut, coffee, cork, football',
  beige:
    'cardboard, cardboard box, basket, wicker basket, bread, potato, egg, teddy, teddy bear, pallet, onion',
  white:
    'paper, sheet, egg, milk, paper towel, toilet paper, tissue, tissue box, salt, sink, toilet, refrigerator, washing machine, mayonnaise, golf ball, envelope, plate, stack of paper',
  black: 'tire, tyre, monitor, tv, screen, television, cell phone',
  blue: 'spam, pepsi, pepsi can, jeans, globe',
  purple: 'eggplant, grape, plum, aubergine',
  teal: 'globe',
};

const coloursByNoun = new Map<string, string[]>();
for (const [colour, list] of Object.entries(COLOUR_LISTS))
  for (const noun of list.split(',').map((word) => word.trim()))
    coloursByNoun.set(noun, [...(coloursByNoun.get(noun) ?? []), colour]);

/** Colours, any of which is usual for a noun; empty when it comes in all colours. */
export const typicalColours = (noun: string): readonly string[] => coloursByNoun.get(noun) ?? [];
