import type { MemoryView } from '../../../core/memory/MemoryView.ts';
import type { Transform } from '../../../core/types/geometry.ts';

/** A picture of a thing that is remembered; `worth` as of worthOfView. */
export interface ObjectPicture {
  readonly id: number;
  readonly worth: number;
  readonly jpeg: Uint8Array;
}

/** What a camera of one node sees, for the memory that another keeps. */
export interface ObservedView {
  /** With its source. */
  readonly view: MemoryView;
  readonly camera: { readonly frameId: string; readonly pose: Transform };
  /** Of the memory that it is meant for. */
  readonly frame: string;
  readonly map: string;
  readonly pictures: readonly ObjectPicture[];
}
