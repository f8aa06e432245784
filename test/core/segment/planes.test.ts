import { expect } from 'chai';
import fc from 'fast-check';
import { KINECT_NOISE } from '../../../src/core/segment/depthNoise.ts';
import { InverseDepthGrid } from '../../../src/core/segment/InverseDepthGrid.ts';
import { measureNoise } from '../../../src/core/segment/measureNoise.ts';
import { CellPlanes } from '../../../src/core/segment/planes/CellPlanes.ts';
import { growPlanes } from '../../../src/core/segment/planes/growPlanes.ts';
import { heightOver, planeDistance, planeNormal } from '../../../src/core/segment/planes/Plane.ts';
import { MOMENTS, meanSquareResidual, solvePlane } from '../../../src/core/segment/planes/PlaneMoments.ts';
import { LinkRuns } from '../../../src/core/segment/regions/LinkRuns.ts';
import { INSIDE, markBreaks } from '../../../src/core/segment/regions/markBreaks.ts';
import { SurfaceNormals } from '../../../src/core/segment/regions/SurfaceNormals.ts';
import { renderSolids, type Solid } from './syntheticDepth.ts';

const GROUND: Solid = { kind: 'ground', z: 0 };

function gridOf(solids: readonly Solid[], noise = 0) {
  const scene = renderSolids(solids, { height: 1, pitch: 0.6, noise });
  const grid = new InverseDepthGrid();
  grid.load(scene.depth, scene.camera);
  const cells = new CellPlanes();
  cells.fit(grid);
  return { scene, grid, cells };
}

describe('planes in inverse depth', () => {
  it('are fitted exactly, and their residual is measured exactly', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0.2, max: 2, noNaN: true }), (a, b, c) => {
        const m = new Float64Array(MOMENTS);
        for (let k = 0; k < 30; k++) {
          const [x, y] = [(k % 6) / 10 - 0.2, Math.floor(k / 6) / 10 - 0.3];
          const q = a * x + b * y + c;
          [1, x, y, x * x, x * y, y * y, q, x * q, y * q, q * q].forEach((value, i) => {
            m[i]! += value;
          });
        }
        const plane = solvePlane(m, 0)!;
        expect(plane.a).to.be.closeTo(a, 1e-6);
        expect(plane.b).to.be.closeTo(b, 1e-6);
        expect(plane.c).to.be.closeTo(c, 1e-6);
        expect(meanSquareResidual(m, 0, { a, b, c: c + 0.01 })).to.be.closeTo(1e-4, 1e-9);
      }),
      { seed: 4 },
    );
  });

  it('say nothing for points on a line', () => {
    const m = new Float64Array(MOMENTS);
    for (let k = 0; k < 10; k++)
      [1, k, k, k * k, k * k, k * k, 1, k, k, 1].forEach((value, i) => {
        m[i]! += value;
      });
    expect(solvePlane(m, 0)).to.equal(undefined);
  });

  it('give normal, distance and height of the ground', () => {
    const { scene, grid, cells } = gridOf([GROUND]);
    const { regions } = growPlanes(cells, measureNoise(cells, new Float32Array(5000)), grid);
    expect(regions).to.have.length(1);
    const normal = planeNormal(regions[0]!);
    scene.up.forEach((value, k) => {
      expect(normal[k]).to.be.closeTo(value, 1e-3);
    });
    expect(planeDistance(regions[0]!)).to.be.closeTo(1, 1e-3);
    expect(heightOver(regions[0]!)(0, 0, 0)).to.be.closeTo(1, 1e-3);
  });

  it('are told apart at a corner and seen whole on both sides of what stands on them', () => {
    const { grid, cells } = gridOf(
      [GROUND, { kind: 'wall', x: 2.5 }, { kind: 'box', min: [1, -0.1, 0], max: [1.1, 0.1, 2] }],
      0.8e-3,
    );
    const { regions } = growPlanes(cells, measureNoise(cells, new Float32Array(5000)), grid);
    const large = regions.filter((region) => region.area > 0.5);
    expect(large).to.have.length(2);
    const [p, r] = large.map(planeNormal);
    expect(p![0] * r![0] + p![1] * r![1] + p![2] * r![2]).to.be.closeTo(0, 0.05);
  });

  it('measure the noise that they carry, and fall back to a Kinect on nothing', () => {
    const scratch = new Float32Array(5000);
    const quiet = measureNoise(gridOf([GROUND]).cells, scratch);
    const loud = measureNoise(gridOf([GROUND], 3e-3).cells, scratch);
    expect(quiet.inverseSigma).to.be.below(0.3e-3);
    // The mean of four pixels carries half the noise of one.
    expect(loud.inverseSigma).to.be.within(1e-3, 2.5e-3);
    expect(measureNoise(gridOf([]).cells, scratch)).to.deep.equal(KINECT_NOISE);
  });
});

describe('SurfaceNormals', () => {
  it('are exact on planes and radial on a ball, and face the camera', () => {
    const ball: Solid = { kind: 'ball', center: [1.2, 0, 0.4], radius: 0.3 };
    const { scene, grid } = gridOf([{ kind: 'wall', x: 3 }, ball]);
    const flags = new Uint8Array(grid.q.length);
    markBreaks(grid, KINECT_NOISE, new Uint8Array(grid.q.length), flags);
    const normals = new SurfaceNormals();
    const [rows, columns] = [new LinkRuns(), new LinkRuns()];
    rows.alongRows(flags, grid.width, grid.height);
    columns.alongColumns(flags, grid.width, grid.height);
    normals.compute(grid, flags, rows, columns);
    let worst = 1;
    let cells = 0;
    for (let j = 8; j < grid.height - 8; j++)
      for (let i = 8; i < grid.width - 8; i++) {
        const at = j * grid.width + i;
        if ((flags[at]! & INSIDE) === 0) continue;
        const around = [-12, 12].flatMap((d) => [2 * j * 640 + 2 * i + d, (2 * j + d) * 640 + 2 * i]);
        if (around.some((p) => scene.ids[p] !== scene.ids[2 * j * 640 + 2 * i])) continue;
        const expected = expectedNormal(grid, at, scene.ids[2 * j * 640 + 2 * i]!, ball);
        const n = [normals.nx[at]!, normals.ny[at]!, normals.nz[at]!];
        worst = Math.min(worst, n[0]! * expected[0]! + n[1]! * expected[1]! + n[2]! * expected[2]!);
        cells++;
      }
    expect(cells).to.be.above(10_000);
    expect(worst).to.be.above(Math.cos((8 * Math.PI) / 180));
  });
});

/** In the optical frame of the view of `gridOf`: the wall faces back, the ball outwards. */
function expectedNormal(grid: InverseDepthGrid, at: number, id: number, ball: Solid): number[] {
  const [c, s] = [Math.cos(0.6), Math.sin(0.6)];
  const toOptical = ([x, y, z]: number[]) => [-y!, -s * x! - c * z!, c * x! - s * z!];
  if (id === 0) return toOptical([-1, 0, 0]);
  if (ball.kind !== 'ball') throw new Error('not a ball');
  const z = 1 / grid.q[at]!;
  const i = at % grid.width;
  const point = [grid.rayX[i]! * z, grid.rayY[(at - i) / grid.width]! * z, z];
  const center = toOptical([ball.center[0], ball.center[1], ball.center[2] - 1]);
  return point.map((value, k) => (value - center[k]!) / ball.radius);
}
