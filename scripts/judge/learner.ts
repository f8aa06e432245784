import type { DetectedNumbers } from '../../src/core/spatial/scoring/models/detected/DetectedNumbers.ts';
import { DETECTED_NUMBERS } from '../../src/core/spatial/scoring/models/detected/learntNumbers.ts';
import { fitChances } from './fitChances.ts';
import { fitCounted } from './fitCounted.ts';
import { fitEvidence } from './fitEvidence.ts';
import { fitNoun } from './fitNoun.ts';
import { nounPairs } from './nounPairs.ts';
import { type QuestionExample, questionExamples } from './questionExamples.ts';
import type { SensedFrame } from './SensedFrame.ts';
import { askedAbsent, withAbsent } from './withAbsent.ts';
import { withoutModels } from './withoutModels.ts';

/** Nouns of which nothing is in view, asked of every frame for the chances of answers, and what each counts there. */
const ABSENT_NOUNS = 25;
const ABSENT_WEIGHT = 0.15;

export interface Learner {
  /** Everything fitted on the sources that are kept. */
  learn(keep: (source: string) => boolean): DetectedNumbers;
  examplesBy(numbers: DetectedNumbers, keep: (source: string) => boolean): readonly QuestionExample[];
}

/**
 * Fits the judge of detected scenes to frames as perceived (the first of `files`), the same with true masks (the others),
 * and without some of the models: what each counts in a fit of questions, of nouns.
 */
export const learnerOf = (files: readonly (readonly SensedFrame[])[], seed: number): Learner => {
  const sets = [
    ...files.map((frames, k) => ({ frames, own: k === 0, weight: k === 0 ? 1 : 0.5, nouns: 1 })),
    ...files.map((frames) => ({
      frames: withoutModels(frames, seed),
      own: false,
      weight: 0.25,
      nouns: 0.25,
    })),
  ];
  const asked = withAbsent(files[0] ?? [], ABSENT_NOUNS, seed);
  const pairs = sets.map(({ frames, nouns }) => nounPairs(frames, nouns, seed));
  const examplesBy: Learner['examplesBy'] = (numbers, keep) =>
    sets.flatMap(({ frames, ...about }) =>
      questionExamples(
        frames.filter(({ source }) => keep(source)),
        about,
        numbers,
      ),
    );
  return {
    examplesBy,
    learn: (keep) => {
      const noun = fitNoun(pairs.flat().filter(({ source }) => keep(source)));
      const named = { ...DETECTED_NUMBERS, noun };
      const questions = examplesBy(named, keep);
      const evidence = fitEvidence(questions);
      const kept = asked.filter(({ frame }) => keep(frame.source));
      const absent = questionExamples(kept.map(askedAbsent), { own: false, weight: ABSENT_WEIGHT }, named);
      const outcomes = fitChances([...questions, ...absent], evidence);
      // Absent nouns were asked of frames with all models: what they teach is no use where nobody looks at names.
      const unlooked = fitChances(questions, evidence);
      const { worth, candidateShare } = DETECTED_NUMBERS.chances;
      const numbers = { noun, ...evidence, chances: { outcomes, unlooked, worth, candidateShare } };
      return { ...numbers, counted: fitCounted(kept, numbers) };
    },
  };
};
