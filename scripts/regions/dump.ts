/**
 * Writes what the judge of regions looks at, for scripts/regions/fit.py:
 *
 *     node --import tsx scripts/regions/dump.ts OUT_DIR SET_DIR...
 *
 * A set holds frame folders with objects.json (boxes of annotated things) or labels.png (instances, 2 and above). One
 * file a frame: a line of JSON {set, frame, source, origin, names, columns, rows, things}, then float32 rows of box (pixels: x0 y0
 * x1 y1), the thing whose box fits best (-1 none) and its IoU, then the features. Each frame is written with its depth
 * and once more as if the camera had none.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { boxIou } from '../../src/core/geometry/boxOverlap.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fuse } from '../../src/core/segment/fusion/fuse.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { proposeRegions, type RegionProposals } from '../../src/core/segment/tree/proposeRegions.ts';
import { FEATURES } from '../../src/core/segment/tree/regionFeatures.ts';
import type { PixelBox } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { composeDetector } from '../../src/engine/composeDetector.ts';

const [out, ...sets] = process.argv.slice(2);
if (!out || sets.length === 0) throw new Error('usage: dump.ts OUT_DIR SET_DIR...');
mkdirSync(out, { recursive: true });
const codec = new SharpImageCodec();
const composed = await composeDetector({ ...DEFAULT_PARAMETERS, model_timeout: 60 }, { log: () => {} });
if (!composed.ok || !composed.value) throw new Error('no detector');
const detector = composed.value;
detector.start();
await detector.ready(120_000);

const accept = <T>(result: { ok: true; value: T } | { ok: false; failure: { message: string } }): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

/** Boxes of objects.json, or of the instances of labels.png. */
const thingsOf = async (folder: string, frame: RgbdFrame): Promise<PixelBox[]> => {
  const annotated = join(folder, 'objects.json');
  if (existsSync(annotated)) {
    const objects = JSON.parse(readFileSync(annotated, 'utf8')) as { box: number[] }[];
    return objects.map(({ box }) => ({ x0: box[0]!, y0: box[1]!, x1: box[2]!, y1: box[3]! }));
  }
  const { width, height } = frame.depth;
  const limits = { maxPixels: width * height };
  const labels = accept(await codec.decodeDepth(readFileSync(join(folder, 'labels.png')), limits)).data;
  const boxes = new Map<number, { x0: number; y0: number; x1: number; y1: number }>();
  labels.forEach((metres, at) => {
    const id = Math.round(metres * 1000);
    if (id < 2) return;
    const u = at % width;
    const v = (at - u) / width;
    const box = boxes.get(id) ?? { x0: u, y0: v, x1: u + 1, y1: v + 1 };
    boxes.set(id, {
      x0: Math.min(box.x0, u),
      y0: Math.min(box.y0, v),
      x1: Math.max(box.x1, u + 1),
      y1: Math.max(box.y1, v + 1),
    });
  });
  return [...boxes.values()];
};

const boxOfProposal = (pool: RegionProposals, row: number): PixelBox => {
  const { tree, region } = pool.proposals[row]!;
  const { boxes } = pool.forest.trees[tree] ?? pool.segments;
  const { across, down } = pool.grid;
  return {
    x0: boxes[4 * region]! * across,
    y0: boxes[4 * region + 1]! * down,
    x1: boxes[4 * region + 2]! * across,
    y1: boxes[4 * region + 3]! * down,
  };
};

const write = (path: string, head: object, pool: RegionProposals, things: readonly PixelBox[]): void => {
  const columns = 6 + FEATURES.length;
  const rows = new Float32Array(pool.proposals.length * columns);
  for (let row = 0; row < pool.proposals.length; row++) {
    const box = boxOfProposal(pool, row);
    let best = -1;
    let fit = 0;
    things.forEach((thing, k) => {
      const iou = boxIou(box, thing);
      if (iou > fit) {
        fit = iou;
        best = k;
      }
    });
    rows.set([box.x0, box.y0, box.x1, box.y1, best, fit], row * columns);
    const from = row * FEATURES.length;
    rows.set(pool.features.subarray(from, from + FEATURES.length), row * columns + 6);
  }
  const line = JSON.stringify({
    ...head,
    names: FEATURES,
    columns,
    rows: pool.proposals.length,
    things: things.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1]),
  });
  writeFileSync(path, Buffer.concat([Buffer.from(`${line}\n`), Buffer.from(rows.buffer)]));
};

/** The repository of camera.json where it names one: frames of one origin are one source. */
const sourceOf = (folder: string, set: string): string => {
  const { source } = JSON.parse(readFileSync(join(folder, 'camera.json'), 'utf8')) as { source?: string };
  const repository = source?.match(/([\w.-]+\/[\w.-]+)@/)?.[1];
  return repository ?? basename(set);
};

for (const set of sets.map((path) => resolve(path)))
  for (const name of readdirSync(set)) {
    const folder = join(set, name);
    if (!existsSync(join(folder, 'color.png'))) continue;
    const frame = accept(await readFrameFolder(folder, codec));
    const things = await thingsOf(folder, frame);
    const detections = accept(await detector.detect(frame.color));
    const blind: RgbdFrame = {
      ...frame,
      depth: { ...frame.depth, data: new Float32Array(frame.depth.data.length) },
    };
    for (const [kind, seen] of Object.entries({ depth: frame, blind })) {
      const cut = accept(await new GeometrySegmenter().segment(seen, {}));
      const candidates = fuse({ detections, candidates: cut.candidates, frame: seen });
      const pool = proposeRegions({ frame: seen, up: cut.up, candidates, detections });
      const head = {
        set: `${basename(resolve(set, '..'))}/${basename(set)}`,
        frame: name,
        source: sourceOf(folder, set),
        kind,
      };
      write(join(out, `${basename(set)}-${name}-${kind}.bin`), head, pool, things);
    }
  }
await detector.stop();
