import { expect } from 'chai';
import { levelFrame } from '../../../../src/core/geometry/levelFrame.ts';
import { resolve } from '../../../../src/core/spatial/grounding/resolve.ts';
import { sceneFromLandmarks } from '../../../../src/core/spatial/scene/sceneFromLandmarks.ts';
import { measuredScene } from '../../../../src/core/spatial/scene/seen/measuredScene.ts';
import { verify } from '../../../../src/core/spatial/verify/verify.ts';
import type { RgbdFrame } from '../../../../src/core/types/images.ts';
import type { Landmark } from '../../../../src/core/types/landmarks.ts';

const [width, height] = [640, 480];
const frame: RgbdFrame = {
  stampNs: 1n,
  frameId: 'camera_optical',
  color: { width, height, data: new Uint8Array(width * height * 3) },
  depth: { width, height, data: new Float32Array(width * height).fill(1.5) },
  camera: { width, height, fx: 500, fy: 500, cx: 320, cy: 240, distortionModel: '', distortion: [] },
};

interface Thing {
  readonly label: string;
  readonly colour?: string;
  readonly box: readonly [number, number, number, number];
  /** Metres from the camera; undefined where depth did not measure it. */
  readonly away?: number;
}

const landmark = ({ label, colour, box: [x0, y0, x1, y1], away }: Thing, i: number): Landmark => {
  const pixelCount = (x1 - x0) * (y1 - y0);
  const metres = (pixels: number): number => (pixels / 500) * (away ?? 0);
  return {
    mark: i + 1,
    trackId: i + 1,
    role: 'object',
    labels: [{ label, score: 0.8 }],
    colours: colour ? [{ name: colour, share: 0.9 }] : [],
    meanRgb: [128, 128, 128],
    mask: { box: { x0, y0, x1, y1 }, bits: new Uint8Array(pixelCount).fill(1), pixelCount },
    anchor: [(x0 + x1) / 2, (y0 + y1) / 2],
    objectness: 0.9,
    validDepthRatio: away === undefined ? 0 : 1,
    ...(away !== undefined && {
      spatial: {
        box: {
          center: [metres((x0 + x1) / 2 - 320), metres((y0 + y1) / 2 - 240), away],
          size: [metres(x1 - x0), metres(x1 - x0), metres(y1 - y0)],
          // Upright in the optical frame: z of the box is up.
          orientation: [Math.SQRT1_2, 0, 0, Math.SQRT1_2],
        },
        surfaceCenter: [0, 0, away],
        covariance: [1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4],
      },
    }),
  };
};

const sceneOf = (things: readonly Thing[]) => ({
  ...sceneFromLandmarks(things.map(landmark), frame, levelFrame([0, -1, 0])),
  detectorVocabulary: ['cup', 'laptop', 'bottle', 'book'],
});

const CUPS: readonly Thing[] = [
  { label: 'cup', colour: 'red', box: [100, 240, 150, 300] },
  { label: 'cup', colour: 'blue', box: [450, 240, 500, 300] },
  { label: 'laptop', colour: 'black', box: [250, 200, 400, 300] },
];

describe('a scene that depth did not measure', () => {
  it('is told apart by name, colour and left and right as the image shows them', () => {
    const scene = sceneOf(CUPS);
    expect(resolve(scene, 'the red cup')).to.include({ status: 'OK', id: 1 });
    expect(resolve(scene, 'the laptop')).to.include({ status: 'OK', id: 3 });
    const right = resolve(scene, 'the cup to the right of the laptop');
    expect(right).to.include({ status: 'OK', id: 2 });
    expect(right.relations[0]!.measured).to.equal('as the image shows it, not measured');
    expect(right.rationale).not.to.match(/judged by the image alone/);
    expect(resolve(scene, 'the leftmost cup')).to.include({ status: 'OK', id: 1 });
  });

  it('says of what depth would have measured that only the image was looked at, and is less sure', () => {
    const scene = sceneOf([
      { label: 'cup', box: [280, 150, 310, 190] },
      { label: 'cup', box: [280, 320, 340, 400] },
      { label: 'laptop', box: [220, 200, 420, 310] },
    ]);
    const behind = resolve(scene, 'the cup behind the laptop');
    expect(behind.candidates[0]!.id).to.equal(1);
    expect(behind.rationale).to.match(/"behind laptop" judged by the image alone, without depth/);
    expect(behind.rationale).not.to.match(/\d m (nearer|farther)/);
  });

  it('judges no metres: among several it asks back and names what was not judged', () => {
    const asked = resolve(sceneOf(CUPS), 'the cup 2 metres from the laptop');
    expect(asked.status).to.equal('AMBIGUOUS');
    expect(asked.notUnderstood).to.deep.equal(['2 m from laptop']);
  });

  it('has no verdict of what was not measured', () => {
    expect(verify(measuredScene(sceneOf(CUPS)), 'the red cup is behind the laptop').verdict).to.equal(
      'UNKNOWN',
    );
  });
});

describe('a scene in which depth is lost of one thing', () => {
  const things: readonly Thing[] = [
    { label: 'cup', colour: 'red', box: [100, 240, 150, 300], away: 1.5 },
    { label: 'bottle', colour: 'white', box: [450, 180, 480, 300] },
    { label: 'laptop', colour: 'black', box: [250, 200, 400, 300], away: 1.5 },
    { label: 'cup', colour: 'blue', box: [520, 240, 570, 300], away: 1.5 },
  ];

  it('keeps the metres of the others', () => {
    const scene = sceneOf(things);
    const measured = resolve(scene, 'the cup left of the laptop');
    expect(measured).to.include({ status: 'OK', id: 1 });
    expect(measured.relations[0]!.measured).to.match(/ m to the left/);
    expect(measured.rationale).not.to.match(/image/);
    expect(measuredScene(scene).objects.map(({ id }) => id)).to.deep.equal([1, 3, 4]);
  });

  it('leaves each of the others what the namer said of it', () => {
    const named = { ...sceneOf(things), nameScores: new Map([['mug', [3, -1, -2, undefined]]]) };
    expect(measuredScene(named).nameScores?.get('mug')).to.deep.equal([3, -2, undefined]);
  });

  it('finds it, and others by it, and claims no metres of it', () => {
    const scene = sceneOf(things);
    expect(resolve(scene, 'the bottle')).to.include({ status: 'OK', id: 2 });
    const by = resolve(scene, 'the cup next to the bottle');
    expect(by).to.include({ status: 'OK', id: 4 });
    expect(by.relations[0]!.measured).to.equal('as the image shows it, not measured');
    expect(by.rationale).to.match(/"next to bottle" judged by the image alone/);
    const tall = resolve(scene, 'the bottle that is 30 cm tall');
    expect(tall.notUnderstood?.join()).to.match(/30 cm tall/);
  });
});
