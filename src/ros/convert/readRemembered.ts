import type { Vec3 } from '../../core/types/geometry.ts';
import type { LabelScore } from '../../core/types/landmarks.ts';
import type { RememberedThing } from '../../pipeline/RememberedThing.ts';
import { type TimeMessage, toNanoseconds } from './time.ts';

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

interface HeaderMessage {
  readonly stamp: TimeMessage;
  readonly frame_id: string;
}

/** spatial_llava/RememberedObject. */
export interface RememberedMessage {
  readonly header: HeaderMessage;
  readonly id: number;
  readonly label: string;
  readonly score: number;
  readonly other_labels: readonly LabelScore[];
  readonly color: string;
  readonly pose: { readonly pose: { readonly position: Xyz }; readonly covariance: ArrayLike<number> };
  readonly size: Xyz;
  readonly first_seen: TimeMessage;
  readonly age: number;
  readonly times_seen: number;
  readonly gone: boolean;
  readonly earlier: readonly { readonly header: HeaderMessage; readonly point: Xyz }[];
}

/** A thing out of another node's memory, as far as an answer tells of it. */
export const readRemembered = (message: RememberedMessage): RememberedThing => {
  const { header, id, label, score, other_labels, color, size, gone, times_seen } = message;
  const lastSeenNs = toNanoseconds(header.stamp);
  const covariance = Array.from({ length: 9 }, (_, i) => {
    const [row, column] = [Math.floor(i / 3), i % 3];
    return message.pose.covariance[6 * row + column]!;
  });
  const placeAt = (at: Xyz, untilNs: bigint) => ({
    center: vec(at),
    covariance,
    size: vec(size),
    sinceNs: untilNs,
    untilNs,
  });
  const labels = label === '' ? [] : [{ label, score }, ...other_labels.map((one) => ({ ...one }))];
  return {
    frameId: header.frame_id,
    ageSeconds: message.age,
    object: {
      id,
      isSupport: false,
      labels,
      looks: [],
      colours: color === '' ? [] : [{ name: color, share: 1 }],
      meanRgb: [0, 0, 0],
      place: placeAt(message.pose.pose.position, lastSeenNs),
      earlier: message.earlier.map(({ header: then, point }) => placeAt(point, toNanoseconds(then.stamp))),
      firstSeenNs: toNanoseconds(message.first_seen),
      lastSeenNs,
      timesSeen: times_seen,
      emptyViews: 0,
      isGone: gone,
      pictureWorth: 0,
    },
  };
};

const vec = ({ x, y, z }: Xyz): Vec3 => [x, y, z];
