import type { ParameterSpec } from '../ParameterSpec.ts';

/** What is remembered. */
export const MEMORY_PARAMETERS = {
  'memory.enabled': {
    type: 'bool',
    default: false,
    change: 'unconfigured',
    description:
      'Remember things and where they are (docs/memory.md); ~/locate then answers REMEMBERED for what is not in view.',
  },
  'memory.frame': {
    type: 'string',
    default: 'map',
    change: 'unconfigured',
    description:
      'Frame that stands still, in which things are remembered; nothing is while tf does not know it.',
  },
  'memory.pose_topic': {
    type: 'string',
    default: 'amcl_pose',
    change: 'unconfigured',
    description:
      'Localisation (geometry_msgs/PoseWithCovarianceStamped): where it is published, nothing is remembered until the robot is localised; empty: not waited for.',
  },
  'memory.pose_deviation': {
    type: 'double',
    default: 0.5,
    min: 0.01,
    max: 10,
    unit: 'm',
    change: 'any_time',
    description:
      'Localised is what may put a thing 2 m away in a place that is wrong by less than this (one standard deviation of position and heading).',
  },
  'memory.map': {
    type: 'string',
    default: '',
    change: 'any_time',
    description: 'Name of the map that the robot is on: things of another one are kept, and never answered.',
  },
  'memory.keeper': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      "Full name of the node whose memory this node's camera shares (/front/spatial_llava), with the same memory.frame and memory.map; empty: this node keeps its own.",
  },
  'memory.path': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description: 'Database file; empty: spatial_llava/memory.sqlite in ROS_HOME (~/.ros).',
  },
  'memory.rate': {
    type: 'double',
    default: 1,
    min: 0,
    max: 5,
    unit: 'Hz',
    change: 'any_time',
    description: 'How often landmarks are renewed for memory while nobody listens to them.',
  },
  'memory.thumbnails': {
    type: 'bool',
    default: true,
    change: 'any_time',
    description:
      'Keep a small picture of each thing remembered (96 pixels, at most 3.2 kB), for ~/list_objects.',
  },
  'memory.max_objects': {
    type: 'integer',
    default: 5000,
    min: 10,
    max: 10_000,
    change: 'unconfigured',
    description: 'Things remembered of a map; what is gone, then what was not seen for longest, is let go.',
  },
} as const satisfies Record<string, ParameterSpec>;
