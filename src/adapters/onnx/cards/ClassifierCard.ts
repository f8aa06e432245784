import type { InputCard } from './ModelCard.ts';

/** Classes of the network that look like a noun's things: index and weight 0..1. */
export interface NounClasses {
  readonly noun: string;
  readonly classes: readonly (readonly [index: number, weight: number])[];
  /** Share that the noun has of any odd cut-out. */
  readonly usual: number;
}

/** All that must be known to run a classifier of cut-out images that somebody else trained. */
export interface ClassifierCard {
  readonly name: string;
  readonly task: 'classification';
  /** Relative to the models folder. */
  readonly file: string;
  /** Hexadecimal, of the file. */
  readonly sha256: string;
  readonly licence: string;
  readonly source: string;
  /** Of a fixed size; a batch of cut-outs at once. */
  readonly input: InputCard;
  /** Name of the output: one row of class logits for each cut-out. */
  readonly logits: string;
  readonly nouns: readonly NounClasses[];
}
