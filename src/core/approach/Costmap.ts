import type { Transform } from '../types/geometry.ts';

/** nav_msgs/OccupancyGrid as Nav2's costmaps publish it: -1 unknown, 0 free, 99 inscribed, 100 lethal. */
export interface Costmap {
  readonly frameId: string;
  readonly stampNs: bigint;
  /** Edge of a cell, metres. */
  readonly resolution: number;
  readonly width: number;
  readonly height: number;
  /** Of the first cell's corner, in `frameId`. */
  readonly origin: Transform;
  /** Row by row along y. */
  readonly data: Int8Array;
}

/** A costmap with the way into the frame of the answer. */
export interface PlacedCostmap {
  readonly costmap: Costmap;
  readonly targetFromCostmap: Transform;
}
