import type { FitKind } from '../../../core/detect/InputFit.ts';

/** How big the network's input is: always the same, or as the image has it, with a longest side and a granularity. */
export type InputSize =
  | { readonly width: number; readonly height: number }
  | { readonly longSide: number; readonly multipleOf: number };

export interface InputCard {
  readonly name: string;
  readonly type: 'uint8' | 'float32';
  readonly layout: 'NHWC' | 'NCHW';
  readonly colours: 'RGB' | 'BGR';
  readonly size: InputSize;
  readonly fit: FitKind;
  /** Where a letterboxed image lies. */
  readonly anchor: 'corner' | 'centre';
  /** 0..255, around a letterboxed image. */
  readonly padding: number;
  /** float32 only: `(value - mean) / std` for each channel in the order of `colours`, value 0..255. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** Which outputs to read and how. Names are those of the graph. */
export type OutputCard =
  | {
      readonly kind: 'centernet';
      readonly heatMap: string;
      readonly extents: string;
      readonly stride: number;
    }
  | { readonly kind: 'yolox'; readonly grid: string; readonly strides: readonly number[] }
  | { readonly kind: 'yolov8'; readonly predictions: string };

/** All that must be known to run a detector that somebody else trained. */
export interface ModelCard {
  readonly name: string;
  readonly task: 'detection';
  /** Relative to the models folder. */
  readonly file: string;
  /** Hexadecimal, of the file. */
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
  readonly input: InputCard;
  readonly output: OutputCard;
  readonly labels: readonly string[];
  /** Overlap (IoU) from which two boxes are one object. */
  readonly suppression: { readonly sameLabelIou: number; readonly otherLabelIou: number };
}
