import type { Quaternion, Vec3 } from '../../core/types/geometry.ts';

/** One mark as `ask --json` shows it. Metres in the answer's frame, the camera's optical one unless asked; absent places are null. */
export interface AskedMark {
  readonly mark: number;
  readonly label: string;
  /** Half open, pixels. */
  readonly box: readonly [number, number, number, number];
  /** Where the number is drawn: inside the mask. */
  readonly pixel: readonly [number, number];
  readonly position: Vec3 | null;
  readonly size: Vec3 | null;
}

/** The answer to a question of measure, count, truth or for a list: no single object, and no pose. */
export interface AskedValue {
  readonly kind: 'measure' | 'count' | 'whether' | 'list' | 'text';
  /** Metres or a count; null for a verdict or a list. */
  readonly value: number | null;
  readonly unit: 'm' | '';
  readonly verdict: 'TRUE' | 'FALSE' | 'UNKNOWN' | null;
  /** The answer as a sentence. */
  readonly text: string;
  /** Marks that were measured, counted or listed. */
  readonly marks: readonly number[];
}

/** What `ask --json` prints. Without a single answer the fields of the mark are null. */
export interface AskAnswer {
  /** 0 is OK; else the number of the failure catalogue. */
  readonly status: number;
  /** OK, or the failure's name. */
  readonly code: string;
  readonly message: string;
  readonly mark: number | null;
  readonly label: string | null;
  readonly box: AskedMark['box'] | null;
  readonly pixel: AskedMark['pixel'] | null;
  readonly position: Vec3 | null;
  readonly size: Vec3 | null;
  readonly score: number | null;
  /** Frame of `position`, `orientation` (x, y, z, w) and `approach`; "" where there is no pose. */
  readonly frame: string;
  readonly orientation: Quaternion | null;
  readonly approach: { readonly position: Vec3; readonly orientation: Quaternion } | null;
  /** The same place in the world, where camera.json has `world_from_camera`. */
  readonly world: Vec3 | null;
  /** Only for questions of measure, count or truth, and for lists. */
  readonly answer?: AskedValue;
  readonly candidates: readonly (AskedMark & { readonly score: number })[];
  readonly relations: readonly {
    readonly relation: string;
    /** The mark of which it is told: the answer's, or that of what stands in the relation to it. */
    readonly subject: number;
    readonly anchors: readonly number[];
    readonly measured: string;
  }[];
  readonly rationale: string;
  readonly logical_form: string;
  /** Words that told something and took no part in the choice. */
  readonly not_understood: readonly string[];
  /** The steps of a command that names more than one thing; marks are null where none was found. */
  readonly steps: readonly {
    readonly action: string;
    readonly parts: readonly {
      readonly role: string;
      readonly words: string;
      readonly mark: number | null;
      readonly code: string | null;
    }[];
  }[];
  /** AMBIGUOUS: a question whose answer separates the candidates; "" otherwise. */
  readonly question: string;
  readonly model: string;
  /** Seconds from the frame to the answer, model loading not counted, and its stages. */
  readonly seconds: number;
  readonly stages: readonly { readonly stage: string; readonly seconds: number }[];
}
