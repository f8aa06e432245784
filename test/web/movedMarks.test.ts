import { expect } from 'chai';
import { movedMarks } from '../../src/web/live/movedMarks.ts';

const [fx, fy] = [500, 400];
const landmark = (track_id: number, x: number, y: number, z: number, has_depth = true) => ({
  track_id,
  has_depth,
  pose: { pose: { position: { x, y, z } } },
});
const message = { landmarks: [landmark(1, 0, 0, 2), landmark(2, 1, -0.5, 4), landmark(3, 0, 0, 2, false)] };

describe('marks of a picture in the one that the camera went on to', () => {
  it('go left where the camera went right, the near ones farther', () => {
    const motion = { translation: [-0.2, 0, 0], rotation: [0, 0, 0, 1] } as const;
    const [near, far, ...others] = movedMarks(message, { motion, fx, fy });
    expect(near).to.deep.equal({ track_id: 1, du: -50, dv: 0, scale: 1 });
    expect(far!.du).to.be.closeTo(-25, 1e-9);
    expect(others, 'without depth').to.deep.equal([]);
  });

  it('grow where the camera came nearer, and none is told that it passed', () => {
    const nearer = (metres: number) =>
      movedMarks(message, {
        motion: { translation: [0, 0, -metres], rotation: [0, 0, 0, 1] },
        fx,
        fy,
      });
    expect(nearer(1).map(({ scale }) => scale)).to.deep.equal([2, 4 / 3]);
    expect(nearer(2.5).map(({ track_id }) => track_id)).to.deep.equal([2]);
    expect(nearer(Number.NaN)).to.deep.equal([]);
  });

  it('go by the focal length where the camera turned', () => {
    const half = 0.05;
    // Turned to the right about its y axis (down): what is ahead goes left.
    const motion = { translation: [0, 0, 0], rotation: [0, -Math.sin(half), 0, Math.cos(half)] } as const;
    const [ahead] = movedMarks(message, { motion, fx, fy });
    expect(ahead!.du).to.be.closeTo(-500 * Math.tan(2 * half), 1e-6);
    expect(ahead!.dv).to.be.closeTo(0, 1e-9);
  });
});
