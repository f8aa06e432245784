import type { Sighting } from '../../../core/memory/MemoryView.ts';
import { placeEvidence } from '../../../core/memory/place/placeEvidence.ts';
import { thinDepth } from '../../../core/memory/place/thinDepth.ts';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { Quaternion, Transform, Vec3 } from '../../../core/types/geometry.ts';
import { plainFrameId } from '../../../core/types/plainFrameId.ts';
import { type TimeMessage, toNanoseconds } from '../time.ts';
import type { ObservedView } from './ObservedView.ts';

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface LabelMessage {
  readonly label: string;
  readonly score: number;
}

interface SightingMessage {
  readonly track_id: number;
  readonly is_support: boolean;
  readonly labels: readonly LabelMessage[];
  readonly looks: readonly LabelMessage[];
  readonly colors: readonly LabelMessage[];
  readonly mean_rgb: ArrayLike<number>;
  readonly center: Xyz;
  readonly covariance: ArrayLike<number>;
  readonly size: Xyz;
  readonly is_truncated: boolean;
  readonly objectness: number;
  readonly hints: readonly LabelMessage[];
  readonly is_hinted: boolean;
  readonly name_space: string;
  readonly embedding: ArrayLike<number>;
  readonly embedding_step: number;
  readonly embedding_usual: number;
}

/** Request of spatial_llava/srv/ObserveView. */
export interface ObserveRequestMessage {
  readonly source: string;
  readonly header: { readonly stamp: TimeMessage; readonly frame_id: string };
  readonly memory_frame: string;
  readonly map: string;
  readonly camera: { readonly translation: Xyz; readonly rotation: Xyz & { readonly w: number } };
  readonly sightings: readonly SightingMessage[];
  readonly width: number;
  readonly height: number;
  readonly fx: number;
  readonly fy: number;
  readonly cx: number;
  readonly cy: number;
  readonly depth: Uint8Array;
  readonly pictures: readonly { readonly id: number; readonly worth: number; readonly jpeg: Uint8Array }[];
}

/** What a frame can have: whoever sends more is no camera. */
const MOST = {
  source: 300,
  sightings: 1000,
  labels: 50,
  label: 200,
  side: 4096,
  pictures: 50,
  jpeg: 4000,
  embedding: 4096,
};
/** Of what came thin, every so many pixels are kept for later. */
const THINNER = 2;
const UNIT_TOLERANCE = 0.01;

/** What another node's camera sees; BAD_IMAGE where that cannot be what a camera sees. */
export const readObserveRequest = (message: ObserveRequestMessage): Result<ObservedView> => {
  const fault = faultOf(message);
  if (fault !== undefined) return fail('BAD_IMAGE', `a view of "${message.source.slice(0, 80)}": ${fault}`);
  const { width, height, fx, fy, cx, cy } = message;
  const camera = { width, height, fx, fy, cx, cy, distortionModel: '', distortion: [] };
  const depth = { depth: { width, height, data: metresOf(message.depth) }, camera };
  const pose = poseOf(message);
  return ok({
    view: {
      source: message.source,
      stampNs: toNanoseconds(message.header.stamp),
      sightings: message.sightings.map(sightingOf),
      ...placeEvidence(depth, pose),
      thinned: () => placeEvidence(thinDepth(depth, THINNER), pose),
    },
    camera: { frameId: plainFrameId(message.header.frame_id), pose },
    frame: message.memory_frame,
    map: message.map,
    pictures: message.pictures.map(({ id, worth, jpeg }) => ({ id, worth, jpeg: Uint8Array.from(jpeg) })),
  });
};

