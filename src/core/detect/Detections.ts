import type { Detection } from '../types/landmarks.ts';

/** What a detector finds in an image. */
export interface Detections {
  /** One box a thing, best first: those that are sure enough to name it. */
  readonly named: readonly Detection[];
  /**
   * Every box that the detector weighs, best first, the named ones among them: far too unsure for a name, overlapping, and
   * still where things are. The judge of regions looks at them (docs/seeing.md). Absent where the detector tells only what it is
   * sure of: then nothing is known of the rest.
   */
  readonly hints?: readonly Detection[];
}

export const NO_DETECTIONS: Detections = { named: [] };
