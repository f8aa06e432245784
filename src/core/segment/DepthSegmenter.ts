import { estimateUp } from '../geometry/estimateUp.ts';
import type { Vec3 } from '../types/geometry.ts';
import type { CameraModel, DepthImage } from '../types/images.ts';
import type { MonotonicClock } from '../types/MonotonicClock.ts';
import type { StageTime } from '../types/StageTime.ts';
import type { DepthSegmentation } from './DepthSegment.ts';
import type { DepthNoise } from './depthNoise.ts';
import { describeSegments } from './describeSegments.ts';
import { InverseDepthGrid } from './InverseDepthGrid.ts';
import { measureNoise } from './measureNoise.ts';
import { mergeRegions } from './merge/mergeRegions.ts';
import { RegionStats } from './merge/RegionStats.ts';
import { CellPlanes } from './planes/CellPlanes.ts';
import { classifyPlanes, nameFloor } from './planes/classifyPlanes.ts';
import { findLevelTops } from './planes/findLevelTops.ts';
import { growPlanes } from './planes/growPlanes.ts';
import { LevelCells } from './planes/LevelCells.ts';
import { planeNormal } from './planes/Plane.ts';
import { PlaneAssigner } from './planes/PlaneAssigner.ts';
import { collectBorders } from './regions/collectBorders.ts';
import { growRegions } from './regions/growRegions.ts';
import { LinkRuns } from './regions/LinkRuns.ts';
import { LINK_DOWN, LINK_RIGHT, markBreaks } from './regions/markBreaks.ts';
import { markConcave } from './regions/markConcave.ts';
import { RunComponents } from './regions/RunComponents.ts';
import { refineLabels } from './regions/refineLabels.ts';
import { SurfaceNormals } from './regions/SurfaceNormals.ts';
import { islandsOf, splitIslands } from './regions/splitIslands.ts';
import { selectRegions } from './selectRegions.ts';

export interface DepthSegmentOptions {
  /** Against gravity in the optical frame, where tf knows it. */
  readonly up?: Vec3 | undefined;
  /** Most segments returned, largest first. */
  readonly maxSegments?: number | undefined;
}

const DEFAULT_MAX_SEGMENTS = 200;
/** Plane numbers share a byte with the mark of islands. */
const MOST_PLANES = 120;
/** Least turn (sine) of a seam on a surface without noise. */
const CONCAVE_TURN = 0.22;
/** Waves of the depth noise tilt normals: this many standard deviations of slope over a window, in 1 / cells. */
const WAVE_TURN = 0.3;

/**
 * Cuts depth images into floor, walls, supports and objects. Pure geometry, deterministic; memory is kept between
 * frames, so one instance serves one stream and its result is good until the next call.
 */
export class DepthSegmenter {
  readonly #grid = new InverseDepthGrid();
  readonly #cells = new CellPlanes();
  readonly #normals = new SurfaceNormals();
  readonly #assigner = new PlaneAssigner();
  readonly #level = new LevelCells();
  readonly #rows = new LinkRuns();
  readonly #columns = new LinkRuns();
  readonly #components = new RunComponents();
  #planeLabel = new Uint8Array(0);
  #residual = new Float32Array(0);
  #flags = new Uint8Array(0);
  #scope = new Uint8Array(0);
  #region = new Int32Array(0);
  #queue = new Int32Array(0);
  #cellLabel = new Uint16Array(0);
  #labels = new Uint16Array(0);
  readonly #now: MonotonicClock;

  /** Without a clock all stage times are 0. */
  constructor(now: MonotonicClock = () => 0) {
    this.#now = now;
  }

