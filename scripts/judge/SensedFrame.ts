import type { NamedThing } from '../../src/cli/eval/verify/trueThings.ts';
import type { Scene } from '../../src/core/spatial/scene/Scene.ts';

/** One annotated frame as perceived: marks stand for annotated things. */
export interface SensedFrame {
  readonly name: string;
  /** Where its pictures come from: what a fit leaves out as a whole. */
  readonly source: string;
  readonly scene: Scene;
  /** Annotated things and the marks that are them (none when perception missed one). */
  readonly objects: readonly {
    readonly id: string;
    /** What annotators called it: the label, then synonyms. */
    readonly names: readonly string[];
    readonly marks: readonly number[];
  }[];
  readonly questions: readonly SensedQuestion[];
  /** Of a rendered frame: its things as they truly are, for counts and statements. */
  readonly things?: readonly NamedThing[];
}

export interface SensedQuestion {
  readonly expression: string;
  readonly kind: 'unique' | 'ambiguous' | 'absent';
  /** Marks any of which is the right answer of a unique question. */
  readonly target: readonly number[];
  /** For each thing that an ambiguous question may mean: the marks that are it. */
  readonly candidates: readonly (readonly number[])[];
}
