import { markNumbers } from '../../../core/pointer/markNumbers.ts';
import { Random } from '../../Random.ts';
import { type DatasetMark, type DatasetQuestion, type DatasetRow, turnsOf } from '../DatasetRow.ts';
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
}

/** Questions asked of one scene, at most, and how many are thought of for them. */
const QUESTIONS = 4;
const TRIES = 24;
/** Share of "none" among the questions that are kept. */
const MOST_ABSENT = 0.15;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

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

/** Keeps the share of "none" among the questions of all scenes at what is wanted. */
class Balance {
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

const questionsOf = (
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
    const questions = questionsOf(asker, strange, balance, leftOut);
    if (questions.length === 0) continue;
    const { width, height } = scene;
    const id = `scene-${seed}-${index}`;
    const conversations = turnsOf(questions);
    yield { id, source: 'scenes', group: id, width, height, conversations, marks, questions };
  }
}
