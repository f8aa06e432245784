import type { ParameterSpec } from '../ParameterSpec.ts';

/** Where images and transforms come from, and how long they hold. */
export const INPUT_PARAMETERS = {
  color_transport: {
    type: 'string',
    default: 'raw',
    oneOf: ['raw', 'compressed'],
    change: 'unconfigured',
    description: 'raw subscribes to color/image, compressed to color/image/compressed (JPEG or PNG).',
  },
  depth_transport: {
    type: 'string',
    default: 'raw',
    oneOf: ['raw', 'compressedDepth'],
    change: 'unconfigured',
    description:
      'raw subscribes to depth/image, compressedDepth to depth/image/compressedDepth (PNG or RVL).',
  },
  depth: {
    type: 'string',
    default: 'optional',
    oneOf: ['optional', 'required'],
    change: 'unconfigured',
    description:
      'optional: while no depth comes, colour alone is looked at, and what is found has a mark and a box but no pose (NO_DEPTH); required: without depth there is no frame (NO_FRAME).',
  },
  depth_wait: {
    type: 'double',
    default: 2,
    min: 0.1,
    max: 600,
    unit: 's',
    change: 'unconfigured',
    description: 'depth optional: how long colour comes without any depth before it is looked at alone.',
  },
  depth_scale: {
    type: 'double',
    default: 0,
    min: 0,
    max: 1,
    unit: 'm',
    change: 'unconfigured',
    description:
      'Metres that a unit of depth stands for, where it is not that of its encoding (millimetres, or metres in 32FC1): 0.00025, 0.0001; 0: by the encoding.',
  },
  camera_axes: {
    type: 'string',
    default: 'auto',
    oneOf: ['auto', 'optical'],
    change: 'any_time',
    description:
      "Axes of the frame that images are in. auto: images in a frame with x forward, as tf and the scene's own floor show it, are refused; optical: z is forward, whatever they show.",
  },
  image_rectified: {
    type: 'string',
    default: 'auto',
    oneOf: ['auto', 'yes', 'no'],
    change: 'unconfigured',
    description:
      'Whether the images are rectified: P of CameraInfo is used, or K and D. auto: yes when the resolved colour topic contains "rect".',
  },
  sync_slop: {
    type: 'double',
    default: 0.03,
    min: 0,
    max: 1,
    unit: 's',
    change: 'unconfigured',
    description: 'Largest difference of the stamps of a colour and a depth image that make a pair.',
  },
  sync_exact: {
    type: 'bool',
    default: false,
    change: 'unconfigured',
    description: 'Pair equal stamps only, whatever sync_slop says.',
  },
  sync_queue_size: {
    type: 'integer',
    default: 10,
    min: 2,
    max: 100,
    change: 'unconfigured',
    description: 'Messages of a stream that wait for a partner.',
  },
  max_frame_age: {
    type: 'double',
    default: 10,
    min: 0.1,
    max: 3600,
    unit: 's',
    change: 'any_time',
    description: 'The newest frame is refused as STALE_FRAME when nothing newer came for so long.',
  },
  max_reuse_age: {
    type: 'double',
    default: 0.25,
    min: 0,
    max: 10,
    unit: 's',
    change: 'any_time',
    description:
      'A question is answered from the last segmented frame while the newest image is at most so much newer.',
  },
  frame_tolerance: {
    type: 'double',
    default: 0.05,
    min: 0,
    max: 1,
    unit: 's',
    change: 'any_time',
    description: 'How far the stamp of a request may be from the frame that answers it.',
  },
  frame_history: {
    type: 'integer',
    default: 4,
    min: 1,
    max: 30,
    change: 'unconfigured',
    description: 'Segmented frames that are kept for requests by stamp.',
  },
  target_frame: {
    type: 'string',
    default: 'map',
    change: 'any_time',
    description: 'Frame of the answers when a request names none; "" is the camera\'s own optical frame.',
  },
  base_frame: {
    type: 'string',
    default: 'base_link',
    change: 'any_time',
    description: 'The robot\'s base: the side it approaches from, and the viewer "robot".',
  },
  tf_timeout: {
    type: 'double',
    default: 0.2,
    min: 0,
    max: 10,
    unit: 's',
    change: 'any_time',
    description: "How long to wait for a transform at the frame's stamp.",
  },
} as const satisfies Record<string, ParameterSpec>;
