import { JoinQueue } from './JoinQueue.ts';
import { colourDistance, type JoinWeights, joinCost } from './joinCost.ts';
import { MIRRORED, type RegionBorders } from './RegionBorders.ts';
import { BORDERS, type RegionTable, SUMS } from './RegionTable.ts';

/** What a border counts from one side only: cancelled on both sides when the two regions become one. */
const SYMMETRIC = 3;

/** Joins the two neighbours that cost least, again and again, until one region is left; every region on the way stays. */
export const growTree = (table: RegionTable, borders: RegionBorders, weights: JoinWeights): void => {
  const queue = new JoinQueue();
  const isJoined = new Uint8Array(table.capacity);
  const leaves = table.count;
  for (let region = 0; region < leaves; region++)
    for (const [other, edge] of borders.of[region]!)
      if (region < other) queue.push(joinCost(table, borders, [region, other, edge], weights), region, other);
  for (let region = 0; region < leaves; region++) lookAround(table, borders, region, weights);
  for (let join = queue.pop(); join; join = queue.pop()) {
    const { first, second, cost } = join;
    if (isJoined[first] === 1 || isJoined[second] === 1) continue;
    isJoined[first] = 1;
    isJoined[second] = 1;
    const region = addJoined(table, borders, first, second);
    table.cost[region] = cost;
    const costs = lookAround(table, borders, region, weights);
    let k = 0;
    for (const other of borders.of[region]!.keys()) queue.push(costs[k++]!, region, other);
  }
};

/** Contrast with the neighbours, their number, and what joining each would cost, in the order of `borders.of`. */
export const lookAround = (
  table: RegionTable,
  borders: RegionBorders,
  region: number,
  weights: JoinWeights,
): number[] => {
  const costs: number[] = [];
  let pairs = 0;
  let contrast = 0;
  let cheapest = Number.POSITIVE_INFINITY;
  for (const [other, edge] of borders.of[region]!) {
    const shared = borders.shared[edge * BORDERS]!;
    pairs += shared;
    contrast += shared * colourDistance(table.sums, region * SUMS, other * SUMS);
    const cost = joinCost(table, borders, [region, other, edge], weights);
    if (cost < cheapest) cheapest = cost;
    costs.push(cost);
  }
  table.contrast[region] = pairs > 0 ? contrast / pairs : 0;
  table.cheapest[region] = Number.isFinite(cheapest) ? cheapest : 9;
  table.neighbours[region] = costs.length;
  return costs;
};

/** The region that two neighbours become; its neighbours forget the two. */
const addJoined = (table: RegionTable, borders: RegionBorders, first: number, second: number): number => {
  const region = table.count++;
  table.parent[first] = region;
  table.parent[second] = region;
  table.first[region] = first;
  table.second[region] = second;
  addMeasures(table, region, first, second);
  addBorders(table, borders, [region, first, second]);
  const neighbours = new Map<number, number>();
  borders.of.push(neighbours);
  takeOver(borders, first, second, region);
  takeOver(borders, second, first, region);
  return region;
};

const addMeasures = (table: RegionTable, region: number, first: number, second: number): void => {
  const { sums, boxes, low, high } = table;
  for (let k = 0; k < SUMS; k++) sums[region * SUMS + k] = sums[first * SUMS + k]! + sums[second * SUMS + k]!;
  for (let k = 0; k < 2; k++) {
    boxes[4 * region + k] = Math.min(boxes[4 * first + k]!, boxes[4 * second + k]!);
    boxes[4 * region + 2 + k] = Math.max(boxes[4 * first + 2 + k]!, boxes[4 * second + 2 + k]!);
  }
  for (let k = 0; k < 3; k++) {
    low[3 * region + k] = Math.min(low[3 * first + k]!, low[3 * second + k]!);
    high[3 * region + k] = Math.max(high[3 * first + k]!, high[3 * second + k]!);
  }
};

const addBorders = (
  table: RegionTable,
  borders: RegionBorders,
  [region, first, second]: readonly [number, number, number],
): void => {
  const edge = borders.of[first]!.get(second)!;
  for (let k = 0; k < BORDERS; k++) {
    const inner = borders.shared[edge * BORDERS + k]!;
    const other = k < SYMMETRIC ? inner : borders.shared[edge * BORDERS + MIRRORED[k]!]!;
    table.borders[region * BORDERS + k] =
      table.borders[first * BORDERS + k]! + table.borders[second * BORDERS + k]! - inner - other;
  }
};

/** Hands the borders of `old` (but the one with `sibling`) to `region`; two with the same neighbour become one. */
const takeOver = (borders: RegionBorders, old: number, sibling: number, region: number): void => {
  const { of, one, shared } = borders;
  for (const [other, edge] of of[old]!) {
    if (other === sibling) continue;
    of[other]!.delete(old);
    const isFirst = one[edge] === old;
    if (isFirst) one[edge] = region;
    const known = of[region]!.get(other);
    if (known === undefined) {
      of[region]!.set(other, edge);
      of[other]!.set(region, edge);
      continue;
    }
    const isSame = (one[known] === region) === isFirst;
    for (let k = 0; k < BORDERS; k++)
      shared[known * BORDERS + k]! += shared[edge * BORDERS + (isSame ? k : MIRRORED[k]!)]!;
  }
  of[old] = new Map();
};
