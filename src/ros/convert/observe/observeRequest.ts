import type { Sighting } from '../../../core/memory/MemoryView.ts';
import { thinDepth } from '../../../core/memory/place/thinDepth.ts';
import { sightingsOf } from '../../../core/memory/viewOfFrame.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { Transform } from '../../../core/types/geometry.ts';
import type { DepthImage } from '../../../core/types/images.ts';
import type { LabelScore } from '../../../core/types/landmarks.ts';
import { header, xyz } from '../messages/geometryMessages.ts';
import type { ObjectPicture } from './ObservedView.ts';

/** Every so many pixels, each way, are sent: 38 kB of a frame of 640x480. */
const STEP = 4;
/** Most that 16 bits of millimetres can say. */
const MOST_MILLIMETRES = 65_535;

/** Of what no judge of regions has seen. */
const UNJUDGED = -1;

export interface ObserveContext {
  readonly source: string;
  /** Of the memory. */
  readonly frame: string;
  readonly map: string;
  readonly memoryFromCamera: Transform;
  readonly pictures: readonly ObjectPicture[];
}

/** Request of spatial_llava/srv/ObserveView: a marked frame as another node's memory needs it. */
export const observeRequest = (
  marked: MarkedFrame,
  { source, frame: memoryFrame, map, memoryFromCamera, pictures }: ObserveContext,
) => {
  const { frame } = marked;
  const { depth, camera } = thinDepth(frame, STEP);
  const { translation, rotation } = memoryFromCamera;
  const [x, y, z, w] = rotation;
  return {
    source,
    header: header(frame.stampNs, frame.frameId),
    memory_frame: memoryFrame,
    map,
    camera: { translation: xyz(translation), rotation: { x, y, z, w } },
    sightings: sightingsOf(marked, memoryFromCamera).map(sightingMessage),
    width: depth.width,
    height: depth.height,
    fx: camera.fx,
    fy: camera.fy,
    cx: camera.cx,
    cy: camera.cy,
    depth: millimetresOf(depth),
    // rclnodejs sends the whole buffer that bytes are a part of.
    pictures: pictures.map(({ id, worth, jpeg }) => ({ id, worth, jpeg: Uint8Array.from(jpeg) })),
  };
};

/** spatial_llava/Sighting. */
const sightingMessage = (sighting: Sighting) => ({
  track_id: sighting.trackId,
  is_support: sighting.isSupport,
  labels: sighting.labels.map(labelMessage),
  looks: sighting.looks.map(labelMessage),
  colors: sighting.colours.map(({ name, share }) => ({ label: name, score: share })),
  mean_rgb: [...sighting.meanRgb],
  center: xyz(sighting.center),
  covariance: [...sighting.covariance],
  size: xyz(sighting.size),
  is_truncated: sighting.isTruncated,
  objectness: sighting.objectness ?? UNJUDGED,
  hints: (sighting.hints ?? []).map(labelMessage),
  is_hinted: sighting.hints !== undefined,
  ...embeddingMessage(sighting.embedding),
});

const embeddingMessage = (embedding: Sighting['embedding']) => ({
  name_space: embedding?.space ?? '',
  embedding: embedding?.values ?? new Int8Array(0),
  embedding_step: embedding?.step ?? 0,
  embedding_usual: embedding?.usual ?? 0,
});

const labelMessage = ({ label, score }: LabelScore) => ({ label, score });

const millimetresOf = ({ data }: DepthImage): Uint8Array => {
  const bytes = new DataView(new ArrayBuffer(2 * data.length));
  for (let i = 0; i < data.length; i++)
    bytes.setUint16(2 * i, Math.min(MOST_MILLIMETRES, Math.round(1000 * data[i]!)), true);
  return new Uint8Array(bytes.buffer);
};
