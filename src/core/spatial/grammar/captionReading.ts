import type { Description, LogicalForm } from './LogicalForm.ts';

/** A caption's one relation with the words for the two things it holds between. */
export interface CaptionReading {
  readonly relation: string;
  readonly subject: string;
  readonly anchor: string;
}

const words = ({ modifiers, head }: Description): string => [...modifiers, head ?? 'thing'].join(' ');

/** What a sentence of the form "the A relation the B" says; undefined when it says something else, less or more. */
export const captionReading = ({ target }: LogicalForm): CaptionReading | undefined => {
  const [constraint] = target.constraints;
  if (target.constraints.length !== 1 || constraint?.kind !== 'relation' || constraint.negated)
    return undefined;
  const anchor = constraint.anchors[0];
  if (!anchor || constraint.inverse) return undefined;
  return { relation: constraint.relation, subject: words(target), anchor: words(anchor) };
};
