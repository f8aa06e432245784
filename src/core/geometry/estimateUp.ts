import type { Vec3 } from '../types/geometry.ts';

/** A plane as evidence for gravity: unit normal that faces the camera, and its weight (seen pixels or area). */
export interface PlaneEvidence {
  readonly normal: Vec3;
  readonly weight: number;
}

/** Against gravity, unit, in the optical frame; confidence 0 when nothing but the camera's own up was known. */
export interface UpEstimate {
  readonly up: Vec3;
  readonly confidence: number;
}

/** The camera's own up: y of the optical frame points down. */
export const CAMERA_UP: Vec3 = [0, -1, 0];

const degrees = Math.PI / 180;
const PARALLEL = Math.cos(7 * degrees);
const PERPENDICULAR = Math.sin(7 * degrees);
/** Cameras roll little and pitch much: one standard deviation of roll, and the pitch range that is not penalised. */
const ROLL_SIGMA = 14 * degrees;
const PITCH_FREE = 50 * degrees;
const PITCH_SIGMA = 14 * degrees;

/**
 * The direction that most plane area agrees with, as level ground or as upright wall, weighted by a prior of how
 * cameras are held. A `known` direction (from tf) is taken as it is.
 */
export const estimateUp = (planes: readonly PlaneEvidence[], known?: Vec3): UpEstimate => {
  if (known) return { up: unit(known), confidence: 1 };
  let total = 0;
  for (const plane of planes) total += plane.weight;
  let best: UpEstimate = { up: CAMERA_UP, confidence: 0 };
  let bestScore = 0;
  for (const candidate of candidates(planes)) {
    const score = agreement(planes, candidate) * prior(candidate);
    if (score > bestScore) {
      bestScore = score;
      best = { up: candidate, confidence: Math.min(1, score / total) };
    }
  }
  return best.confidence > 0 ? { up: refine(planes, best.up), confidence: best.confidence } : best;
};

function* candidates(planes: readonly PlaneEvidence[]): Generator<Vec3> {
  for (const { normal } of planes) {
    if (normal[1] < 0) yield normal;
    // Upright to this plane and as near to the camera's up as can be.
    const along = dot(normal, CAMERA_UP);
    const upright: Vec3 = [-along * normal[0], -1 - along * normal[1], -along * normal[2]];
    if (Math.hypot(...upright) > 0.5) yield unit(upright);
  }
}

const agreement = (planes: readonly PlaneEvidence[], up: Vec3): number => {
  let sum = 0;
  for (const { normal, weight } of planes) {
    const along = dot(normal, up);
    if (along > PARALLEL) sum += weight;
    else if (along < -PARALLEL) sum += 0.5 * weight;
    else if (Math.abs(along) < PERPENDICULAR) sum += 0.45 * weight;
  }
  return sum;
};

const prior = (up: Vec3): number => {
  const roll = Math.asin(Math.min(1, Math.abs(up[0])));
  const pitch = Math.abs(Math.atan2(-up[2], -up[1]));
  const excess = Math.max(0, pitch - PITCH_FREE);
  return Math.exp(-0.5 * ((roll / ROLL_SIGMA) ** 2 + (excess / PITCH_SIGMA) ** 2));
};

/** Mean normal of the level planes that agree. */
const refine = (planes: readonly PlaneEvidence[], up: Vec3): Vec3 => {
  const sum: [number, number, number] = [0, 0, 0];
  for (const { normal, weight } of planes) {
    if (dot(normal, up) < PARALLEL) continue;
    for (let k = 0; k < 3; k++) sum[k] = sum[k]! + weight * normal[k]!;
  }
  return Math.hypot(...sum) > 0 ? unit(sum) : up;
};

const dot = (p: Vec3, r: Vec3): number => p[0] * r[0] + p[1] * r[1] + p[2] * r[2];

const unit = (v: Vec3): Vec3 => {
  const norm = Math.hypot(v[0], v[1], v[2]) || 1;
  return [v[0] / norm, v[1] / norm, v[2] / norm];
};
