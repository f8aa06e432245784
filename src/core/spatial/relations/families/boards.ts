import { footprintShare } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { RelationInput, RelationSpec, TruthInput } from '../RelationSpec.ts';
import { isOn, SUPPORT } from './support.ts';
import { measuredHeight } from './vertical.ts';

const ON = SUPPORT.find(({ name }) => name === 'on')!;

/** Things whose feet differ by less stand on one board, metres. */
const BOARD_GAP = 0.1;
/** What stands within a shelf stands over at least this share of its ground. */
const LEAST_SHARE = 0.5;
/** What stands on the very top is seldom meant by "the top shelf" where there is a board below. */
const ON_TOP = 0.5;
/** Where on the wrong board a degree has fallen to 1/e, boards. */
const WRONG_BOARD = 0.4;

/** Whether something stands on another thing that the shelf carries, and on no board. */
const isStacked = (f: SceneGeometry, i: number, within: readonly number[]): boolean =>
  within.some(
    (j) =>
      j !== i &&
      Math.abs(f.z0[i]! - f.z1[j]!) < 2 * f.measurement.contactMetres &&
      footprintShare(f, i, j) >= LEAST_SHARE,
  );

/** Heights of the boards of a shelf on which anything stands, lowest first: where the feet of what it carries are. */
const boardsOf = (f: SceneGeometry, shelf: number): readonly number[] => {
  const within = [...f.labels.keys()].filter(
    (i) =>
      i !== shelf &&
      !f.structural[i] &&
      f.z0[i]! > f.z0[shelf]! - f.measurement.contactMetres &&
      f.z0[i]! < f.z1[shelf]! + 2 * f.measurement.contactMetres &&
      footprintShare(f, i, shelf) >= LEAST_SHARE,
  );
  const feet = within
    .filter((i) => !isStacked(f, i, within))
    .map((i) => f.z0[i]!)
    .sort((a, b) => a - b);
  return feet.filter((z, k) => k === 0 || z - feet[k - 1]! > BOARD_GAP);
};

/** How many boards off the one that is meant a thing stands; what is meant may be told by both its neighbours. */
const boardsOff = (
  { frame: f, subject, anchors }: TruthInput,
  from: 'top' | 'bottom' | 'middle',
  rank: number,
): { readonly off: number; readonly isTop: boolean } => {
  const boards = boardsOf(f, anchors[0]!);
  const own = boards.findLastIndex((z) => z <= f.z0[subject]! + BOARD_GAP / 2);
  const contact = 2 * f.measurement.contactMetres;
  const hasTop = boards.length > 1 && boards.at(-1)! > f.z1[anchors[0]!]! - contact;
  const inner = boards.length - (hasTop ? 1 : 0);
  const isTop = hasTop && own === boards.length - 1;
  if (from === 'middle') return { off: Math.max(0, Math.abs(own - (inner - 1) / 2) - 0.5), isTop: false };
  if (from === 'bottom') return { off: Math.abs(own - (rank - 1)), isTop: false };
  return { off: isTop ? rank - 1 : Math.abs(own - (inner - rank)), isTop };
};

const board = (from: 'top' | 'bottom' | 'middle', rank: number, name: string): RelationSpec => {
  const place = (input: TruthInput): number => {
    const { off, isTop } = boardsOff(input, from, rank);
    return (isTop ? ON_TOP : 1) * expDecay(off, WRONG_BOARD);
  };
  const { converse: _, telling: __, ...on } = ON;
  return {
    ...on,
    name,
    phrases: [],
    score: (input: RelationInput) => ON.score(input) * place(input),
    truth: (input) =>
      input.frame.planar ? undefined : Math.min(isOn(input), sigmoid(place(input), 0.4, 0.05)),
    measured: measuredHeight,
  };
};

const RANKS = ['first', 'second', 'third'] as const;
const nameOf = (from: string, rank: number): string =>
  from === 'middle'
    ? 'on a middle board of'
    : rank === 1
      ? `on the ${from} board of`
      : `on the ${RANKS[rank - 1]} board from the ${from} of`;

/** Name of the relation to a shelf that stands for being on one of its boards; undefined beyond the third. */
export const boardNamed = (from: 'top' | 'bottom' | 'middle', rank: number): string | undefined =>
  rank >= 1 && rank <= RANKS.length ? nameOf(from, rank) : undefined;

/** "on the bottom shelf", where the shelf is one thing: no phrases, as the words name a shelf. */
export const BOARDS: readonly RelationSpec[] = [
  board('middle', 1, nameOf('middle', 1)),
  ...RANKS.flatMap((_, k) => [
    board('top', k + 1, nameOf('top', k + 1)),
    board('bottom', k + 1, nameOf('bottom', k + 1)),
  ]),
];
