import type { Vec3 } from '../../core/types/geometry.ts';
import type { ColourShare, RegionRole } from '../../core/types/landmarks.ts';

/** A mark of a row: what is true of it, and what a model may be shown. */
export interface DatasetMark {
  readonly mark: number;
  /** True name; "" for clutter and surfaces that nobody named. */
  readonly label: string;
  /** `source/file` of a labelled real crop whose looks it has (shared data, crops); absent where there is none. */
  readonly crop?: string;
  readonly box: readonly [number, number, number, number];
  readonly center?: Vec3;
  readonly size?: Vec3;
  readonly role?: RegionRole;
  readonly truncated?: boolean;
  readonly colours?: readonly ColourShare[];
  /** `markNumbers` of it: what a pointing model reads. */
  readonly numbers: readonly number[];
}

/** What a question asks for, so that its truth can be found again from the marks alone. */
export interface AskedFor {
  readonly noun: string;
  readonly colour?: string;
  readonly relations: readonly AskedRelation[];
  readonly order?: { readonly axis: string; readonly rank: number; readonly anchor?: number };
}

export interface AskedRelation {
  readonly relation: string;
  /** Marks. */
  readonly anchors: readonly number[];
  readonly negated?: boolean;
}

export interface DatasetQuestion {
  readonly expression: string;
  readonly kind: 'unique' | 'absent';
  /** The mark, or null for "none". */
  readonly target: number | null;
  /** Marks that the expression relates it to, where that is known. */
  readonly anchors: readonly number[];
  /** Marks that are what the noun names. */
  readonly kin: readonly number[];
  /** Of generated questions. */
  readonly asked?: AskedFor;
}

/** What is asked of a pair of marks: a statement to be judged, or one of the three tasks of visual spatial description. */
export interface DatasetTask {
  readonly task: 'statement' | 'relations' | 'sentence' | 'description';
  /** The marks of the pair. */
  readonly subject: number;
  readonly anchor: number;
  /** Of a statement. */
  readonly relation?: string;
  readonly question: string;
  readonly answer: string;
}

/** A prompt as text and places of pictures, in the order in which a model reads them. */
export interface WrittenPrompt {
  readonly system: string;
  readonly parts: readonly ({ readonly text: string } | { readonly picture: 'plain' | 'marked' | 'crop' })[];
}

/** A turn of LLaVA's training format. */
export interface Turn {
  readonly from: 'human' | 'gpt';
  readonly value: string;
}

/** One picture of LLaVA's training format with what else is known of it. */
export interface DatasetRow {
  readonly id: string;
  /** Marked picture, and the plain one; absent for scenes of which there are no pixels. */
  readonly image?: string;
  readonly plain?: string;
  readonly source: string;
  /** Rows of one group are learnt from or judged by together. */
  readonly group: string;
  readonly width: number;
  readonly height: number;
  readonly conversations: readonly Turn[];
  readonly marks: readonly DatasetMark[];
  readonly questions: readonly DatasetQuestion[];
  /** Of each question the node's own prompt, where there are pictures. */
  readonly prompts?: readonly WrittenPrompt[];
  /** Their turns come after those of the questions. */
  readonly tasks?: readonly DatasetTask[];
}

/** The turns of questions and tasks, in LLaVA's words: the first holds the picture. */
export const turnsOf = (
  questions: readonly DatasetQuestion[],
  tasks: readonly Pick<DatasetTask, 'question' | 'answer'>[] = [],
): readonly Turn[] => {
  const asked = [
    ...questions.map(({ expression, target }) => ({
      question: `Which numbered object is meant: ${expression}? Answer with its number, or none.`,
      answer: target === null ? 'none' : String(target),
    })),
    ...tasks,
  ];
  return asked.flatMap(({ question, answer }, i): readonly Turn[] => [
    { from: 'human', value: `${i === 0 ? '<image>\n' : ''}${question}` },
    { from: 'gpt', value: answer },
  ]);
};
