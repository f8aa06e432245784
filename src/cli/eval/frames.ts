import { readFrameFolder } from '../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import type { Composition } from '../../engine/Composition.ts';
import { askFrame } from '../ask/askFrame.ts';
import { type Cause, explain } from './explain.ts';
import { isRight } from './judge.ts';
import { type FrameQuestion, readFrameSet } from './readFrameSet.ts';

export interface Count {
  readonly n: number;
  readonly correct: number;
}

/** JSON of `eval frames`. */
export interface FramesReport {
  readonly n: number;
  readonly unique: Count;
  readonly ambiguous: Count;
  readonly absent: Count;
  /** Right answers of all. */
  readonly accuracy: number;
  /** Share of absent expressions that were answered with a mark. */
  readonly false_accept: number;
  readonly by_skill: Readonly<Record<string, Count>>;
  readonly by_frame: Readonly<Record<string, Count>>;
  /** How many wrong answers each cause has (eval/explain.ts). */
  readonly causes: Readonly<Partial<Record<Cause, number>>>;
  /** Mean seconds a question; a frame is perceived once and counts with its first question. */
  readonly seconds: number;
}

export interface FramesOptions {
  readonly composition: Composition;
  readonly parameters: Parameters;
  readonly codec: ImageCodec;
  /** Wrong answers to explain, at most. */
  readonly errors: number;
  readonly print: (line: string) => void;
}

/** Asks every expression of a set of annotated frames through the whole pipeline and scores the answers. */
export const evalFrames = async (folder: string, options: FramesOptions): Promise<FramesReport> => {
  const { composition, parameters, codec, errors, print } = options;
  const tally = new Map<string, { n: number; correct: number }>();
  const causes: Partial<Record<Cause, number>> = {};
  let seconds = 0;
  let accepted = 0;
  let explained = 0;
  for (const { name, folder: frameFolder, objects, questions } of await readFrameSet(folder)) {
    const frame = await readFrameFolder(frameFolder, codec);
    if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
    composition.perception.clear();
    for (const question of questions) {
      const asked = await askFrame(composition, parameters, frame.value, question.expression);
      seconds += asked.seconds;
      const right = isRight(asked.answer, question, objects);
      for (const key of keysOf(question, name)) count(tally, key, right);
      if (question.kind === 'absent' && asked.answer.result.ok) accepted++;
      if (right) continue;
      const marked = await composition.perception.perceive(frame.value);
      const why = explain(question, asked.answer, objects, marked.ok ? marked.value.landmarks : []);
      causes[why.cause] = (causes[why.cause] ?? 0) + 1;
      if (++explained > errors) continue;
      const [first, ...rest] = why.lines;
      for (const line of [`${why.cause}: ${first}`, ...rest]) print(line);
    }
  }
  const of = (key: string): Count => tally.get(key) ?? { n: 0, correct: 0 };
  const group = (prefix: string) =>
    Object.fromEntries(
      [...tally]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value])
        .sort(),
    );
  const all = of('all');
  return {
    n: all.n,
    unique: of('unique'),
    ambiguous: of('ambiguous'),
    absent: of('absent'),
    accuracy: all.n === 0 ? 0 : all.correct / all.n,
    false_accept: of('absent').n === 0 ? 0 : accepted / of('absent').n,
    by_skill: group('skill '),
    by_frame: group('frame '),
    causes,
    seconds: all.n === 0 ? 0 : seconds / all.n,
  };
};

const keysOf = ({ kind, skills }: FrameQuestion, frame: string): readonly string[] => [
  'all',
  kind,
  `frame ${frame}`,
  ...skills.map((skill) => `skill ${skill}`),
];

const count = (tally: Map<string, { n: number; correct: number }>, key: string, right: boolean): void => {
  const entry = tally.get(key) ?? { n: 0, correct: 0 };
  tally.set(key, { n: entry.n + 1, correct: entry.correct + Number(right) });
};
