import { NOUNS } from '../../core/spatial/lexicon/tables/nounTable.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import { markedMarks } from '../dataset/pictures/markedMarks.ts';
import { askMarks, Balance } from '../dataset/scenes/askMarks.ts';
import { Asker } from '../dataset/scenes/askScene.ts';
import { Judge } from '../dataset/scenes/Judge.ts';
import type { AnnotatedObject, FrameQuestion } from '../eval/frames/readFrameSet.ts';
import { hash } from '../hash.ts';
import { Random } from '../Random.ts';

export interface ProposedFrame {
  readonly frame: RgbdFrame;
  readonly name: string;
  readonly objects: readonly AnnotatedObject[];
  readonly questions: readonly FrameQuestion[];
}

const idOf = (mark: number): string => `m${mark}`;

/** Things and surfaces by what the node sees and calls them, and questions by the geometry that answers the robot. */
export async function* proposeLabels(
  frames: AsyncIterable<RgbdFrame>,
  name: string,
  composition: Pick<Composition, 'perception'>,
): AsyncGenerator<ProposedFrame> {
  const balance = new Balance();
  for await (const frame of frames) {
    const id = `${name}_${frame.stampNs / 1_000_000n}`;
    const marked = await composition.perception.perceive(frame);
    if (!marked.ok) throw new Error(`${id}: ${marked.failure.message}`);
    const marks = markedMarks(marked.value);
    const there = new Set(marks.map(({ label }) => label));
    const strange = NOUNS.filter(({ name: noun, facts }) => !there.has(noun) && !facts.traits.has('bounds'));
    const asker = new Asker(marks, new Judge(marks), new Random(hash(id)), { heldOutWordings: false });
    const questions = askMarks(
      asker,
      strange.map(({ name: noun }) => noun),
      balance,
      () => undefined,
    );
    yield {
      frame,
      name: id,
      objects: marked.value.landmarks.map(objectOf),
      questions: questions.map(({ expression, kind, target }) => ({
        frame: id,
        expression,
        kind,
        target: target === null ? null : idOf(target),
        candidates: [],
        skills: [],
      })),
    };
  }
}

const objectOf = ({ mark, labels, colours, mask: { box }, anchor }: Landmark): AnnotatedObject => ({
  id: idOf(mark),
  label: labels[0]?.label.toLowerCase() ?? '',
  synonyms: [],
  colour: colours[0]?.name ?? '',
  box: [box.x0, box.y0, box.x1, box.y1],
  point: [Math.round(anchor[0]), Math.round(anchor[1])],
});
