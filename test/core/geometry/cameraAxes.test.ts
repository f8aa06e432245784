import { expect } from 'chai';
import { checkCameraAxes } from '../../../src/core/geometry/cameraAxes.ts';
import type { Vec3 } from '../../../src/core/types/geometry.ts';
import type { RgbdFrame } from '../../../src/core/types/images.ts';

const [width, height, focal] = [160, 120, 130];

/** A room of floor and far wall, seen by a camera that looks down by `pitch` (radians) from 1.2 m; exact depth. */
function roomSeen(pitch: number, frameId: string, ceiling = false): { frame: RgbdFrame; up: Vec3 } {
  const [c, s] = [Math.cos(pitch), Math.sin(pitch)];
  const data = new Float32Array(width * height);
  for (let v = 0, i = 0; v < height; v++)
    for (let u = 0; u < width; u++, i++) {
      const [x, y] = [(u - width / 2) / focal, (v - height / 2) / focal];
      const forward = c - s * y;
      const down = s + c * y;
      const hits = [4 / forward, 1.2 / down, ceiling ? -1.3 / down : -1, 2.5 / Math.abs(x)];
      data[i] = Math.min(...hits.filter((t) => t > 0));
    }
  return {
    up: [0, -c, -s],
    frame: {
      stampNs: 1n,
      frameId,
      color: { width, height, data: new Uint8Array(width * height * 3) },
      depth: { width, height, data },
      camera: {
        width,
        height,
        fx: focal,
        fy: focal,
        cx: width / 2,
        cy: height / 2,
        distortionModel: '',
        distortion: [],
      },
    },
  };
}
/** What tf says of up when the frame's axes are those of a body: x forward, y left, z up. */
const asBody = ([x, y, z]: Vec3): Vec3 => [z, -x, -y];
const degrees = Math.PI / 180;

describe('checkCameraAxes: the frame of images has z forward', () => {
  for (const pitch of [0, 15, 30, 50])
    it(`notices a body's frame by the floor, ${pitch} degrees down, and leaves the right one alone`, () => {
      const { frame, up } = roomSeen(pitch * degrees, 'camera_link');
      const refused = checkCameraAxes(frame, asBody(up));
      expect(!refused.ok && refused.failure.message).to.match(/'camera_link'.*x forward.*camera_axes/);
      expect(checkCameraAxes(frame, up).ok).to.equal(true);
    });

  it('notices it under an optical name as well, where the floor is plain', () => {
    const { frame, up } = roomSeen(30 * degrees, 'camera_color_optical_frame');
    expect(checkCameraAxes(frame, asBody(up)).ok).to.equal(false);
    expect(checkCameraAxes(frame, up).ok).to.equal(true);
  });

  for (const pitch of [-20, -35, -60])
    for (const name of ['camera', 'camera_link'])
      it(`believes a camera that does look up, ${-pitch} degrees, at walls and ceiling (${name})`, () => {
        const { frame, up } = roomSeen(pitch * degrees, name, true);
        expect(up[2]).to.be.above(0.3);
        expect(checkCameraAxes(frame, up).ok).to.equal(true);
      });

  it('says nothing where nothing is seen', () => {
    const { frame } = roomSeen(0, 'camera_link');
    const blind = { ...frame, depth: { width, height, data: new Float32Array(width * height) } };
    expect(checkCameraAxes(blind, [0, 0, 1]).ok).to.equal(true);
  });
});