  segment(depth: DepthImage, camera: CameraModel, options: DepthSegmentOptions = {}): DepthSegmentation {
    const grid = this.#grid;
    const cells = this.#cells;
    const normals = this.#normals;
    const maxSegments = options.maxSegments ?? DEFAULT_MAX_SEGMENTS;
    const stages: StageTime[] = [];
    let began = this.#now();
    const stage = (name: string): void => {
      const ended = this.#now();
      stages.push({ stage: name, seconds: (ended - began) / 1000 });
      began = ended;
    };
    grid.load(depth, camera);
    this.#resize(depth);
    stage('grid');
    cells.fit(grid);
    const noise = measureNoise(cells, this.#residual);
    const planes = growPlanes(cells, noise, grid);
    const up = estimateUp(
      planes.regions.map((plane) => ({ normal: planeNormal(plane), weight: plane.cellCount })),
      options.up,
    );
    const patched = classifyPlanes(planes, cells, up.up).slice(0, Math.min(maxSegments, MOST_PLANES));
    stage('planes');
    this.#assigner.assign(grid, cells, planes.owner, patched, noise, this.#planeLabel);
    splitIslands(grid, patched.length, this.#planeLabel, this.#components);
    stage('assign');
    const found = this.#cutSurfaces(noise, stage);
    const most = Math.min(maxSegments, MOST_PLANES) - patched.length;
    const tops = findLevelTops(
      { grid, normals, region: this.#region, regionCount: found, level: this.#level },
      { up: up.up, noise, known: patched, most },
      this.#planeLabel,
    );
    stage('tops');
    const structure = tops.planes.length > 0 ? nameFloor([...patched, ...tops.planes], up.up) : patched;
    const count = tops.planes.length > 0 ? this.#cutAgain(noise, tops.regions, found, stage) : found;
    const stats = new RegionStats(grid, normals, this.#region, count, up.up);
    const borders = collectBorders(grid, noise, this.#region, count, this.#planeLabel, this.#flags);
    const islandOf = islandsOf(this.#region, this.#planeLabel, count);
    const fate = mergeRegions({
      stats,
      borders,
      planes: structure,
      islandOf,
      noise,
      cells: { grid, region: this.#region, planeLabel: this.#planeLabel },
    });
    stage('regions');
    const limit = maxSegments - structure.length;
    const highest = selectRegions(stats, fate, structure, limit, {
      region: this.#region,
      planeLabel: this.#planeLabel,
      cellLabel: this.#cellLabel,
    });
    refineLabels(grid, this.#cellLabel, depth, this.#labels);
    const segments = describeSegments(this.#labels, depth.width, depth.height, structure, highest);
    stage('labels');
    return { width: depth.width, height: depth.height, labels: this.#labels, segments, up, stages };
  }

  /** Regions of everything that is on no plane: linked surfaces between depth edges and concave seams. */
  #cutSurfaces(noise: DepthNoise, stage: (name: string) => void): number {
    markBreaks(this.#grid, noise, this.#planeLabel, this.#flags);
    stage('edges');
    return this.#cutLinked(noise, this.#flags, 0, stage);
  }

  /** The same for what is left of some regions, once planes were taken out of them. */
  #cutAgain(
    noise: DepthNoise,
    regions: readonly number[],
    known: number,
    stage: (name: string) => void,
  ): number {
    const grid = this.#grid;
    const flags = this.#flags;
    const scope = this.#scope;
    const region = this.#region;
    const { width, height } = grid;
    const isCut = new Uint8Array(known + 1);
    for (const id of regions) isCut[id] = 1;
    let from = height;
    let to = 0;
    for (let at = 0; at < region.length; at++) {
      if (isCut[region[at]!] === 0) continue;
      to = Math.floor(at / width) + 1;
      if (from === height) from = to - 1;
    }
    // Nothing changed elsewhere, but the row above may have been linked with what is a plane by now.
    markBreaks(grid, noise, this.#planeLabel, flags, { from: Math.max(0, from - 1), to });
    scope.fill(0);
    for (let at = from * width; at < to * width; at++) {
      if (isCut[region[at]!] === 0) continue;
      let bits = flags[at]!;
      if (isCut[region[at + 1]!] !== 1) bits &= ~LINK_RIGHT;
      if (isCut[region[at + width]!] !== 1) bits &= ~LINK_DOWN;
      scope[at] = bits;
      region[at] = 0;
    }
    stage('edges');
    return this.#cutLinked(noise, scope, known, stage);
  }

  #cutLinked(noise: DepthNoise, flags: Uint8Array, known: number, stage: (name: string) => void): number {
    const grid = this.#grid;
    const normals = this.#normals;
    const rows = this.#rows;
    const columns = this.#columns;
    rows.alongRows(flags, grid.width, grid.height);
    columns.alongColumns(flags, grid.width, grid.height);
    normals.compute(grid, flags, rows, columns);
    stage('normals');
    const noiseTurn = WAVE_TURN * grid.fx * noise.waveSigma;
    markConcave(grid, normals, flags, [rows, columns], { least: CONCAVE_TURN, noise: noiseTurn });
    return growRegions(grid, flags, this.#region, this.#queue, known);
  }

  #resize(depth: DepthImage): void {
    const n = this.#grid.width * this.#grid.height;
    if (this.#flags.length !== n) {
      this.#planeLabel = new Uint8Array(n);
      this.#residual = new Float32Array(n);
      this.#flags = new Uint8Array(n);
      this.#scope = new Uint8Array(n);
      this.#region = new Int32Array(n);
      this.#queue = new Int32Array(n);
      this.#cellLabel = new Uint16Array(n);
    }
    if (this.#labels.length !== depth.data.length) this.#labels = new Uint16Array(depth.data.length);
  }
}
