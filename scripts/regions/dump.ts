/**
 * Writes what the judge of regions looks at, for scripts/regions/fit.py:
 *
 *     node --import tsx scripts/regions/dump.ts OUT_DIR SET_DIR...
 *
 * A set holds frame folders with objects.json (boxes of annotated things) or labels.png (instances, 2 and above). One
 * file a frame: a line of JSON {set, frame, source, origin, names, columns, rows, things}, then float32 rows of box (pixels: x0 y0
 * x1 y1), the thing whose box fits best (-1 none) and its IoU, then the features. Each frame is written as it is,
 * as if the camera had no depth, mirrored, cropped twice, and without the detector with and without depth.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readFrameFolder } from '../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { sourceOf } from '../../src/cli/eval/frames/sourceOf.ts';
import { NO_DETECTIONS } from '../../src/core/detect/Detections.ts';
import { boxArea, boxIou } from '../../src/core/geometry/boxOverlap.ts';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fuse } from '../../src/core/segment/fusion/fuse.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { FEATURES } from '../../src/core/segment/tree/judge/regionFeatures.ts';
import {
  growRegions,
  proposeRegions,
  type RegionProposals,
} from '../../src/core/segment/tree/proposeRegions.ts';
import type { PixelBox } from '../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import { composeDetector } from '../../src/engine/compose/perception/composeDetector.ts';

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

interface View {
  readonly frame: RgbdFrame;
  readonly things: readonly PixelBox[];
  /** As if there were no detector. */
  readonly bare?: true;
}

const withoutDepth = (frame: RgbdFrame): RgbdFrame => ({
  ...frame,
  depth: { ...frame.depth, data: new Float32Array(frame.depth.data.length) },
});

/** Left and right exchanged: another cut of the same room. */
const mirrored = ({ frame, things }: View): View => {
  const { width, height } = frame.color;
  const color = new Uint8Array(frame.color.data.length);
  const depth = new Float32Array(frame.depth.data.length);
  for (let at = 0; at < depth.length; at++) {
    const from = at - 2 * (at % width) + width - 1;
    depth[at] = frame.depth.data[from]!;
    for (let k = 0; k < 3; k++) color[3 * at + k] = frame.color.data[3 * from + k]!;
  }
  return {
    frame: {
      ...frame,
      color: { width, height, data: color },
      depth: { width, height, data: depth },
      camera: { ...frame.camera, cx: width - 1 - frame.camera.cx },
    },
    things: things.map(({ x0, x1, ...rows }) => ({ x0: width - x1, x1: width - x0, ...rows })),
  };
};

/** Share of a thing that a crop must hold to count; and of the image's sides that it keeps. */
const MOSTLY = 0.6;
const KEPT = 0.72;

/** A part of the frame, from the given shares of its width and height on; things that it holds mostly are clipped. */
const cropped = ({ frame, things }: View, left: number, top: number): View => {
  const { width, height } = frame.color;
  const [x, y] = [Math.round(left * width), Math.round(top * height)];
  const [w, h] = [Math.round(KEPT * width), Math.round(KEPT * height)];
  const color = new Uint8Array(w * h * 3);
  const depth = new Float32Array(w * h);
  for (let v = 0; v < h; v++) {
    const from = (v + y) * width + x;
    color.set(frame.color.data.subarray(3 * from, 3 * (from + w)), 3 * v * w);
    depth.set(frame.depth.data.subarray(from, from + w), v * w);
  }
  const clip = (at: number, most: number) => Math.min(most, Math.max(0, at));
  return {
    frame: {
      ...frame,
      color: { width: w, height: h, data: color },
      depth: { width: w, height: h, data: depth },
      camera: { ...frame.camera, width: w, height: h, cx: frame.camera.cx - x, cy: frame.camera.cy - y },
    },
    things: things.flatMap((box) => {
      const part = {
        x0: clip(box.x0 - x, w),
        y0: clip(box.y0 - y, h),
        x1: clip(box.x1 - x, w),
        y1: clip(box.y1 - y, h),
      };
      return boxArea(part) >= MOSTLY * boxArea(box) ? [part] : [];
    }),
  };
};

for (const set of sets.map((path) => resolve(path)))
  for (const name of readdirSync(set)) {
    const folder = join(set, name);
    if (!existsSync(join(folder, 'color.png'))) continue;
    const frame = accept(await readFrameFolder(folder, codec));
    const things = await thingsOf(folder, frame);
    const [whole, mirror] = [{ frame, things }, mirrored({ frame, things })];
    const seen: Readonly<Record<string, View>> = {
      depth: whole,
      blind: { ...whole, frame: withoutDepth(frame) },
      bare: { ...whole, bare: true },
      bareBlind: { ...whole, frame: withoutDepth(frame), bare: true },
      mirrored: mirror,
      left: cropped(whole, 0, 0.1),
      right: cropped(mirror, 0.05, 0.2),
    };
    for (const [kind, view] of Object.entries(seen)) {
      const found = accept(await detector.detect(view.frame.color));
      const { named: detections, hints } = view.bare ? NO_DETECTIONS : found;
      const cut = accept(await new GeometrySegmenter().segment(view.frame, {}));
      const candidates = fuse({ detections, candidates: cut.candidates, frame: view.frame });
      const pool = proposeRegions({ grown: growRegions(view.frame, cut.up), candidates, detections, hints });
      const head = {
        set: `${basename(resolve(set, '..'))}/${basename(set)}`,
        frame: name,
        source: await sourceOf(folder),
        kind,
      };
      write(join(out, `${basename(set)}-${name}-${kind}.bin`), head, pool, view.things);
    }
  }
await detector.stop();
