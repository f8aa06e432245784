import type { ColorImage } from '../types/images.ts';
import type { Pointing } from './PointStyle.ts';

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

export interface ImagePart {
  readonly kind: 'image';
  readonly role: 'plain' | 'marked' | 'crop';
  readonly image: ColorImage;
}

export type PromptPart = TextPart | ImagePart;

/** A question about one frame, with the closed list of what may be answered. */
export interface MarkPrompt {
  readonly system: string;
  /** Pictures and text in the order that the model reads them. */
  readonly parts: readonly PromptPart[];
  /** The drawn marks, ascending: the only numbers that may come back. */
  readonly marks: readonly number[];
  /** Whether "none of these" may come back. */
  readonly none: boolean;
  /** Present when the question is answered by pointing into the picture and not by a number. */
  readonly pointing?: Pointing;
}

/** A mark, or null for "none of these". */
export type Choice = number | null;

/** Every answer that the prompt allows, marks first. */
export const choicesOf = (prompt: Pick<MarkPrompt, 'marks' | 'none'>): readonly Choice[] =>
  prompt.none ? [...prompt.marks, null] : prompt.marks;

/** The word that stands for a choice, for models that answer in tokens. */
export const wordOf = (choice: Choice): string => (choice === null ? 'none' : String(choice));
