import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { describe as describeRelation, resolve, verify } from '../../src/core/spatial/index.ts';
import type { RgbdFrame } from '../../src/core/types/images.ts';
import type { Composition } from '../../src/engine/compose/Composition.ts';
import { compose } from '../../src/engine/compose/compose.ts';
import { between, object, VIEWER } from '../core/spatial/randomScene.ts';
import { isLong } from '../support/faults/length.ts';
import { measured } from '../support/faults/measured.ts';
import { seededRandom } from '../support/random.ts';

const [WIDTH, HEIGHT] = [640, 480];
/** Ten times what a quiet machine takes: a flood must not become minutes, whatever else runs. */
const WITHIN_MS = 20_000;

/** A frame of blocks of `edge` pixels, each at a depth and of a colour of its own; no depth at all for 0. */
function blocks(edge: number): RgbdFrame {
  const random = seededRandom(edge);
  const color = new Uint8Array(WIDTH * HEIGHT * 3);
  const depth = new Float32Array(WIDTH * HEIGHT);
  const columns = Math.ceil(WIDTH / Math.max(1, edge));
  const looks = Array.from({ length: columns * Math.ceil(HEIGHT / Math.max(1, edge)) }, () => ({
    z: 0.6 + 5 * random(),
    rgb: [255 * random(), 255 * random(), 255 * random()],
  }));
  for (let v = 0; edge > 0 && v < HEIGHT; v++)
    for (let u = 0; u < WIDTH; u++) {
      const { z, rgb } = looks[Math.floor(v / edge) * columns + Math.floor(u / edge)]!;
      depth[v * WIDTH + u] = z;
      color.set(rgb, 3 * (v * WIDTH + u));
    }
  return {
    stampNs: BigInt(edge + 1),
    frameId: 'camera',
    color: { width: WIDTH, height: HEIGHT, data: color },
    depth: { width: WIDTH, height: HEIGHT, data: depth },
    camera: {
      width: WIDTH,
      height: HEIGHT,
      fx: 525,
      fy: 525,
      cx: 320,
      cy: 240,
      distortionModel: '',
      distortion: [],
    },
  };
}

describe('floods of regions and marks', function () {
  this.timeout(120_000);
  let method: Composition;
  before(async () => {
    const parameters = { ...DEFAULT_PARAMETERS, detector: 'none', classifier: 'none', namer: 'none' };
    const composed = await compose(parameters, { log: () => undefined });
    if (!composed.ok) throw new Error(composed.failure.message);
    method = composed.value;
  });

  for (const [edge, what] of [
    [0, 'no region at all'],
    ...(isLong
      ? ([
          [32, '300 blocks'],
          [8, '4,800 blocks'],
        ] as const)
      : []),
    [5, '12,288 blocks'],
    [1, 'a region for each of 307,200 pixels'],
  ] as const)
    it(`keeps to its marks and to its time: ${what}`, async () => {
      const began = performance.now();
      const marked = await method.perception.perceive(blocks(edge));
      const ms = performance.now() - began;
      if (!marked.ok) throw new Error(marked.failure.message);
      const { landmarks } = marked.value;
      expect(landmarks.length).to.be.at.most(DEFAULT_PARAMETERS.max_marks);
      expect(landmarks.map(({ mark }) => mark)).to.deep.equal(landmarks.map((_, i) => i + 1));
      expect(ms).to.be.below(WITHIN_MS);
      const answer = await method.resolver.resolve({
        expression: 'the red box left of the blue box',
        marked: marked.value,
      });
      expect(answer.ok).to.equal(true);
      measured(28, `${what}: ${landmarks.length} marks, ${ms.toFixed(0)} ms`);
    });

  it('answers, verifies and describes among 500 marks', () => {
    const random = seededRandom(28);
    const names = ['box', 'chair', 'table', 'lamp', 'cup', 'book'];
    const objects = Array.from({ length: 500 }, (_, i) =>
      object(i + 1, names[i % names.length]!, [
        between(random, -8, 8),
        between(random, 1, 15),
        between(random, 0, 2),
      ]),
    );
    const scene = { objects, viewer: VIEWER };
    const began = performance.now();
    const found = resolve(scene, 'the red box between the largest chair and the table nearest to the lamp');
    const { understood } = verify(scene, 'the chair is left of the table');
    const told = describeRelation(scene, scene.objects[0]!.id, scene.objects[1]!.id, { sentences: 3 });
    const ms = performance.now() - began;
    expect(['OK', 'AMBIGUOUS', 'NOT_FOUND', 'NOT_UNDERSTOOD']).to.include(found.status);
    expect(understood).to.equal(true);
    expect(told).to.not.equal(undefined);
    expect(ms).to.be.below(WITHIN_MS);
    measured(
      28,
      `500 marks: a question, a statement and a description in ${ms.toFixed(0)} ms (${found.status})`,
    );
  });
});
