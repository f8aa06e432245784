import { boxArea, boxIntersection } from '../../../geometry/boxOverlap.ts';
import { FIRM_SCORE, isJointedLabel, isPlantLabel, isSurfaceLabel, isVesselLabel } from '../fuseLabels.ts';
import type { FuseProposal } from '../fuseTypes.ts';

/** Share of a box inside another from which it is a part of it. */
const NESTED = 0.85;
/** How far above a plant's foot its pot may seem to end, as a share of the plant's height. */
const POT_FOOT = 0.1;

/** Whether a vessel's box stands at the foot of a plant's: the plant's own pot. */
export const isPot = (pot: FuseProposal, all: readonly FuseProposal[]): boolean =>
  isVesselLabel(pot.name) && all.some((plant) => isPlantLabel(plant.name) && standsAtFoot(pot, plant));

const standsAtFoot = (pot: FuseProposal, plant: FuseProposal): boolean =>
  boxIntersection(pot.box, plant.box) >= NESTED * boxArea(pot.box) &&
  plant.box.y1 - pot.box.y1 <= POT_FOOT * (plant.box.y1 - plant.box.y0);

/** Whether a weak box lies in that of a better detection: a can's lid, a drill's handle. Things lie on furniture, though. */
export const isPartOfBetter = (detection: FuseProposal, all: readonly FuseProposal[]): boolean => {
  if (detection.score >= FIRM_SCORE) return false;
  const least = NESTED * boxArea(detection.box);
  return all.some((other) => {
    const ordinary = !isJointedLabel(other.name) && !isSurfaceLabel(other.name);
    return ordinary && other.score > detection.score && boxIntersection(other.box, detection.box) >= least;
  });
};
