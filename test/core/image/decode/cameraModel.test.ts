import { expect } from 'chai';
import { assembleFrame } from '../../../../src/core/image/decode/assembleFrame.ts';
import { cameraModel } from '../../../../src/core/image/decode/cameraModel.ts';
import { foldRadius, LENS_MODELS } from '../../../../src/core/image/decode/distort.ts';
import type { RawCameraInfo } from '../../../../src/core/image/decode/RawCameraInfo.ts';
import { Rectifier } from '../../../../src/core/image/decode/Rectifier.ts';

const info = (extra: Partial<RawCameraInfo> = {}): RawCameraInfo => ({
  source: 'color/camera_info',
  stampNs: 1n,
  frameId: 'camera',
  width: 64,
  height: 48,
  distortionModel: 'plumb_bob',
  d: [0, 0, 0, 0, 0],
  k: [60, 0, 32, 0, 61, 24, 0, 0, 1],
  p: [50, 0, 30, 0, 0, 51, 22, 0, 0, 0, 1, 0],
  binningX: 0,
  binningY: 0,
  roi: { xOffset: 0, yOffset: 0, height: 0, width: 0 },
  ...extra,
});
const model = (extra: Partial<RawCameraInfo> = {}, rectified = false) => {
  const result = cameraModel(info(extra), { rectified });
  return result.ok ? result.value : `${result.failure.code}: ${result.failure.message}`;
};

describe('cameraModel', () => {
  it('uses P for a rectified image and K with D otherwise', () => {
    const d = [0.1, -0.2, 0.001, 0.002, 0.05];
    expect(model({ d }, true)).to.include({ fx: 50, fy: 51, cx: 30, cy: 22, distortionModel: '' });
    expect(model({ d }, false)).to.deep.include({ fx: 60, fy: 61, cx: 32, cy: 24, distortion: d });
  });

  it('takes a D of zeros, or none, for an ideal lens', () => {
    for (const d of [[], [0, 0, 0, 0, 0]]) expect(model({ d })).to.deep.include({ distortion: [] });
    expect(model({ d: [], distortionModel: '' })).to.be.an('object');
  });

  it('refuses an uncalibrated camera, NaN and zero focal lengths, and lenses that it does not know', () => {
    const zeros = { k: Array(9).fill(0), p: Array(12).fill(0) };
    expect(model(zeros)).to.match(/^NO_CAMERA_INFO.*K is all 0/);
    expect(model({ k: [Number.NaN, 0, 32, 0, 61, 24, 0, 0, 1] })).to.match(/^NO_CAMERA_INFO.*fx NaN/);
    expect(model({ k: [0, 0, 32, 0, 61, 24, 0, 0, 1] })).to.match(/^NO_CAMERA_INFO.*fx 0/);
    expect(model({ d: [Number.NaN] })).to.match(/^NO_CAMERA_INFO.*not finite/);
    expect(model({ d: [0.1], distortionModel: 'thin_prism' })).to.match(
      /^NO_CAMERA_INFO.*'thin_prism' is not one of/,
    );
    expect(model({ k: [1, 2] })).to.match(/^NO_CAMERA_INFO/);
  });

  it('uses P where it is all there is, and says why not where a lens is in the way', () => {
    const k = Array(9).fill(0);
    expect(model({ k })).to.include({ fx: 50, fy: 51, cx: 30, cy: 22 });
    expect(model({ k, d: [0.1, 0, 0, 0, 0] })).to.match(/^NO_CAMERA_INFO.*K is all 0, so D cannot be used/);
  });

  it('leaves binning and region of interest alone where the image is of the full size all the same', () => {
    const of = (extra: Partial<RawCameraInfo>, image: { width: number; height: number }) => {
      const result = cameraModel(info(extra), { rectified: false, image });
      return result.ok && result.value;
    };
    const binned = { binningX: 2, binningY: 2 };
    expect(of(binned, { width: 64, height: 48 })).to.include({ width: 64, fx: 60, cx: 32 });
    expect(of(binned, { width: 32, height: 24 })).to.include({ width: 32, fx: 30, cx: 16 });
    const roi = { roi: { xOffset: 10, yOffset: 4, width: 20, height: 10 } };
    expect(of(roi, { width: 64, height: 48 })).to.include({ width: 64, cx: 32, cy: 24 });
    expect(of(roi, { width: 20, height: 10 })).to.include({ width: 20, cx: 22, cy: 20 });
    const wholeAsRoi = { roi: { xOffset: 0, yOffset: 0, width: 64, height: 48 } };
    expect(of(wholeAsRoi, { width: 64, height: 48 })).to.include({ width: 64, cx: 32 });
  });

  it('applies binning and region of interest to size, focal lengths and centre', () => {
    expect(model({ binningX: 2, binningY: 2 })).to.include({ width: 32, height: 24, fx: 30, cx: 16 });
    expect(model({ roi: { xOffset: 10, yOffset: 4, width: 20, height: 10 } })).to.include({
      width: 20,
      height: 10,
      fx: 60,
      cx: 22,
      cy: 20,
    });
  });
});

