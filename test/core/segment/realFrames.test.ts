import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readFrameFolder } from '../../../src/adapters/files/readFrameFolder.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';
import { DepthSegmenter } from '../../../src/core/segment/DepthSegmenter.ts';
import type { PixelBox } from '../../../src/core/types/geometry.ts';

const FRAMES = fileURLToPath(new URL('../../../../shared/data/frames', import.meta.url));
const NAMES = [
  'office_desk_1',
  'office_desk_2',
  'tabletop_0',
  'tabletop_1',
  'tabletop_2',
  'tabletop_3',
  'tum_desk',
];
/** Annotated things with depth that geometry alone should find: magazines and scissors are flat within noise. */
const LEAST_FOUND = 0.8;
const MOST_SEGMENTS = 120;

interface Annotated {
  readonly label: string;
  readonly box: readonly [number, number, number, number];
  readonly point: readonly [number, number];
  readonly median_depth_m: number | null;
}

const areaOf = (b: PixelBox) => (b.x1 - b.x0) * (b.y1 - b.y0);

function iou(a: PixelBox, b: PixelBox): number {
  const w = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const h = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return w > 0 && h > 0 ? (w * h) / (areaOf(a) + areaOf(b) - w * h) : 0;
}

describe('DepthSegmenter on real frames', function () {
  this.timeout(30_000);

  before(function () {
    if (existsSync(FRAMES)) return;
    console.log(`      skipped: ${FRAMES} is absent`);
    this.skip();
  });

  it('finds most annotated things as one segment each, and keeps desks and rooms whole', async () => {
    const codec = new SharpImageCodec();
    const segmenter = new DepthSegmenter();
    let annotated = 0;
    let found = 0;
    for (const name of NAMES) {
      const frame = await readFrameFolder(`${FRAMES}/${name}`, codec);
      if (!frame.ok) throw new Error(frame.failure.message);
      const { depth, camera } = frame.value;
      const { segments, labels } = segmenter.segment(depth, camera);
      expect(segments.length, name).to.be.below(MOST_SEGMENTS);
      expect(
        segments.some(({ role }) => role === 'support'),
        `${name} has a desk`,
      ).to.equal(true);
      const objects: Annotated[] = JSON.parse(readFileSync(`${FRAMES}/${name}/objects.json`, 'utf8'));
      for (const {
        box: [x0, y0, x1, y1],
        point: [u, v],
        median_depth_m,
      } of objects) {
        if (median_depth_m === null) continue;
        annotated++;
        const box = { x0, y0, x1, y1 };
        const id = labels[Math.round(v) * depth.width + Math.round(u)];
        const at = segments.find((segment) => segment.id === id);
        const holdsPoint = at !== undefined && areaOf(at.box) < 2.5 * areaOf(box);
        if (holdsPoint || segments.some((segment) => iou(segment.box, box) >= 0.5)) found++;
      }
    }
    expect(found / annotated).to.be.above(LEAST_FOUND);
  });
});
