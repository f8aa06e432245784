import type { SceneGeometry } from '../scene/SceneGeometry.ts';

/** Furniture with room beneath its top, inside its own box. */
const HOLLOW =
  /\b(table|desk|chair|bench|stool|bed|couch|sofa|armchair|counter|piano|cart|car|truck|bus|train|motorcycle|bicycle|nightstand|stand|rack|umbrella|tent|bridge)s?$/;
/** Things that carry from within their own box: seats, shelves, beds with a headboard. */
const CARRIES_WITHIN =
  /\b(chair|armchair|couch|sofa|bed|bench|shelf|bookshelf|bookcase|desk|rack|stand|cart|stove|sink|piano|toilet|stroller|cabinet|wardrobe|refrigerator|motorcycle|bicycle|horse)s?$/;
const CONTAINER =
  /\b(bowl|cup|mug|vase|box|bin|can|basket|bucket|bag|backpack|suitcase|handbag|drawer|cabinet|cupboard|closet|wardrobe|refrigerator|fridge|oven|microwave|sink|bathtub|tub|pot|pan|jar|crate|shelf|bookshelf|bookcase|car|truck|bus|train|boat|room|tray|glass|toilet|dishwasher|washing machine|container|holder)s?$/;

const is = (pattern: RegExp, f: SceneGeometry, i: number): boolean => pattern.test(f.labels[i]!);

export const isHollow = (f: SceneGeometry, i: number): boolean => is(HOLLOW, f, i);
export const carriesWithin = (f: SceneGeometry, i: number): boolean => is(CARRIES_WITHIN, f, i);
export const isContainer = (f: SceneGeometry, i: number): boolean => is(CONTAINER, f, i);
