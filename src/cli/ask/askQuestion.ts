import type { Parameters } from '../../core/parameters/parameters.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import { answerQuestion, type QuestionAnswer } from '../../core/spatial/index.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Composition } from '../../engine/compose/Composition.ts';

export interface AskedQuestion {
  readonly answer: QuestionAnswer;
  readonly marked: MarkedFrame;
  readonly seconds: number;
}

/** Answers a question of measure, count or truth from geometry; undefined when the words ask for an object. */
export const askQuestion = async (
  { perception, named }: Composition,
  parameters: Parameters,
  frame: RgbdFrame,
  words: string,
): Promise<AskedQuestion | undefined> => {
  if (words.length > parameters.max_expression_length) return undefined;
  const start = performance.now();
  const marked = await perception.perceive(frame);
  const scene = marked.ok ? (await named(words, marked.value)).scene : undefined;
  const answer = scene && answerQuestion(scene, words);
  return marked.ok && answer
    ? { answer, marked: marked.value, seconds: (performance.now() - start) / 1000 }
    : undefined;
};
