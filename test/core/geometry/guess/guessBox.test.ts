import { expect } from 'chai';
import { guessBox } from '../../../../src/core/geometry/guess/guessBox.ts';
import type { RgbdFrame } from '../../../../src/core/types/images.ts';
import type { Mask } from '../../../../src/core/types/landmarks.ts';

const [width, height] = [64, 48];
const frameWith = (depthAt: (u: number, v: number) => number): RgbdFrame => ({
  stampNs: 1n,
  frameId: 'camera_optical',
  color: { width, height, data: new Uint8Array(width * height * 3) },
  depth: {
    width,
    height,
    data: Float32Array.from({ length: width * height }, (_, i) => depthAt(i % width, Math.floor(i / width))),
  },
  camera: { width, height, fx: 60, fy: 60, cx: 32, cy: 24, distortionModel: '', distortion: [] },
});
/** A glass of 8x16 pixels, all of them holes. */
const box = { x0: 40, y0: 10, x1: 48, y1: 26 };
const glass: Mask = { box, bits: new Uint8Array(8 * 16).fill(1), pixelCount: 8 * 16 };
const isGlass = (u: number, v: number): boolean => u >= box.x0 && u < box.x1 && v >= box.y0 && v < box.y1;

describe('guessBox: where a thing may be that depth did not measure', () => {
  it('takes its bearing from the image and its distance from what it stands on, not from the wall behind', () => {
    const found = guessBox(
      glass,
      frameWith((u, v) => (isGlass(u, v) ? 0 : v >= box.y1 ? 1.2 : 3)),
    )!;
    const [x, y, z] = found.center;
    expect(z - found.size[2] / 2).to.be.closeTo(1.2, 1e-6);
    expect(x / 1.2).to.be.closeTo((44 - 32) / 60, 1e-6);
    expect(y / 1.2).to.be.closeTo((18 - 24) / 60, 1e-6);
    expect(found.size[0]).to.be.closeTo((8 / 60) * 1.2, 1e-6);
    expect(found.size[1]).to.be.closeTo((16 / 60) * 1.2, 1e-6);
  });

  it('goes on outwards where nothing near it was measured', () => {
    const found = guessBox(
      glass,
      frameWith((u) => (u < 10 ? 2 : 0)),
    )!;
    expect(found.center[2] - found.size[2] / 2).to.be.closeTo(2, 1e-6);
  });

  it('guesses nothing where nothing was measured', () => {
    expect(
      guessBox(
        glass,
        frameWith(() => 0),
      ),
    ).to.equal(undefined);
  });
});
