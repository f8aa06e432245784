import { at, count, list, number, record, token } from '../../agents/reply/Shape.ts';
import { named, stamp } from '../../agents/reply/sceneShapes.ts';
import { compose, rotate, yawOf } from '../../core/transforms/rigid.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { Ground } from '../SceneFeed.ts';

const MOST = 40;

const shape = record({
  stamp: at('header.stamp', stamp),
  camera: at('header.frame_id', token),
  marks: at(
    'landmarks',
    list(
      record({ ...named, role: at('role', count), u: at('anchor_u', number), v: at('anchor_v', number) }),
      MOST,
    ),
  ),
});

interface Landmark {
  readonly has_depth: boolean;
  readonly pose: {
    readonly pose: {
      readonly position: Readonly<Record<'x' | 'y' | 'z', number>>;
      readonly orientation: Readonly<Record<'x' | 'y' | 'z' | 'w', number>>;
    };
  };
  readonly size: Readonly<Record<'x' | 'y' | 'z', number>>;
}

/** Metres and radians on the ground, to be drawn from above. */
interface Standing {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
}

/** A landmark array as the page gets it: through the shapes of answers, each mark with its place on the ground. */
export const pageMarks = (message: object, ground: Ground | undefined): object => {
  const { marks, ...head } = shape.take(message) as { readonly marks?: readonly object[] };
  const { landmarks } = message as { readonly landmarks: readonly Landmark[] };
  return {
    ...head,
    marks: (marks ?? []).map((mark, i) => ({ ...mark, ...(ground && placed(landmarks[i]!, ground)) })),
    ...(ground && {
      ground: {
        frame: token.take(ground.frame),
        camera: looking(ground.fromCamera),
        ...(ground.fromBase && { robot: standing(ground.fromBase) }),
      },
    }),
  };
};

const standing = (from: Transform): Standing => ({
  x: from.translation[0],
  y: from.translation[1],
  yaw: yawOf(from.rotation),
});

/** A camera looks along its z axis. */
const looking = ({ translation: [x, y], rotation }: Transform): Standing => {
  const [ahead, left] = rotate(rotation, [0, 0, 1]);
  return { x, y, yaw: Math.atan2(left, ahead) };
};

const placed = ({ has_depth, pose: { pose }, size }: Landmark, { fromCamera }: Ground): object => {
  if (!has_depth) return {};
  const { position: p, orientation: o } = pose;
  const at = compose(fromCamera, { translation: [p.x, p.y, p.z], rotation: [o.x, o.y, o.z, o.w] });
  const numbers = [...at.translation, ...at.rotation, size.x, size.y, size.z];
  return numbers.every(Number.isFinite)
    ? { ground: { ...standing(at), z: at.translation[2], length: size.x, width: size.y, height: size.z } }
    : {};
};
