import { axisAlignedExtents } from '../geometry/axisAlignedExtents.ts';
import { multiply, transformPoint } from '../transforms/rigid.ts';
import { rotateCovariance } from '../transforms/rotateCovariance.ts';
import type { Transform } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { Landmark } from '../types/landmarks.ts';
import type { MemoryView, Sighting } from './MemoryView.ts';
import { placeEvidence } from './place/placeEvidence.ts';
import { thinDepth } from './place/thinDepth.ts';
import { isCutBy } from './worthOfView.ts';

/** Every so many pixels, each way, are kept of a frame that is past. */
const STEP = 8;

/** What a marked frame tells memory: things and what carries them; floors, walls and ceilings are not things. */
export const viewOfFrame = (
  frame: RgbdFrame,
  landmarks: readonly Landmark[],
  memoryFromCamera: Transform,
): MemoryView => ({
  stampNs: frame.stampNs,
  sightings: sightingsOf(frame, landmarks, memoryFromCamera),
  ...placeEvidence(frame, memoryFromCamera),
  thinned: () => placeEvidence(thinDepth(frame, STEP), memoryFromCamera),
});

/** The things of a marked frame, in the memory's frame. */
export const sightingsOf = (
  frame: RgbdFrame,
  landmarks: readonly Landmark[],
  memoryFromCamera: Transform,
): readonly Sighting[] => landmarks.flatMap((landmark) => sightingOf(landmark, frame, memoryFromCamera));

const sightingOf = (
  landmark: Landmark,
  frame: RgbdFrame,
  memoryFromCamera: Transform,
): readonly Sighting[] => {
  const { spatial, role } = landmark;
  if (!spatial || (role !== 'object' && role !== 'support')) return [];
  const sighting: Sighting = {
    trackId: landmark.trackId,
    isSupport: role === 'support',
    labels: landmark.labels,
    looks: landmark.looks ?? [],
    colours: landmark.colours,
    meanRgb: landmark.meanRgb,
    center: transformPoint(memoryFromCamera, spatial.box.center),
    covariance: rotateCovariance(memoryFromCamera.rotation, spatial.covariance),
    size: axisAlignedExtents(spatial.box.size, multiply(memoryFromCamera.rotation, spatial.box.orientation)),
    isTruncated: isCutBy(frame.color, landmark),
  };
  const isMeasured = [sighting.center, sighting.covariance, sighting.size].every((numbers) =>
    numbers.every(Number.isFinite),
  );
  return isMeasured ? [sighting] : [];
};
