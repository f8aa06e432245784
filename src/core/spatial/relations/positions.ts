import { centreX, centreY, centreZ } from '../scene/measures.ts';
import { peerPosition, peerSpan, type Quantity } from './peerPosition.ts';
import type { RelationInput } from './RelationSpec.ts';

export const alongX: Quantity = { name: 'x', value: ({ frame }, i) => centreX(frame, i) };
const alongY: Quantity = { name: 'y', value: ({ frame }, i) => centreY(frame, i) };
export const upward: Quantity = { name: 'z', value: ({ frame }, i) => centreZ(frame, i) };

/** Distance from the middle of the peers, or of its own group, along their widest spread, 0..1. */
export const spreadPosition = (input: RelationInput, ownGroup = false): number => {
  let widest = alongX;
  let most = -Infinity;
  for (const axis of [alongX, alongY, upward]) {
    const { low, high } = peerSpan(input, axis, ownGroup);
    if (high - low > most) [widest, most] = [axis, high - low];
  }
  return Math.abs(peerPosition(input, widest, ownGroup));
};

/** Where an object of the whole scene is, in words. */
export const measuredPlace = ({ frame: f, subject }: RelationInput): string =>
  `at ${centreX(f, subject).toFixed(2)}, ${centreY(f, subject).toFixed(2)}, ${centreZ(f, subject).toFixed(2)} m`;
