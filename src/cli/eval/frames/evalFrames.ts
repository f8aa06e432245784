import { basename, dirname } from 'node:path';
import { type FolderFrame, readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import type { Landmark } from '../../../core/types/landmarks.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import type { LocateAnswer } from '../../../pipeline/LocateAnswer.ts';
import { askFrame } from '../../ask/askFrame.ts';
import { perceiveFrame } from '../../ask/perceiveFrame.ts';
import type { Viewer } from '../../ask/viewerOption.ts';
import { askRemembered } from '../memory/askRemembered.ts';
import { type Cause, explain } from './explain.ts';
import type { Count, FramesReport } from './FramesReport.ts';
import { FramesTally, type Scored } from './FramesTally.ts';
import { isObject, isRight } from './judge.ts';
import { type AnnotatedFrame, type FrameQuestion, readFrameSet } from './readFrameSet.ts';
import { sourceOf } from './sourceOf.ts';

export interface FramesOptions {
  readonly composition: Composition;
  readonly parameters: Parameters;
  readonly codec: ImageCodec;
  /** Takes the depth of every frame away. */
  readonly withoutDepth?: boolean | undefined;
  /** Asks a memory that has seen each frame a few times, in the frame's stead. */
  readonly recalled?: boolean | undefined;
  /** Whose left and front; the camera's where none is given. */
  readonly viewer?: Viewer | undefined;
  /** Wrong answers to explain, at most. */
  readonly errors: number;
  readonly print: (line: string) => void;
  /** Told which frame comes next, before it is perceived (oracles). */
  readonly onFrame?: ((annotated: AnnotatedFrame, frame: FolderFrame) => void) | undefined;
}

/** Asks every expression of sets of annotated frames through the whole pipeline and scores the answers. */
export const evalFrames = async (
  folders: readonly string[],
  options: FramesOptions,
): Promise<FramesReport> => {
  const tally = new FramesTally();
  const causes: Partial<Record<Cause, number>> = {};
  let seconds = 0;
  let explained = 0;
  for await (const asked of allQuestions(folders, options)) {
    const { annotated, source, question, answer, landmarks } = asked;
    seconds += asked.seconds;
    const scored = score(question, answer, annotated, landmarks);
    tally.add(namesOf(question, annotated, source), scored);
    if (scored.right) continue;
    const why = explain(question, answer, annotated.objects, landmarks);
    causes[why.cause] = (causes[why.cause] ?? 0) + 1;
    if (++explained > options.errors) continue;
    const [first, ...rest] = why.lines;
    for (const line of [`${why.cause}: ${first}`, ...rest]) options.print(line);
  }
  return report(tally, causes, seconds);
};

interface Asked {
  readonly question: FrameQuestion;
  readonly answer: LocateAnswer;
  readonly seconds: number;
  readonly landmarks: readonly Landmark[];
}

async function* allQuestions(
  folders: readonly string[],
  options: FramesOptions,
): AsyncGenerator<Asked & { readonly annotated: AnnotatedFrame; readonly source: string }> {
  for (const folder of folders)
    for (const annotated of await readFrameSet(folder)) {
      const source = await sourceOf(annotated.folder);
      for await (const asked of questionsOf(annotated, options)) yield { ...asked, annotated, source };
    }
}

async function* questionsOf(annotated: AnnotatedFrame, options: FramesOptions): AsyncGenerator<Asked> {
  const { composition, parameters, codec, onFrame, withoutDepth, recalled } = options;
  const read = await readFrameFolder(annotated.folder, codec);
  if (!read.ok) throw new Error(`${read.failure.code}: ${read.failure.message}`);
  const frame = withoutDepth ? blind(read.value) : read.value;
  composition.perception.clear();
  onFrame?.(annotated, frame);
  const seen = recalled ? await perceiveFrame(composition, frame) : undefined;
  const remembered = seen?.ok ? askRemembered(composition, seen.value) : undefined;
  for (const question of annotated.questions) {
    const { answer, seconds } = remembered
      ? { answer: await remembered(question.expression), seconds: 0 }
      : await askFrame(composition, parameters, frame, question.expression, options);
    const marked = await perceiveFrame(composition, frame);
    yield { question, answer, seconds, landmarks: marked.ok ? marked.value.landmarks : [] };
  }
}

/** As a camera without depth sees it. */
const blind = (frame: FolderFrame): FolderFrame => ({
  ...frame,
  depth: { ...frame.depth, data: new Float32Array(frame.depth.data.length) },
  withoutDepth: 'taken away for measuring',
});

const score = (
  question: FrameQuestion,
  answer: LocateAnswer,
  { objects }: AnnotatedFrame,
  landmarks: readonly Landmark[],
): Scored => {
  const target = question.target === null ? undefined : objects.get(question.target);
  const right = new Set(target ? landmarks.filter((l) => isObject(l, target)).map(({ mark }) => mark) : []);
  const place = answer.ranked.findIndex(({ id }) => right.has(id));
  return {
    kind: question.kind,
    right: isRight(answer, question, objects),
    accepted: question.kind === 'absent' && (answer.result.ok || answer.unplaced !== undefined),
    rank: place < 0 ? undefined : place,
    chance: right.size / Math.max(1, landmarks.length),
  };
};

const namesOf = (
  { skills }: FrameQuestion,
  { name, folder }: AnnotatedFrame,
  source: string,
): readonly string[] => [
  'all',
  `frame ${name}`,
  `source ${source}`,
  `set ${basename(dirname(dirname(folder)))}/${basename(dirname(folder))}`,
  ...skills.map((skill) => `skill ${skill}`),
];

const report = (tally: FramesTally, causes: FramesReport['causes'], seconds: number): FramesReport => {
  const all = tally.count('all');
  const kinds = (prefix: string) =>
    Object.fromEntries(tally.names(prefix).map((name) => [name, tally.kinds(`${prefix}${name}`)]));
  const counts = (prefix: string): Readonly<Record<string, Count>> =>
    Object.fromEntries(tally.names(prefix).map((name) => [name, tally.count(`${prefix}${name}`)]));
  return {
    n: all.n,
    ...tally.kinds('all'),
    accuracy: all.n === 0 ? 0 : all.correct / all.n,
    by_source: kinds('source '),
    by_set: kinds('set '),
    by_skill: counts('skill '),
    by_frame: counts('frame '),
    causes,
    seconds: all.n === 0 ? 0 : seconds / all.n,
  };
};
