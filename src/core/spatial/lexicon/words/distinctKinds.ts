import { singularPhrase } from '../morphology.ts';

/**
 * Things that share a noun of the table, as they are found by the same looks and sizes, and are not one another: a hammer is
 * no screwdriver, whatever both are. By that noun, or by what they are taken for together; own lists.
 */
const KINDS: Readonly<Record<string, string>> = {
  tool: 'screwdriver, hammer, wrench, pliers, toothbrush, comb, razor, hairbrush, saw',
  food: 'bread, potato, pumpkin, pizza, cake, sandwich, donut, hot dog, broccoli, carrot',
  vehicle: 'car, truck, bus, train, motorcycle, boat',
  hoofed: 'horse, cow, sheep, elephant, zebra, giraffe',
  sauce: 'ketchup, mustard',
  shaker: 'salt, pepper',
  toy: 'doll, lego, puzzle, rubiks cube, chess set',
  clothes: 'pants, shirt, sweater, shorts, dress',
  machine: 'cash register, sewing machine, centrifuge, atm',
  wheels: 'bicycle, skateboard, scooter, hoverboard',
  strings: 'guitar, violin, cello',
};
const nounOf = new Map(
  Object.entries(KINDS).flatMap(([noun, names]) => names.split(', ').map((name) => [name, noun] as const)),
);

/** The noun of the table that a word is one kind of and not all; undefined where it is all that its noun is. */
export const nounOfKind = (word: string): string | undefined => nounOf.get(singularPhrase(word));
