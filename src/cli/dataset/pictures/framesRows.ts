import { basename, dirname } from 'node:path';
import { readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { perceiveFrame } from '../../ask/perceiveFrame.ts';
import { boxIou, isObject } from '../../eval/frames/judge.ts';
import type { Oracle } from '../../eval/frames/oracle/Oracle.ts';
import { type AnnotatedFrame, type FrameQuestion, readFrameSet } from '../../eval/frames/readFrameSet.ts';
import { hash } from '../../hash.ts';
import { Random } from '../../Random.ts';
import { type DatasetQuestion, type DatasetRow, turnsOf } from '../DatasetRow.ts';
import { pairTasks } from '../tasks/pairTasks.ts';
import { markedMarks } from './markedMarks.ts';
import { nodePrompts } from './nodePrompts.ts';
import type { PictureFolder } from './PictureFolder.ts';

/** Why a question of an annotated frame is left out. */
export type QuestionLeftOut = 'ambiguous' | 'the target has no mark';

export interface FramesRowsOptions {
  /** Composed around the oracle: true masks and names. */
  readonly composition: Pick<Composition, 'perception'>;
  readonly oracle: Oracle;
  readonly codec: ImageCodec;
  readonly pictures: PictureFolder;
  readonly seed: number;
  /** Statements and descriptions of pairs beside the referring. */
  readonly tasks: boolean;
  readonly leftOut: (why: QuestionLeftOut) => void;
}

/** Null where nothing is meant, undefined where what is meant has no mark. */
const targetOf = (
  { kind, target }: FrameQuestion,
  { objects }: AnnotatedFrame,
  { landmarks }: MarkedFrame,
): number | null | undefined => {
  if (kind === 'absent') return null;
  const meant = objects.get(target!)!;
  // The annotation's own mask is among the marks; others may hold its point too.
  const [best] = landmarks
    .filter((landmark) => landmark.role === 'object' && isObject(landmark, meant))
    .sort((a, b) => boxIou(b, meant) - boxIou(a, meant));
  return best?.mark;
};

const questionsOf = (
  annotated: AnnotatedFrame,
  marked: MarkedFrame,
  leftOut: FramesRowsOptions['leftOut'],
): readonly DatasetQuestion[] =>
  annotated.questions.flatMap((question): DatasetQuestion[] => {
    const { kind, expression } = question;
    if (kind === 'ambiguous') {
      leftOut('ambiguous');
      return [];
    }
    const target = targetOf(question, annotated, marked);
    if (target === undefined) {
      leftOut('the target has no mark');
      return [];
    }
    const label = marked.landmarks.find(({ mark }) => mark === target)?.labels[0]?.label;
    const kin = marked.landmarks.filter(({ labels }) => label !== undefined && labels[0]?.label === label);
    return [{ expression, kind, target, anchors: [], kin: kin.map(({ mark }) => mark) }];
  });

/** The row of one frame; undefined where nothing can be asked of it. */
const rowOf = async (
  annotated: AnnotatedFrame,
  { composition, oracle, codec, pictures, seed, tasks: areTasks, leftOut }: FramesRowsOptions,
): Promise<DatasetRow | undefined> => {
  const frame = await readFrameFolder(annotated.folder, codec);
  if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
  composition.perception.clear();
  oracle.show(annotated);
  const marked = await perceiveFrame(composition, frame.value);
  if (!marked.ok) throw new Error(`${annotated.folder}: ${marked.failure.message}`);
  const group = `${basename(dirname(annotated.folder))}-${annotated.name}`;
  const marks = markedMarks(marked.value);
  const questions = questionsOf(annotated, marked.value, leftOut);
  const tasks = areTasks ? pairTasks(marks, new Random(hash(`${seed} ${group}`))) : [];
  if (questions.length + tasks.length === 0) return undefined;
  const { width, height } = frame.value.color;
  return {
    id: `frame-${group}`,
    ...(await pictures.write(`frame-${group}`, frame.value.color, marked.value.landmarks)),
    source: 'frames',
    group,
    width,
    height,
    conversations: turnsOf(questions, tasks),
    marks,
    questions,
    prompts: nodePrompts(marked.value, questions),
    ...(areTasks && { tasks }),
  };
};

/** People's expressions over annotated RGB-D frames: true masks and names as marks, plain and marked pictures beside. */
export async function* framesRows(
  folders: readonly string[],
  options: FramesRowsOptions,
): AsyncGenerator<DatasetRow> {
  for (const folder of folders)
    for (const annotated of await readFrameSet(folder)) {
      const row = await rowOf(annotated, options);
      if (row) yield row;
    }
}
