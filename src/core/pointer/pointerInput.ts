import type { PhraseVectors } from '../naming/PhraseMemory.ts';
import { unitVector } from '../naming/unitVector.ts';
import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import { markNumbers, NUMBERS_PER_MARK } from './markNumbers.ts';
import type { PointerInput } from './PointerModel.ts';
import { pointerMarks } from './pointerMarks.ts';

const nameOf = (labels: MarkedFrame['landmarks'][number]['labels']): string | undefined =>
  labels[0]?.label.toLowerCase();

/** Every word of the expression and every name of a mark: what the namer is asked for. */
export const phrasesToKnow = (
  words: readonly string[],
  { landmarks }: Pick<MarkedFrame, 'landmarks'>,
): readonly string[] => [...new Set([...words, ...landmarks.flatMap(({ labels }) => nameOf(labels) ?? [])])];

/** What a pointing model reads of an expression and a marked frame. A phrase without a vector is as one not known. */
export const pointerInput = (
  words: readonly string[],
  marked: MarkedFrame,
  vectors: PhraseVectors,
  width: number,
): PointerInput => {
  const { landmarks, frame } = marked;
  const count = landmarks.length;
  /** The part of the text encoder's space comes first in the common space; of that the model has learnt. */
  const rows = (found: readonly (Float32Array | undefined)[]): Float32Array => {
    const out = new Float32Array(found.length * width);
    for (const [i, row] of found.entries())
      if (row && row.length >= width) out.set(unitVector(row.subarray(0, width)), i * width);
    return out;
  };
  const numbers = new Float32Array(count * NUMBERS_PER_MARK);
  for (const [i, mark] of pointerMarks(marked).entries())
    numbers.set(markNumbers(mark, frame.color), i * NUMBERS_PER_MARK);
  return {
    wordCount: words.length,
    markCount: count,
    words: rows(words.map((word) => vectors.get(word))),
    looks: rows(landmarks.map(({ embedding }) => embedding?.vector)),
    names: rows(landmarks.map(({ labels }) => vectors.get(nameOf(labels) ?? ''))),
    numbers,
  };
};
