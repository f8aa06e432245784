import { axisAlignedExtents } from '../geometry/axisAlignedExtents.ts';
import { packEmbedding } from '../naming/packed/packEmbedding.ts';
import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import { hasTrait, namesRole } from '../spatial/lexicon/facts.ts';
import { multiply, transformPoint } from '../transforms/rigid.ts';
import { rotateCovariance } from '../transforms/rotateCovariance.ts';
import type { Transform } from '../types/geometry.ts';
import type { Landmark } from '../types/landmarks.ts';
import type { MemoryView, Sighting } from './MemoryView.ts';
import { placeEvidence } from './place/placeEvidence.ts';
import { thinDepth } from './place/thinDepth.ts';
import { isCutBy } from './worthOfView.ts';

/** Every so many pixels, each way, are kept of a frame that is past. */
const STEP = 8;
/** Best ones of a thing that are kept. */
const MOST_HINTS = 6;

/** What memory takes of a marked frame. */
export type SeenThings = Pick<MarkedFrame, 'frame' | 'landmarks' | 'nameSpace'>;

/** What a marked frame tells memory: things and what carries them; floors, walls and ceilings are not things. */
export const viewOfFrame = (marked: SeenThings, memoryFromCamera: Transform): MemoryView => ({
  stampNs: marked.frame.stampNs,
  sightings: sightingsOf(marked, memoryFromCamera),
  ...placeEvidence(marked.frame, memoryFromCamera),
  thinned: () => placeEvidence(thinDepth(marked.frame, STEP), memoryFromCamera),
});

/** The things of a marked frame, in the memory's frame. */
export const sightingsOf = (marked: SeenThings, memoryFromCamera: Transform): readonly Sighting[] =>
  marked.landmarks
    .filter((landmark) => !isNamelessPart(landmark, marked.landmarks))
    .flatMap((landmark) => sightingOf(landmark, marked, memoryFromCamera));

/**
 * What lies within a thing in the image and has no name is taken for a part of it, as the picture on a screen: it would be there
 * twice. Not where the thing is made to hold or to carry others: what lies in a bowl or on a couch is a thing of its own.
 */
const isNamelessPart = ({ within = [], labels, role }: Landmark, landmarks: readonly Landmark[]): boolean =>
  role === 'object' &&
  labels.length === 0 &&
  landmarks.some((whole) => within.includes(whole.mark) && isSolid(whole));

/** Whether it has a name, and none of what others lie in or on. */
const isSolid = ({ role, labels }: Landmark): boolean =>
  role === 'object' && labels.length > 0 && !labels.some(({ label }) => holdsOthers(label));

const HOLDING = ['carries within', 'container', 'vessel', 'hollow', 'top', 'plate'] as const;
const holdsOthers = (label: string): boolean =>
  namesRole(label, 'support') !== undefined || HOLDING.some((trait) => hasTrait(label, trait));

const sightingOf = (
  landmark: Landmark,
  { frame, nameSpace }: SeenThings,
  memoryFromCamera: Transform,
): readonly Sighting[] => {
  const { spatial, role, objectness, hints, embedding } = landmark;
  if (!spatial || (role !== 'object' && role !== 'support')) return [];
  const sighting: Sighting = {
    trackId: landmark.trackId,
    isSupport: role === 'support',
    labels: landmark.labels,
    looks: landmark.looks ?? [],
    colours: landmark.colours,
    meanRgb: landmark.meanRgb,
    ...(objectness !== undefined && { objectness: Math.fround(objectness) }),
    ...(hints && { hints: hints.slice(0, MOST_HINTS) }),
    ...(embedding && nameSpace !== undefined && { embedding: packEmbedding(embedding, nameSpace) }),
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
