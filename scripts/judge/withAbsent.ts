import { seededRandom } from '../../test/support/random.ts';
import { drawAbsent, nounsToAsk } from '../language/drawAbsent.ts';
import type { SensedFrame } from './SensedFrame.ts';

/** A frame with nouns of which nothing is annotated in it. */
export interface AskedFrame {
  readonly frame: SensedFrame;
  readonly absent: readonly string[];
}

/** Other nouns than the ones that askHeld.ts asks, whose draw is another. */
const DRAW = 98;

export const withAbsent = (
  frames: readonly SensedFrame[],
  nouns: number,
  seed: number,
): readonly AskedFrame[] => {
  const namesOf = ({ objects }: SensedFrame) => objects.flatMap(({ names }) => names);
  const everything = nounsToAsk(frames.flatMap(namesOf));
  const random = seededRandom(seed + DRAW);
  return frames.map((frame) => ({ frame, absent: drawAbsent(everything, namesOf(frame), nouns, random) }));
};

/** The frame asked for these nouns alone. */
export const askedAbsent = ({ frame, absent }: AskedFrame): SensedFrame => ({
  ...frame,
  questions: absent.map((noun) => ({
    expression: `the ${noun}`,
    kind: 'absent',
    target: [],
    candidates: [],
  })),
});
