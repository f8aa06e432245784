import type { MemoryObject } from '../../../src/core/memory/MemoryObject.ts';
import { between } from '../spatial/randomScene.ts';
import { remembered } from './remembered.ts';

const NAMES = ['chair', 'book', 'bottle', 'plant', 'box', 'laptop', 'vase', 'backpack', 'clock', 'bowl'];
const COLOURS = ['red', 'blue', 'green', 'brown'];

/** Things in a house of a hundred rooms, each with a name of its own and others that were seen in it now and then. */
export const memoryOfHouse = (random: () => number, count: number): MemoryObject[] =>
  Array.from({ length: count }, (_, i) => {
    const first = Math.floor(random() * NAMES.length);
    return remembered(
      i + 10,
      '',
      [between(random, 0, 50), between(random, 0, 40), between(random, 0.1, 1.2)],
      {
        labels: Array.from({ length: 1 + (i % 4) }, (_, k) => ({
          label: NAMES[(first + k) % NAMES.length]!,
          score: (0.2 + 0.6 * random()) / (k + 1),
        })),
        looks: [{ label: NAMES[(first + 5) % NAMES.length]!, score: 0.3 }],
        colours: [{ name: COLOURS[i % 4]!, share: 0.8 }],
      },
    );
  });
