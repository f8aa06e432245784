import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatasetQuestion, DatasetRow } from './DatasetRow.ts';
import { Judge } from './scenes/Judge.ts';
import { PairTeller } from './tasks/PairTeller.ts';
import type { Manifest } from './writeDataset.ts';

export interface Checked {
  readonly pairs: number;
  /** Pairs whose answer geometry gave, and gave again from the marks as they are written. */
  readonly judged: number;
  /** What does not hold, one line each. */
  readonly faults: readonly string[];
}

const answerOf = (target: number | null): string => (target === null ? 'none' : String(target));

/** What does not hold of a question; undefined where all does. */
const questionFault = (
  { marks }: DatasetRow,
  judge: Judge,
  { target, asked }: DatasetQuestion,
): string | undefined => {
  if (!asked) {
    const isThere = target === null || marks.some(({ mark }) => mark === target);
    return isThere ? undefined : `no mark ${target}`;
  }
  const meant = judge.meant(asked);
  const found = meant?.length === 1 ? meant[0]! : meant?.length === 0 ? null : undefined;
  return found === target ? undefined : `the marks give ${found ?? 'no clear answer'}, written is ${target}`;
};

const faultsOf = (row: DatasetRow): readonly string[] => {
  const judge = new Judge(row.marks);
  const answers = row.conversations.filter(({ from }) => from === 'gpt').map(({ value }) => value);
  const faults = row.questions.flatMap((question, i) => {
    const { expression, target } = question;
    const isTurn = answers[i] === answerOf(target);
    const fault = isTurn
      ? questionFault(row, judge, question)
      : `the turn answers ${answers[i]}, the question ${target}`;
    return fault === undefined ? [] : [`${row.id} "${expression}": ${fault}`];
  });
  return [...faults, ...taskFaults(row, answers.slice(row.questions.length))];
};

const taskFaults = (
  { id, source, marks, tasks = [] }: DatasetRow,
  answers: readonly string[],
): readonly string[] => {
  const teller = new PairTeller(marks);
  return tasks.flatMap((task, i) => {
    const whose = `${id} "${task.question}"`;
    if (answers[i] !== task.answer)
      return [`${whose}: the turn answers ${answers[i]}, the task ${task.answer}`];
    const told = source === 'vsd' ? task.answer : teller.answer(task);
    return told === task.answer ? [] : [`${whose}: the marks give ${told}, written is ${task.answer}`];
  });
};

/** Reads a data set back: hash and counts as its manifest says, and every answer as its marks give it. */
export const checkDataset = (folder: string): Checked => {
  const text = readFileSync(join(folder, 'rows.jsonl'), 'utf8');
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const rows = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DatasetRow);
  const pairs = rows.reduce((sum, { questions }) => sum + questions.length, 0);
  const faults = rows.flatMap(faultsOf);
  if (createHash('sha256').update(text).digest('hex') !== manifest.sha256)
    faults.unshift('rows.jsonl is not the file that manifest.json was written for');
  if (pairs !== manifest.pairs)
    faults.unshift(`there are ${pairs} pairs; manifest.json says ${manifest.pairs}`);
  const judged = rows.flatMap(({ questions }) => questions).filter(({ asked }) => asked).length;
  return { pairs, judged, faults };
};
