import type { PointStyle } from './PointStyle.ts';

/** Which pictures the model sees: the marked one, the camera's own, or both (camera first). */
export type PromptImages = 'marked' | 'plain' | 'plain+marked';

/** What is drawn for a mark. */
export type MarkStyle = 'masks' | 'boxes' | 'both';

/** What a model is shown and told. Every part can be switched alone, so that its worth can be measured. */
export interface PromptOptions {
  /** `marks`: by the number of a thing; otherwise by a point in the plain picture, and nothing below is shown. */
  readonly answers: 'marks' | PointStyle;
  readonly images: PromptImages;
  readonly markStyle: MarkStyle;
  /** One more picture for each candidate, at most `maxCrops`. */
  readonly crops: boolean;
  readonly maxCrops: number;
  /** Relations between marks, computed from depth, as text. */
  readonly sceneGraph: boolean;
  /** Each mark's distance and size in metres, as text. */
  readonly depthText: boolean;
  /** `hidden` calls everything "object" and leaves out colours: semantics must come from the pixels. */
  readonly labels: 'shown' | 'hidden';
  /** Lets the model answer that nothing fits. */
  readonly noneChoice: boolean;
}

export const DEFAULT_PROMPT_OPTIONS: PromptOptions = {
  answers: 'marks',
  images: 'plain+marked',
  markStyle: 'masks',
  crops: false,
  maxCrops: 12,
  sceneGraph: true,
  depthText: true,
  labels: 'shown',
  noneChoice: true,
};
