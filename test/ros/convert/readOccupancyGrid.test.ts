import { expect } from 'chai';
import { readOccupancyGrid } from '../../../src/ros/convert/readOccupancyGrid.ts';
import { seededRandom } from '../../support/random.ts';
import { writeCdr } from '../../support/writeCdr.ts';

const origin = { position: { x: -1, y: -2, z: 0 }, orientation: { x: 0, y: 0, z: 0, w: 1 } };
const grid = (info: object = {}, data: readonly number[] = [0, 100, -1, 99, 50, 0]) =>
  writeCdr('nav_msgs/OccupancyGrid', {
    header: { stamp: { sec: 7, nanosec: 5 }, frame_id: '/odom' },
    info: { map_load_time: { sec: 0, nanosec: 0 }, resolution: 0.05, width: 3, height: 2, origin, ...info },
    data: Int8Array.from(data),
  });
const refusal = (cdr: Uint8Array): string => {
  const read = readOccupancyGrid(cdr, '/costmap');
  return read.ok ? 'read' : read.failure.message;
};

describe("readOccupancyGrid: Nav2's costmap as it comes", () => {
  it('reads cells with their signs, bounds, stamp and frame', () => {
    const read = readOccupancyGrid(grid(), '/costmap');
    if (!read.ok) throw new Error(read.failure.message);
    const { frameId, stampNs, resolution, width, height, origin: corner, data } = read.value;
    expect({ frameId, stampNs, width, height }).to.deep.equal({
      frameId: 'odom',
      stampNs: 7_000_000_005n,
      width: 3,
      height: 2,
    });
    expect(resolution).to.be.closeTo(0.05, 1e-6);
    expect(corner.translation).to.deep.equal([-1, -2, 0]);
    expect([...data]).to.deep.equal([0, 100, -1, 99, 50, 0]);
  });

  it('refuses what is no map, naming what was found', () => {
    expect(refusal(grid({ width: 4 }))).to.equal('/costmap: 6 cells, expected 4 x 2, and some');
    expect(refusal(grid({ width: 0, height: 0 }, []))).to.match(/0 cells/);
    expect(refusal(grid({ width: 65_536, height: 65_536 }))).to.match(/expected 65536 x 65536/);
    for (const resolution of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 50])
      expect(refusal(grid({ resolution }))).to.match(/cells of \S+ m, expected 0.005 to 1 m/);
    const nowhere = { ...origin, position: { x: Number.NaN, y: 0, z: 0 } };
    expect(refusal(grid({ origin: nowhere }))).to.match(/an origin that is no pose/);
    const unturned = { ...origin, orientation: { x: 0, y: 0, z: 0, w: 0 } };
    expect(refusal(grid({ origin: unturned }))).to.match(/an origin that is no pose/);
  });

  it('never throws and never reads beyond the end, whatever is cut or changed', () => {
    const whole = grid();
    const random = seededRandom(11);
    for (let length = 0; length < whole.length; length++)
      expect(refusal(whole.subarray(0, length))).to.not.equal('read');
    for (let run = 0; run < 5000; run++) {
      const bytes = Uint8Array.from(whole);
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      const read = readOccupancyGrid(bytes, '/costmap');
      if (read.ok) expect(read.value.data.length).to.equal(read.value.width * read.value.height);
    }
  });
});
