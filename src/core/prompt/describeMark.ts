import { namesOf } from '../spatial/lexicon/namesOf.ts';
import type { Landmark } from '../types/landmarks.ts';
import { cleanText } from './cleanText.ts';
import type { PromptOptions } from './PromptOptions.ts';

const MAX_LABEL_LENGTH = 40;
const MIN_COLOUR_SHARE = 0.4;

const metres = (value: number): string => value.toFixed(2);

/** What a mark is called in a prompt: its best label, or "object". */
const nameOfMark = (landmark: Pick<Landmark, 'labels' | 'looks'>, labels: PromptOptions['labels']): string =>
  (labels === 'shown' && cleanText(namesOf(landmark)[0]?.label ?? '', MAX_LABEL_LENGTH)) || 'object';

/** One line for one mark: `3: cup, red, 0.62 m away, 0.08 x 0.08 x 0.11 m`. */
export const describeMark = (landmark: Landmark, options: PromptOptions): string => {
  const words = [nameOfMark(landmark, options.labels)];
  const colour = landmark.colours[0];
  if (options.labels === 'shown' && colour && colour.share >= MIN_COLOUR_SHARE) words.push(colour.name);
  // A region without depth has no distance: nothing is said rather than a number made up.
  if (options.depthText && landmark.spatial) {
    words.push(`${metres(Math.hypot(...landmark.spatial.surfaceCenter))} m away`);
    words.push(`${landmark.spatial.box.size.map(metres).join(' x ')} m`);
  }
  return `${landmark.mark}: ${words.join(', ')}`;
};
