import { axisAlignedExtents } from '../geometry/axisAlignedExtents.ts';
import { multiply, transformPoint } from '../transforms/rigid.ts';
import { rotateCovariance } from '../transforms/rotateCovariance.ts';
import type { Transform } from '../types/geometry.ts';
import type { RgbdFrame } from '../types/images.ts';
import type { Landmark } from '../types/landmarks.ts';
import type { MemoryView, Sighting } from './MemoryView.ts';
import { placeEvidence } from './placeEvidence.ts';

/** What a marked frame tells memory: things and what carries them; floors, walls and ceilings are not things. */
export const viewOfFrame = (
  frame: RgbdFrame,
  landmarks: readonly Landmark[],
  memoryFromCamera: Transform,
): MemoryView => ({
  stampNs: frame.stampNs,
  sightings: landmarks.flatMap((landmark) => sightingOf(landmark, frame, memoryFromCamera)),
  evidenceAt: placeEvidence(frame, memoryFromCamera),
});

const sightingOf = (
  landmark: Landmark,
  frame: RgbdFrame,
  memoryFromCamera: Transform,
): readonly Sighting[] => {
  const { spatial, role, mask } = landmark;
  if (!spatial || (role !== 'object' && role !== 'support')) return [];
  const { box } = mask;
  const { width, height } = frame.color;
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
    isTruncated: box.x0 <= 1 || box.y0 <= 1 || box.x1 >= width - 1 || box.y1 >= height - 1,
  };
  const isMeasured = [sighting.center, sighting.covariance, sighting.size].every((numbers) =>
    numbers.every(Number.isFinite),
  );
  return isMeasured ? [sighting] : [];
};
