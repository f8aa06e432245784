import { readFrameFolder } from '../../adapters/files/readFrameFolder.ts';
import { boxIou } from '../../core/geometry/boxOverlap.ts';
import { CAMERA_UP } from '../../core/geometry/estimateUp.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { growRegions, proposeRegions } from '../../core/segment/tree/proposeRegions.ts';
import { cellMask, pixelMask } from '../../core/segment/tree/regionMask.ts';
import type { RgbdFrame } from '../../core/types/images.ts';
import type { Mask } from '../../core/types/landmarks.ts';
import type { Composition } from '../../engine/compose/Composition.ts';
import { type AnnotatedObject, readFrameSet } from './frames/readFrameSet.ts';
import { sourceOf } from './frames/sourceOf.ts';

/** How much of the annotated things a set of regions shows. */
export interface MarksCount {
  readonly frames: number;
  readonly things: number;
  /** Things with a region at box IoU 0.5, and those whose region also holds their point. */
  readonly boxed: number;
  readonly pointed: number;
  /** Regions of all frames. */
  readonly regions: number;
}

/** What is counted: drawn marks; marks and spare candidates; every region that was judged. */
export type MarksOf = Readonly<Record<'marks' | 'candidates' | 'tree', MarksCount>>;

/** JSON of `eval marks`. */
export interface MarksReport extends MarksOf {
  readonly by_source: Readonly<Record<string, MarksOf>>;
}

export interface MarksOptions {
  readonly composition: Composition;
  readonly codec: ImageCodec;
  readonly print?: (line: string) => void;
}

/** Overlap of boxes from which a region shows the annotated thing. */
const SAME_IOU = 0.5;
const NONE: MarksCount = { frames: 0, things: 0, boxed: 0, pointed: 0, regions: 0 };

/** Which annotated things of a set of frames have a mark, a candidate, a region of the tree. */
export const evalMarks = async (folders: readonly string[], options: MarksOptions): Promise<MarksReport> => {
  const bySource = new Map<string, MarksOf>();
  let all: MarksOf = { marks: NONE, candidates: NONE, tree: NONE };
  const sets = await Promise.all(folders.map(readFrameSet));
  for (const { name, folder: frameFolder, objects } of sets.flat()) {
    const frame = await readFrameFolder(frameFolder, options.codec);
    if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
    options.composition.perception.clear();
    const marked = await options.composition.perception.perceive(frame.value);
    if (!marked.ok) throw new Error(`${marked.failure.code}: ${marked.failure.message}`);
    const things = [...objects.values()];
    const { landmarks, spare = () => [] } = marked.value;
    const drawn = landmarks.map(({ mask }) => mask);
    const candidates = [...drawn, ...spare().map(({ mask }) => mask)];
    const found = {
      marks: countIn(things, drawn),
      candidates: countIn(things, candidates),
      tree: countIn(things, treeMasks(frame.value)),
    };
    for (const thing of things)
      if (!shows(drawn, thing).boxed) options.print?.(missed(name, thing, candidates));
    const source = await sourceOf(frameFolder);
    bySource.set(source, plus(bySource.get(source), found));
    all = plus(all, found);
  }
  return { ...all, by_source: Object.fromEntries([...bySource].sort()) };
};

/** Every region of the trees, whatever the judge says. */
const treeMasks = (frame: RgbdFrame): readonly Mask[] => {
  const pool = proposeRegions({
    grown: growRegions(frame, CAMERA_UP),
    candidates: [],
    detections: [],
  });
  return pool.proposals.map((_, row) => pixelMask(cellMask(pool, row), pool.grid));
};

const missed = (frame: string, thing: AnnotatedObject, candidates: readonly Mask[]): string =>
  `${frame} ${thing.id} [${thing.box.join(' ')}]: no mark${shows(candidates, thing).boxed ? ', but a candidate' : ''}`;

const countIn = (things: readonly AnnotatedObject[], masks: readonly Mask[]): MarksCount => {
  const shown = things.map((thing) => shows(masks, thing));
  return {
    frames: 1,
    things: things.length,
    boxed: shown.filter(({ boxed }) => boxed).length,
    pointed: shown.filter(({ pointed }) => pointed).length,
    regions: masks.length,
  };
};

const shows = (masks: readonly Mask[], { box: [x0, y0, x1, y1], point }: AnnotatedObject) => {
  const fitting = masks.filter((mask) => boxIou(mask.box, { x0, y0, x1, y1 }) >= SAME_IOU);
  return { boxed: fitting.length > 0, pointed: fitting.some((mask) => holds(mask, point)) };
};

const holds = ({ box, bits }: Mask, [u, v]: readonly [number, number]): boolean =>
  u >= box.x0 &&
  u < box.x1 &&
  v >= box.y0 &&
  v < box.y1 &&
  bits[(v - box.y0) * (box.x1 - box.x0) + u - box.x0] === 1;

const plus = (a: MarksOf | undefined, b: MarksOf): MarksOf => ({
  marks: added(a?.marks, b.marks),
  candidates: added(a?.candidates, b.candidates),
  tree: added(a?.tree, b.tree),
});

const added = (a: MarksCount = NONE, b: MarksCount): MarksCount => ({
  frames: a.frames + b.frames,
  things: a.things + b.things,
  boxed: a.boxed + b.boxed,
  pointed: a.pointed + b.pointed,
  regions: a.regions + b.regions,
});
