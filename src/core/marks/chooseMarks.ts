import type { LandmarkCandidate } from '../types/landmarks.ts';
import { type Pole, poleOfInaccessibility } from './poleOfInaccessibility.ts';
import { readingOrder } from './readingOrder.ts';

export interface MarkOptions {
  /** No more marks than this in one frame; the least telling regions go first. */
  readonly maxMarks: number;
  /** Regions below this are specks. */
  readonly minPixels: number;
  /** Things that nothing named are specks below this, unless `minNamelessRadius` fits into them. */
  readonly minNamelessPixels: number;
  /** Pixels: radius of the largest circle inside a small nameless thing that is no speck. */
  readonly minNamelessRadius: number;
}

/** Nameless limits: rims, shadows and cable ends stay below; a die of which 3 cm show at 2.3 m is just above. */
export const DEFAULT_MARK_OPTIONS: MarkOptions = {
  maxMarks: 40,
  minPixels: 60,
  minNamelessPixels: 200,
  minNamelessRadius: 4.3,
};

/** A candidate that got a number, and where it is drawn. */
export interface NumberedCandidate {
  /** 1..N without gaps. */
  readonly mark: number;
  readonly anchor: readonly [number, number];
  readonly candidate: LandmarkCandidate;
}

/**
 * Chooses the regions that get marks and numbers them: things first, then surfaces (floor, walls, table tops), each in
 * reading order, so that a flickering wall renumbers nothing that a person would point at. The anchor is the pole of
 * inaccessibility of the mask.
 */
export const chooseMarks = (
  candidates: readonly LandmarkCandidate[],
  options: MarkOptions = DEFAULT_MARK_OPTIONS,
): readonly NumberedCandidate[] => {
  const chosen = candidates
    .filter(({ mask }) => mask.pixelCount >= options.minPixels)
    .map((candidate) => ({ candidate, pole: poleOfInaccessibility(candidate.mask) }))
    .filter((item): item is Anchored => item.pole !== undefined)
    .filter((item) => !isNamelessSpeck(item, options))
    .sort((a, b) => salience(b.candidate) - salience(a.candidate))
    .slice(0, Math.max(0, options.maxMarks));
  const isThing = ({ candidate }: Anchored) => candidate.role === 'object';
  const ordered = [
    ...readingOrder(chosen.filter(isThing), placeOf),
    ...readingOrder(
      chosen.filter((item) => !isThing(item)),
      placeOf,
    ),
  ];
  return ordered.map(({ candidate, pole }, i) => ({ mark: i + 1, anchor: [pole.u, pole.v], candidate }));
};

interface Anchored {
  readonly candidate: LandmarkCandidate;
  readonly pole: Pole;
}

const isNamelessSpeck = ({ candidate, pole }: Anchored, options: MarkOptions): boolean =>
  candidate.role === 'object' &&
  candidate.objectness === undefined &&
  candidate.labels.length === 0 &&
  candidate.mask.pixelCount < options.minNamelessPixels &&
  pole.radius < options.minNamelessRadius;

const placeOf = ({ candidate, pole }: Anchored) => ({
  u: pole.u,
  v: pole.v,
  height: candidate.mask.box.y1 - candidate.mask.box.y0,
});

/**
 * The judged by their probability, surfaces before them; of others a name is worth eight times the area, being a surface
 * that others stand on four times.
 */
const salience = ({ mask, labels, role, objectness }: LandmarkCandidate): number => {
  if (objectness !== undefined) return role === 'object' ? objectness : 2;
  return mask.pixelCount * (labels.length > 0 ? 8 : 1) * (role === 'support' ? 4 : 1);
};
