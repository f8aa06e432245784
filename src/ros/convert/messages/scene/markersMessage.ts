import type { MarkedFrame } from '../../../../core/spatial/grounding/Resolver.ts';
import { namesOf } from '../../../../core/spatial/lexicon/namesOf.ts';
import type { Landmark } from '../../../../core/types/landmarks.ts';
import { header, NOWHERE, pose, xyz } from '../geometryMessages.ts';

/** Constants of visualization_msgs/Marker. */
const CUBE = 1;
const TEXT_VIEW_FACING = 9;
const ADD = 0;
const DELETE_ALL = 3;
/** Without news the markers go away by themselves. */
const LIFETIME = { sec: 2, nanosec: 0 };
const TEXT_HEIGHT_METRES = 0.08;

/** visualization_msgs/MarkerArray: a box in the landmark's own colour and its number, for every measured landmark. */
export const markersMessage = ({ frame, landmarks }: MarkedFrame) => {
  const head = header(frame.stampNs, frame.frameId);
  const boxes = landmarks.flatMap((landmark) => markersOf(landmark, head));
  return { markers: [marker(head, { action: DELETE_ALL }), ...boxes] };
};

const markersOf = (landmark: Landmark, head: ReturnType<typeof header>) => {
  const { spatial, mark } = landmark;
  if (!spatial) return [];
  const [r, g, b] = landmark.meanRgb;
  const { center, orientation, size } = spatial.box;
  const label = namesOf(landmark)[0]?.label ?? landmark.colours[0]?.name ?? '';
  return [
    marker(head, {
      ns: 'boxes',
      id: mark,
      type: CUBE,
      action: ADD,
      pose: pose({ position: center, orientation }),
      // A flat box would make RViz complain of a scale of 0.
      scale: xyz([Math.max(size[0], 1e-3), Math.max(size[1], 1e-3), Math.max(size[2], 1e-3)]),
      color: { r: r / 255, g: g / 255, b: b / 255, a: landmark.role === 'object' ? 0.6 : 0.15 },
    }),
    marker(head, {
      ns: 'numbers',
      id: mark,
      type: TEXT_VIEW_FACING,
      action: ADD,
      pose: pose({ position: spatial.surfaceCenter, orientation: [0, 0, 0, 1] }),
      scale: xyz([0, 0, TEXT_HEIGHT_METRES]),
      color: { r: 1, g: 1, b: 1, a: 1 },
      text: `${mark} ${label}`.trim(),
    }),
  ];
};

/** Every field is written: rclnodejs does not fill nested ones that are left out. */
const marker = (head: ReturnType<typeof header>, fields: object) => ({
  header: head,
  ns: '',
  id: 0,
  type: 0,
  action: ADD,
  pose: pose(NOWHERE),
  scale: xyz([0, 0, 0]),
  color: { r: 0, g: 0, b: 0, a: 0 },
  lifetime: LIFETIME,
  frame_locked: false,
  points: [],
  colors: [],
  texture_resource: '',
  texture: { header: head, format: '', data: new Uint8Array(0) },
  uv_coordinates: [],
  text: '',
  mesh_resource: '',
  mesh_file: { filename: '', data: new Uint8Array(0) },
  mesh_use_embedded_materials: false,
  ...fields,
});
