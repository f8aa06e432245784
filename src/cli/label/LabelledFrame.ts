import type { AnnotatedObject, FrameQuestion } from '../eval/frames/readFrameSet.ts';

/** A frame of a set that is being labelled: what is in it, and what is asked about it. */
export interface LabelledFrame {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly AnnotatedObject[];
  readonly questions: readonly FrameQuestion[];
  /** A person has looked at it. */
  readonly isChecked: boolean;
}
