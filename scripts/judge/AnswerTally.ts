import type { Found } from '../../src/core/spatial/scoring/models/decision/Found.ts';
import type { Verdict } from '../../src/core/spatial/scoring/models/decision/Verdict.ts';
import type { QuestionExample } from './questionExamples.ts';

interface Counts {
  unique: number;
  right: number;
  wrong: number;
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
    if (example.kind === 'unique') addUnique(counts, example, order, verdict);
    else if (example.kind === 'ambiguous') addAmbiguous(counts, example, verdict);
    else {
      counts.absent++;
      counts.refused += Number(verdict.status === 'NOT_FOUND');
      counts.accepted += Number(verdict.status === 'OK');
    }
  }

  lines(): readonly string[] {
    return [...this.#counts].map(
      ([name, c]) =>
        `${name}: unique ${c.right}/${c.unique} wrong ${c.wrong} first ${c.first} three ${c.three} ten ${c.ten}; ` +
        `ambiguous ${c.asked}/${c.several}; absent ${c.refused}/${c.absent} accepted ${c.accepted}`,
    );
  }
}

const addUnique = (
  counts: Counts,
  { target }: QuestionExample,
  order: readonly number[],
  { status }: Verdict,
): void => {
  const place = order.findIndex((i) => target.has(i));
  const within = (places: number): number => Number(place >= 0 && place < places);
  counts.unique++;
  counts.first += within(1);
  counts.three += within(3);
  counts.ten += within(10);
  counts.right += Number(place === 0 && status === 'OK');
  counts.wrong += Number(place !== 0 && status === 'OK');
};

const addAmbiguous = (counts: Counts, { candidates }: QuestionExample, verdict: Verdict): void => {
  const listed = verdict.status === 'AMBIGUOUS' ? verdict.rivals : [];
  counts.several++;
  counts.asked += Number(candidates.every((set) => listed.some((i) => set.has(i))));
};

const NONE = (): Counts => ({
  unique: 0,
  right: 0,
  wrong: 0,
  first: 0,
  three: 0,
  ten: 0,
  several: 0,
  asked: 0,
  absent: 0,
  refused: 0,
  accepted: 0,
});
