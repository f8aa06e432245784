import { conceptsOf } from './nouns.ts';

/** Usual height over the longer ground side, least and greatest, of things that stand or lie as they usually do. */
const PROPORTIONS: Readonly<Record<string, readonly [number, number]>> = {
  bottle: [1.5, 5],
  jar: [0.8, 2.2],
  can: [0.6, 2.2],
  cup: [0.5, 1.7],
  glass: [0.9, 3.5],
  vase: [0.8, 4],
  bowl: [0.2, 0.75],
  plate: [0.02, 0.25],
  'trash can': [0.8, 2.5],
  bucket: [0.6, 1.6],
  kettle: [0.7, 1.8],
  person: [0.8, 5],
  lamp: [0.6, 6],
  'floor lamp': [2, 8],
  stool: [0.6, 2.2],
  chair: [0.7, 2.2],
  couch: [0.25, 0.9],
  table: [0.02, 1.6],
  bed: [0.15, 0.9],
  shelf: [0.02, 6],
  bookshelf: [0.5, 6],
  refrigerator: [0.9, 3.5],
  tv: [0.4, 3],
  monitor: [0.4, 3],
  laptop: [0.05, 1.2],
  keyboard: [0.02, 0.25],
  mouse: [0.15, 0.7],
  ball: [0.5, 1.6],
  orange: [0.5, 1.5],
  apple: [0.5, 1.5],
  pillow: [0.15, 1.6],
  magazine: [0.01, 0.4],
  newspaper: [0.01, 0.4],
  rug: [0, 0.06],
};

/** Usual proportions of what a phrase names; undefined when nothing is known. */
export const usualProportions = (phrase: string): readonly [number, number] | undefined => {
  for (const concept of [phrase, ...conceptsOf(phrase)]) {
    const range = PROPORTIONS[concept];
    if (range) return range;
  }
  return undefined;
};
