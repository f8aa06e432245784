import type { MemoryObject } from '../../../src/core/memory/MemoryObject.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';

/** A thing as memory holds it. */
export const remembered = (
  id: number,
  label: string,
  center: Vec3,
  more: Partial<MemoryObject> = {},
): MemoryObject => ({
  id,
  isSupport: false,
  labels: [{ label, score: 0.6 }],
  looks: [],
  colours: [{ name: 'red', share: 0.9 }],
  meanRgb: [200, 30, 30],
  place: {
    center,
    covariance: [1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4],
    size: [0.1, 0.1, 0.1],
    sinceNs: 1_790_000_000_123_456_789n,
    untilNs: 1_790_000_005_123_456_789n,
  },
  earlier: [],
  firstSeenNs: 1_790_000_000_123_456_789n,
  lastSeenNs: 1_790_000_005_123_456_789n,
  timesSeen: 5,
  emptyViews: 0,
  isGone: false,
  pictureWorth: 0,
  ...more,
});
