/** Everyday shapes: what a detector takes for another thing usually has the same one. Own facts. */
const SHAPE_LISTS: Readonly<Record<string, string>> = {
  ball: 'ball, globe, sports ball, orange, apple, balloon, melon, onion, potato, tomato, peach, lemon, lime, pear',
  bowl: 'bowl, sink, basin, plate, hat, cap, dish, ashtray, helmet',
  vessel:
    'bottle, can, tin, cup, mug, glass, wine glass, jar, vase, shaker, pepper, salt, thermos, canister, candle, lamp, pitcher, kettle, pot, spray, tape, roll, toilet paper, bucket, bin, trash can, flower pot, soap dispenser, mustard, ketchup, soup, beans, coffee, yeast, jug, cylinder, bowl, fire hydrant',
  box: 'box, carton, crackers, cereal, die, dice, cube, block, pack, suitcase, book, refrigerator, microwave, oven, toaster, drawer, cabinet, printer, speaker, crate, package, parcel, radio, sugar, pudding, jello, brick, storage bin, case, tissue box, clock, camera, bin, bench, chest, spam, tin',
  flat: 'book, magazine, paper, notebook, folder, tray, plate, cell phone, phone, keyboard, laptop, tablet, remote, mouse pad, placemat, envelope, card, picture, board, cd, dvd, calculator, panel, map, newspaper, tie, blade',
  screen:
    'tv, monitor, screen, laptop, computer, tablet, picture, painting, poster, window, mirror, whiteboard, board, microwave, door, panel, television',
  long: 'pen, pencil, knife, fork, spoon, scissors, screwdriver, remote, toothbrush, baseball bat, umbrella, marker, stick, ruler, spatula, clamp, wrench, tie, banana, hammer, hot dog, carrot, cable, chopsticks, skis',
  hand: 'mouse, stapler, cell phone, phone, remote, tape, scissors, hair drier, drill, power drill, tool, telephone, controller, eraser, shoe, toy, glasses, charger, webcam, camera, headphones, clamp, banana, toothbrush, watch, sandwich, donut, hot dog, cake',
  seat: 'chair, couch, sofa, armchair, stool, bench, bed, ottoman, toilet, pillow, cushion, seat, recliner',
  table:
    'table, desk, dining table, coffee table, counter, nightstand, stand, bench, bed, shelf, cabinet, dresser',
  plush:
    'teddy bear, dog, cat, toy, doll, stuffed animal, bear, animal, pillow, cushion, bird, sheep, cow, backpack, bag, handbag, purse',
  plant: 'plant, potted plant, flower, flowers, tree, vase, bush, broccoli, herb',
  person: 'person, man, woman, boy, girl, child, people, guy, human, lady',
  bag: 'bag, backpack, handbag, purse, suitcase, sack, luggage, shopping bag, pillow, cushion, cloth, towel, shirt, jacket, coat, tie',
};

const shapesByNoun = new Map<string, Set<string>>();
for (const [shape, list] of Object.entries(SHAPE_LISTS))
  for (const noun of list.split(',').map((word) => word.trim())) {
    const shapes = shapesByNoun.get(noun) ?? new Set();
    shapesByNoun.set(noun, shapes.add(shape));
  }

/** Shapes of a noun by its name, else by its last word; empty when nothing is known. */
export const shapesOf = (noun: string): ReadonlySet<string> =>
  shapesByNoun.get(noun) ?? shapesByNoun.get(noun.split(' ').at(-1)!) ?? NONE;

const NONE: ReadonlySet<string> = new Set();

/** Whether two nouns name things of one shape. */
export const sameShape = (a: string, b: string): boolean => {
  const other = shapesOf(b);
  for (const shape of shapesOf(a)) if (other.has(shape)) return true;
  return false;
};
