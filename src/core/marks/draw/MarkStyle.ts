/** How the marks of a frame are drawn. */
export interface MarkStyle {
  /** What is drawn under the numbers. */
  readonly overlay: 'masks' | 'boxes' | 'both';
  /** The chosen mark: drawn emphasised, every other mark muted. */
  readonly target?: number;
  /** Marks between which the answer is undecided: drawn emphasised, every other mark muted. */
  readonly candidates?: readonly number[];
}

export const DEFAULT_MARK_STYLE: MarkStyle = { overlay: 'masks' };

/** How strongly one mark is emphasised. */
export type Emphasis = 'plain' | 'chosen' | 'candidate' | 'quiet';

export const emphasisOf = (mark: number, { target, candidates }: MarkStyle): Emphasis => {
  if (target !== undefined) return mark === target ? 'chosen' : 'quiet';
  if (candidates && candidates.length > 0) return candidates.includes(mark) ? 'candidate' : 'quiet';
  return 'plain';
};
