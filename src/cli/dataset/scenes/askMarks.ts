import type { DatasetQuestion } from '../DatasetRow.ts';
import type { Asker, LeftOut } from './askScene.ts';

/** Questions asked of one scene, at most, and how many are thought of for them. */
const QUESTIONS = 4;
const TRIES = 24;
/** Share of "none" among the questions that are kept. */
const MOST_ABSENT = 0.15;

/** Keeps the share of "none" among the questions of all scenes at what is wanted. */
export class Balance {
  #all = 0;
  #absent = 0;

  get count(): number {
    return this.#all;
  }

  /** Whether the question is kept; it is counted then. */
  keeps({ target }: DatasetQuestion): boolean {
    if (target === null && this.#absent >= MOST_ABSENT * this.#all) return false;
    this.#all++;
    if (target === null) this.#absent++;
    return true;
  }
}

/** Questions about marks, as many as are kept. `strange` are labels of which there are none. */
export const askMarks = (
  asker: Asker,
  strange: readonly string[],
  balance: Balance,
  leftOut: (why: LeftOut) => void,
): readonly DatasetQuestion[] => {
  const questions: DatasetQuestion[] = [];
  for (let tries = 0; tries < TRIES && questions.length < QUESTIONS; tries++) {
    const asked = asker.ask(strange);
    if (typeof asked === 'string') leftOut(asked);
    else if (balance.keeps(asked)) questions.push(asked);
  }
  return questions;
};
