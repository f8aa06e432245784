import type { Found } from '../../src/core/spatial/grounding/models/decision/Found.ts';
import type { Verdict } from '../../src/core/spatial/grounding/models/decision/Verdict.ts';
import type { QuestionExample } from './questionExamples.ts';

interface Counts {
  unique: number;
  right: number;
  first: number;
  three: number;
  ten: number;
  several: number;
  asked: number;
  absent: number;
  refused: number;
  accepted: number;
}

/** Answers by source, and in all. */
export class AnswerTally {
  readonly #counts = new Map<string, Counts>();

  add(example: QuestionExample, { order }: Found, verdict: Verdict): void {
    for (const name of [example.source, 'all']) this.#addTo(name, example, order, verdict);
  }

  #addTo(name: string, example: QuestionExample, order: readonly number[], verdict: Verdict): void {
    const counts = this.#counts.get(name) ?? NONE();
    this.#counts.set(name, counts);
    const { kind, target, candidates } = example;
    if (kind === 'unique') {
      const rank = order.findIndex((i) => target.has(i));
      counts.unique++;
      if (rank === 0) counts.first++;
      if (rank >= 0 && rank < 3) counts.three++;
      if (rank >= 0 && rank < 10) counts.ten++;
      if (rank === 0 && verdict.status === 'OK') counts.right++;
    } else if (kind === 'ambiguous') {
      counts.several++;
      const listed = verdict.status === 'AMBIGUOUS' ? verdict.rivals : [];
      if (candidates.every((set) => listed.some((i) => set.has(i)))) counts.asked++;
    } else {
      counts.absent++;
      if (verdict.status === 'NOT_FOUND') counts.refused++;
      if (verdict.status === 'OK') counts.accepted++;
    }
  }

  lines(): readonly string[] {
    return [...this.#counts].map(
      ([name, c]) =>
        `${name}: unique ${c.right}/${c.unique} first ${c.first} three ${c.three} ten ${c.ten}; ` +
        `ambiguous ${c.asked}/${c.several}; absent ${c.refused}/${c.absent} accepted ${c.accepted}`,
    );
  }
}

const NONE = (): Counts => ({
  unique: 0,
  right: 0,
  first: 0,
  three: 0,
  ten: 0,
  several: 0,
  asked: 0,
  absent: 0,
  refused: 0,
  accepted: 0,
});
