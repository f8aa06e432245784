import type { Landmark } from '../../../types/landmarks.ts';
import { type Board, clamped } from './Board.ts';
import { holds, isTaken, type Rectangle } from './Plate.ts';
import type { PlateSize } from './plateSize.ts';

const ANGLES = 16;
/** Farthest that a plate may lie from its anchor, as a share of the image's height; the search steps outwards by pixels. */
const REACH = 0.22;
const STEP = 5;
/**
 * Costs in pixels of leader line: covering all of the landmark that the plate belongs to (a share of it is free), lying
 * wholly on another thing, covering an anchor, crossing another plate.
 */
const OWN_PRICE = 150;
const OWN_FREE = 0.15;
const OTHER_PRICE = 70;
const ANCHOR_PRICE = 40;
const CROSSING_PRICE = 60;

/**
 * Top left corner of the place around the anchor that hides least for the shortest leader, clear of all plates and inside
 * the image. Undefined when every place around is taken.
 */
export const placeNearby = (
  board: Board,
  landmark: Landmark,
  index: number,
  size: PlateSize,
): readonly [number, number] | undefined => {
  const [au, av] = landmark.anchor;
  let best: readonly [number, number] | undefined;
  let bestPrice = Number.POSITIVE_INFINITY;
  for (let reach = 0; reach <= REACH * board.height && reach < bestPrice; reach += STEP)
    for (let k = 0; k < (reach === 0 ? 1 : ANGLES); k++) {
      const angle = (2 * Math.PI * k) / ANGLES - Math.PI / 2;
      const u = au + reach * Math.cos(angle);
      const v = av + reach * Math.sin(angle);
      const place = clamped(board, [u, v], size);
      const rectangle = { x: place[0], y: place[1], width: size.width, height: size.height };
      if (isTaken(board.plates, rectangle)) continue;
      const price = reach + priceOf(board, landmark, index, rectangle, bestPrice - reach);
      if (price < bestPrice) [best, bestPrice] = [place, price];
    }
  return best;
};

/** The cost of a place; stops adding up once it passes `limit`, as such a place is not chosen anyway. */
const priceOf = (
  board: Board,
  landmark: Landmark,
  index: number,
  place: Rectangle,
  limit: number,
): number => {
  let price = 0;
  const { anchors, plates } = board;
  for (let i = 0; i < anchors.length; i += 2)
    if (i !== 2 * index && holds(place, anchors[i]!, anchors[i + 1]!)) price += ANCHOR_PRICE;
  for (let i = 0; i < plates.length; i++)
    if (crosses(place, landmark.anchor, plates[i]!)) price += CROSSING_PRICE;
  if (price >= limit) return price;
  let own = 0;
  let other = 0;
  let probes = 0;
  for (let v = place.y + 1; v < place.y + place.height; v += 3)
    for (let u = place.x + 1; u < place.x + place.width; u += 3) {
      const owner = board.owners[v * board.width + u]!;
      probes++;
      if (owner === index + 1) own++;
      else if (board.isThing[owner]) other++;
    }
  const hidden = ((own / probes) * place.width * place.height) / landmark.mask.pixelCount;
  return price + OWN_PRICE * Math.max(0, hidden - OWN_FREE) + (OTHER_PRICE * other) / probes;
};

/** True when the line from a place's middle to an anchor runs over another plate. */
const crosses = (place: Rectangle, anchor: readonly [number, number], plate: Rectangle): boolean => {
  const u = anchor[0];
  const v = anchor[1];
  const middleU = place.x + place.width / 2;
  const middleV = place.y + place.height / 2;
  if (Math.max(u, middleU) < plate.x || Math.min(u, middleU) >= plate.x + plate.width) return false;
  if (Math.max(v, middleV) < plate.y || Math.min(v, middleV) >= plate.y + plate.height) return false;
  for (let i = 1; i <= 8; i++)
    if (holds(plate, middleU + ((u - middleU) * i) / 8, middleV + ((v - middleV) * i) / 8)) return true;
  return false;
};
