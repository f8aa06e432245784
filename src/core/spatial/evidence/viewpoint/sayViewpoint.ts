import type { LogicalForm } from '../../grammar/LogicalForm.ts';
import { dependsOnView } from './needsView.ts';
import type { Hypothesis } from './viewpointHypotheses.ts';

const WHOSE: readonly (readonly [RegExp, string])[] = [
  [/^viewer/, "the viewer's"],
  [/^own$/, 'those of the thing that the words name'],
  [/^(face|stand|back|enter)/, 'as seen by one who stands and looks as the words say'],
  [/^front$/, 'as seen facing its front'],
];

/** The same for a scene with a viewer, by words that take nobody else's: a statement, a question, a follow-up. */
export const sayViewers = (words: string, hasViewer: boolean): string =>
  hasViewer && /\b(?:left|right|leftmost|rightmost|front|behind)\b/i.test(words)
    ? " Left, right, front and behind are the viewer's."
    : '';

/** Whose left and front an answer took, where it matters: one sentence, or nothing. */
export const sayViewpoint = ({ target, viewers }: LogicalForm, { kind }: Hypothesis): string => {
  if (!dependsOnView(target)) return '';
  const possessor = viewers.find((viewer) => viewer.kind === 'ownOrViewer')?.anchor?.head;
  if (possessor !== undefined && kind === 'viewer')
    return ` Left, right, front and behind are the viewer's, not the ${possessor}'s own.`;
  const whose = WHOSE.find(([pattern]) => pattern.test(kind))?.[1] ?? 'a guess, as no viewer is known';
  return ` Left, right, front and behind are ${whose}.`;
};