describe('Rectifier', () => {
  const lens = LENS_MODELS.plumb_bob!;

  it('puts what the lens saw on the ray where a pinhole sees it', () => {
    const d = [-0.25, 0.08, 0.001, -0.0005, 0];
    const result = cameraModel(info({ d }), { rectified: false });
    if (!result.ok) throw new Error(result.failure.message);
    const camera = result.value;
    // The distorted image carries in each pixel its own coordinates.
    const color = new Uint8Array(64 * 48 * 3);
    const depth = new Float32Array(64 * 48).fill(1);
    for (let v = 0; v < 48; v++) for (let u = 0; u < 64; u++) color.set([u, v, 0], 3 * (v * 64 + u));
    const plain = new Rectifier().rectify(
      { width: 64, height: 48, data: color },
      { width: 64, height: 48, data: depth },
      camera,
    );
    expect(plain.camera.distortion).to.deep.equal([]);
    for (const [u, v] of [
      [32, 24],
      [10, 10],
      [50, 40],
      [5, 24],
    ] as const) {
      // biome-ignore format: one line
      const [xd, yd] = lens(d, (u - 32) / 60, (v - 24) / 61);
      expect(plain.color.data[3 * (v * 64 + u)]).to.equal(Math.round(60 * xd + 32));
      expect(plain.color.data[3 * (v * 64 + u) + 1]).to.equal(Math.round(61 * yd + 24));
    }
  });

  it('knows the lens of a published calibration: k1 pulls a point inwards by k1 r^3', () => {
    const [x] = lens([-0.1], 0.5, 0);
    expect(x).to.be.closeTo(0.5 - 0.1 * 0.5 ** 3, 1e-12);
    const [fx] = LENS_MODELS.equidistant!([0, 0, 0, 0], 1, 0);
    expect(fx, 'an ideal fisheye maps the angle itself').to.be.closeTo(Math.PI / 4, 1e-12);
  });

  it('leaves black and without depth what the lens did not see, also where its polynomial folds back', () => {
    const fold = foldRadius(lens, [-0.6], 2);
    expect(fold).to.be.closeTo(Math.sqrt(1 / (3 * 0.6)), 0.01);
    const wide = info({ d: [-0.6], k: [20, 0, 32, 0, 20, 24, 0, 0, 1] });
    const result = cameraModel(wide, { rectified: false });
    if (!result.ok) throw new Error(result.failure.message);
    const plain = new Rectifier().rectify(
      { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3).fill(200) },
      { width: 64, height: 48, data: new Float32Array(64 * 48).fill(1) },
      result.value,
    );
    expect(plain.depth.data[0]).to.equal(0);
    expect(plain.color.data[0]).to.equal(0);
    expect(plain.depth.data[24 * 64 + 32]).to.equal(1);
  });
});

describe('assembleFrame', () => {
  const parts = (extra: object = {}) => ({
    stampNs: 9n,
    frameId: 'camera',
    color: { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3) },
    depth: { width: 64, height: 48, data: new Float32Array(64 * 48) },
    depthFrameId: 'camera',
    info: info(),
    rectified: false,
    ...extra,
  });
  const said = (extra: object) => {
    const result = assembleFrame(parts(extra), new Rectifier());
    return result.ok ? 'ok' : `${result.failure.code}: ${result.failure.message}`;
  };

  it('carries stamp and frame of colour into a frame whose parts agree', () => {
    const result = assembleFrame(parts(), new Rectifier());
    expect(result.ok && result.value).to.include({ stampNs: 9n, frameId: 'camera' });
  });

  it('takes the frame from depth or CameraInfo where colour names none', () => {
    const frameOf = (extra: object) => {
      const result = assembleFrame(parts(extra), new Rectifier());
      return result.ok && result.value.frameId;
    };
    expect(frameOf({ frameId: '', depthFrameId: 'optical' })).to.equal('optical');
    expect(frameOf({ frameId: '', depthFrameId: '' })).to.equal('camera');
    expect(frameOf({ depthFrameId: '' })).to.equal('camera');
  });

  it('takes the size of the image where CameraInfo has none', () => {
    const result = assembleFrame(parts({ info: info({ width: 0, height: 0 }) }), new Rectifier());
    expect(result.ok && result.value.camera).to.include({ width: 64, height: 48, fx: 60, cx: 32 });
  });

  it('refuses a missing CameraInfo, one of another size, another depth frame and another depth size', () => {
    expect(said({ info: undefined })).to.match(/^NO_CAMERA_INFO/);
    expect(said({ info: info({ width: 32 }) })).to.match(/^NO_CAMERA_INFO.*32x48.*64x48/);
    expect(said({ depthFrameId: 'depth_optical' })).to.match(/^BAD_IMAGE.*'depth_optical'.*'camera'/);
    expect(said({ frameId: '', depthFrameId: '', info: info({ frameId: '' }) })).to.match(
      /^BAD_IMAGE.*names no frame/,
    );
    expect(said({ depth: { width: 60, height: 48, data: new Float32Array(60 * 48) } })).to.match(
      /^BAD_IMAGE.*60x48/,
    );
  });
});
