import { markNumbers } from '../../../core/pointer/markNumbers.ts';
import { Random } from '../../Random.ts';
import { type DatasetMark, type DatasetRow, turnsOf } from '../DatasetRow.ts';
import { round4 as round } from '../round.ts';
import { pairTasks } from '../tasks/pairTasks.ts';
import { askMarks, Balance } from './askMarks.ts';
import { Asker, type LeftOut } from './askScene.ts';
import { type DrawnScene, type DrawnThing, drawScene } from './drawScene.ts';
import { Judge } from './Judge.ts';
import type { Kinds } from './kinds.ts';

export interface SceneOptions {
  readonly kinds: Kinds;
  readonly seed: number;
  /** Pairs of expression and answer. */
  readonly pairs: number;
  /** Marks of a scene: drawn between these, both included. */
  readonly marks: readonly [number, number];
  readonly heldOutWordings: boolean;
  /** Statements and descriptions of pairs beside the referring. */
  readonly tasks?: boolean;
}

const markOf = (thing: DrawnThing, mark: number, scene: DrawnScene): DatasetMark => {
  const { box, center, size, colours, label, crop, role, truncated } = thing;
  const [x0, y0, x1, y1] = [box.x0, box.y0, box.x1, box.y1].map(round) as [number, number, number, number];
  const rounded = {
    role,
    truncated,
    colours: colours.map(({ name, share }) => ({ name, share: round(share) })),
    center: center.map(round) as [number, number, number],
    size: size.map(round) as [number, number, number],
  };
  return {
    mark,
    label,
    ...(crop !== undefined && { crop }),
    box: [x0, y0, x1, y1],
    ...rounded,
    numbers: markNumbers({ ...rounded, box: { x0, y0, x1, y1 } }, scene).map(round),
  };
};

/** Draws scenes and asks about them until there are as many pairs as asked for. `leftOut` is told of each that is not kept. */
export function* sceneRows(options: SceneOptions, leftOut: (why: LeftOut) => void): Generator<DatasetRow> {
  const { kinds, seed, pairs, marks: range, heldOutWordings } = options;
  const labels = [...kinds.floor, ...kinds.wall, ...kinds.top].map(({ label }) => label);
  const balance = new Balance();
  for (let index = 0; balance.count < pairs; index++) {
    // A seed of its own for each scene: any one can be drawn again without those before it.
    const random = new Random((seed * 1_000_003 + index * 7919) >>> 0);
    const scene = drawScene(kinds, random, random.whole(...range));
    if (scene.things.length < range[0]) continue;
    const marks = scene.things.map((thing, i) => markOf(thing, i + 1, scene));
    const asker = new Asker(marks, new Judge(marks), random, { heldOutWordings });
    const there = new Set(marks.map(({ label }) => label));
    const strange = labels.filter((label) => !there.has(label));
    const questions = askMarks(asker, strange, balance, leftOut);
    if (questions.length === 0) continue;
    const { width, height } = scene;
    const id = `scene-${seed}-${index}`;
    const tasks = options.tasks ? pairTasks(marks, random) : [];
    const conversations = turnsOf(questions, tasks);
    const about = { id, source: 'scenes', group: id, width, height };
    yield { ...about, conversations, marks, questions, ...(options.tasks && { tasks }) };
  }
}
