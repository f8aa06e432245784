import { namesOfThing } from '../../../core/memory/nameOfThing.ts';
import type { RememberedThing } from '../../../pipeline/RememberedThing.ts';
import { toTime } from '../time.ts';
import { header, poseWithCovariance, xyz } from './geometryMessages.ts';

const NO_BYTES = new Uint8Array(0);

/** spatial_llava/RememberedObject; `thumbnail`: its JPEG. */
export const rememberedMessage = (
  { object, frameId, ageSeconds }: RememberedThing,
  thumbnail: Uint8Array = NO_BYTES,
) => {
  const { place, looks } = object;
  const labels = namesOfThing(object);
  const [best, ...others] = labels.length > 0 ? labels : looks;
  return {
    header: header(object.lastSeenNs, frameId),
    id: object.id,
    label: best?.label ?? '',
    score: best?.score ?? 0,
    other_labels: others.map(({ label, score }) => ({ label, score })),
    color: object.colours[0]?.name ?? '',
    pose: poseWithCovariance({ position: place.center, orientation: [0, 0, 0, 1] }, place.covariance),
    size: xyz(place.size),
    first_seen: toTime(object.firstSeenNs),
    age: ageSeconds,
    times_seen: object.timesSeen,
    gone: object.isGone,
    earlier: object.earlier.map(({ center, untilNs }) => ({
      header: header(untilNs, frameId),
      point: xyz(center),
    })),
    thumbnail,
  };
};

/** spatial_llava/RememberedObjects. */
export const rememberedObjectsMessage = (
  things: readonly RememberedThing[],
  about: { readonly frameId: string; readonly map: string; readonly total: number; readonly stampNs: bigint },
  pictures: ReadonlyMap<number, Uint8Array> = new Map(),
) => ({
  header: header(about.stampNs, about.frameId),
  map: about.map,
  total: about.total,
  objects: things.map((thing) => rememberedMessage(thing, pictures.get(thing.object.id))),
});
