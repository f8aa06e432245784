import type { BlendWeights } from '../../core/hybrid/BlendWeights.ts';
import type { PinnedFile } from '../onnx/cards/NamerCard.ts';

/** All that must be known of a model that points at marks. */
export interface PointerCard extends PinnedFile {
  readonly name: string;
  readonly task: 'pointing';
  readonly licence: string;
  readonly source: string;
  /** The namer in whose space its words, names and looks lie. */
  readonly namer: string;
  /** Numbers a row of words, looks and names; of a mark. */
  readonly width: number;
  readonly numbers: number;
  /** Scores are divided by it. */
  readonly temperature: number;
  readonly blend: BlendWeights;
}