const faultOf = (message: ObserveRequestMessage): string | undefined => {
  const { source, width, height, fx, fy, cx, cy, depth, sightings, pictures } = message;
  if (source === '' || source.length > MOST.source) return 'its source has no name';
  if (width < 1 || height < 1 || width > MOST.side || height > MOST.side)
    return `its depth is ${width}x${height}`;
  if (depth.length !== 2 * width * height)
    return `its depth of ${width}x${height} has ${depth.length} bytes, expected ${2 * width * height}`;
  if (!(fx > 0 && fy > 0) || ![fx, fy, cx, cy].every(Number.isFinite)) return 'its lens is none';
  if (!isPose(message)) return 'its camera has no place';
  if (sightings.length > MOST.sightings) return `${sightings.length} sightings`;
  const odd = sightings.find((sighting) => !isSighting(sighting));
  if (odd) return `the sighting of track ${odd.track_id} is none`;
  const isPicture = ({ worth, jpeg }: ObserveRequestMessage['pictures'][number]) =>
    worth > 0 && Number.isFinite(worth) && jpeg.length <= MOST.jpeg && jpeg[0] === 0xff && jpeg[1] === 0xd8;
  if (pictures.length > MOST.pictures || !pictures.every(isPicture)) return 'its pictures are none';
  return undefined;
};

const isPose = ({ camera: { translation, rotation } }: ObserveRequestMessage): boolean => {
  const { x, y, z, w } = rotation;
  return vec(translation).every(Number.isFinite) && Math.abs(Math.hypot(x, y, z, w) - 1) < UNIT_TOLERANCE;
};

const isSighting = (sighting: SightingMessage): boolean => {
  const { labels, looks, hints, colors, mean_rgb, center, covariance, size } = sighting;
  const named = [labels, looks, hints, colors];
  return (
    named.every((all) => all.length <= MOST.labels && all.every(({ label }) => label.length <= MOST.label)) &&
    mean_rgb.length === 3 &&
    covariance.length === 9 &&
    [...vec(center), ...vec(size), ...Array.from(covariance), ...Array.from(mean_rgb)].every(
      Number.isFinite,
    ) &&
    isEmbedding(sighting)
  );
};

/** One of the space that it names, or none. */
const isEmbedding = (sighting: SightingMessage): boolean => {
  const { name_space, embedding, embedding_step, embedding_usual } = sighting;
  if (embedding.length === 0) return true;
  return (
    name_space !== '' &&
    name_space.length <= MOST.label &&
    embedding.length <= MOST.embedding &&
    embedding_step > 0 &&
    [embedding_step, embedding_usual].every(Number.isFinite)
  );
};

const vec = ({ x, y, z }: Xyz): Vec3 => [x, y, z];

const poseOf = ({ camera: { translation, rotation } }: ObserveRequestMessage): Transform => {
  const { x, y, z, w } = rotation;
  return { translation: vec(translation), rotation: [x, y, z, w] satisfies Quaternion };
};

const labelOf = ({ label, score }: LabelMessage) => ({ label, score });

const sightingOf = (sighting: SightingMessage): Sighting => {
  const [r, g, b] = Array.from(sighting.mean_rgb);
  return {
    trackId: sighting.track_id,
    isSupport: sighting.is_support,
    labels: sighting.labels.map(labelOf),
    looks: sighting.looks.map(labelOf),
    colours: sighting.colors.map(({ label, score }) => ({ name: label, share: score })),
    meanRgb: [r!, g!, b!],
    center: vec(sighting.center),
    covariance: Array.from(sighting.covariance),
    size: vec(sighting.size),
    ...(sighting.objectness >= 0 && { objectness: Math.min(1, sighting.objectness) }),
    ...(sighting.is_hinted && { hints: sighting.hints.map(labelOf) }),
    ...embeddingOf(sighting),
    isTruncated: sighting.is_truncated,
  };
};

const embeddingOf = (sighting: SightingMessage): Pick<Sighting, 'embedding'> => {
  const { name_space: space, embedding, embedding_step: step, embedding_usual: usual } = sighting;
  return embedding.length === 0
    ? {}
    : { embedding: { space, values: Int8Array.from(embedding), step, usual } };
};

const metresOf = (bytes: Uint8Array): Float32Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => view.getUint16(2 * i, true) / 1000);
};
