import { basename } from 'node:path';
import type { RgbdFrame } from '../../../core/types/images.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { hash } from '../../hash.ts';
import { Random } from '../../Random.ts';
import { type DatasetRow, turnsOf } from '../DatasetRow.ts';
import { askMarks, Balance } from '../scenes/askMarks.ts';
import { Asker, type LeftOut } from '../scenes/askScene.ts';
import { Judge } from '../scenes/Judge.ts';
import { pairTasks } from '../tasks/pairTasks.ts';
import { markedMarks } from './markedMarks.ts';
import { nodePrompts } from './nodePrompts.ts';
import type { PictureFolder } from './PictureFolder.ts';

export interface RecordingRowsOptions {
  readonly composition: Pick<Composition, 'perception'>;
  readonly pictures: PictureFolder;
  readonly seed: number;
  readonly tasks: boolean;
  /** Nouns for questions about what is not there. */
  readonly nouns: readonly string[];
  readonly leftOut: (why: LeftOut | 'the frame has fewer than two named marks') => void;
}

/**
 * Questions about what a robot recorded, asked and answered by the geometry that answers the robot: its own marks, named as
 * it names them. What nobody named is no answer, so a picture should be looked at before it is learnt from.
 */
export async function* recordingRows(
  file: string,
  frames: AsyncIterable<RgbdFrame>,
  { composition, pictures, seed, tasks: areTasks, nouns, leftOut }: RecordingRowsOptions,
): AsyncGenerator<DatasetRow> {
  const name = basename(file).replace(/\.[^.]*$/, '');
  const balance = new Balance();
  for await (const frame of frames) {
    const id = `${name}-${frame.stampNs / 1_000_000n}`;
    const marked = await composition.perception.perceive(frame);
    if (!marked.ok) throw new Error(`${id}: ${marked.failure.message}`);
    const marks = markedMarks(marked.value);
    if (marks.filter(({ label }) => label !== '').length < 2) {
      leftOut('the frame has fewer than two named marks');
      continue;
    }
    const random = new Random(hash(`${seed} ${id}`));
    const there = new Set(marks.map(({ label }) => label));
    const strange = nouns.filter((noun) => !there.has(noun));
    const asker = new Asker(marks, new Judge(marks), random, { heldOutWordings: false });
    const questions = askMarks(asker, strange, balance, leftOut);
    const tasks = areTasks ? pairTasks(marks, random) : [];
    if (questions.length + tasks.length === 0) continue;
    const { width, height } = frame.color;
    yield {
      id,
      ...(await pictures.write(id, frame.color, marked.value.landmarks)),
      source: 'recording',
      group: name,
      width,
      height,
      conversations: turnsOf(questions, tasks),
      marks,
      questions,
      prompts: nodePrompts(marked.value, questions),
      ...(areTasks && { tasks }),
    };
  }
}
