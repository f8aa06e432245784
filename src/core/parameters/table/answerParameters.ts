import type { ParameterSpec } from '../ParameterSpec.ts';

/** What may be asked, and what an answer is for: the place to stand, the way there, pictures. */
export const ANSWER_PARAMETERS = {
  max_expression_length: {
    type: 'integer',
    default: 500,
    min: 1,
    max: 10_000,
    change: 'any_time',
    description: 'Characters of an expression; longer ones are refused.',
  },
  max_candidates: {
    type: 'integer',
    default: 10,
    min: 1,
    max: 40,
    change: 'any_time',
    description: 'Candidates in an answer when a request does not limit them.',
  },
  max_pending_requests: {
    type: 'integer',
    default: 8,
    min: 1,
    max: 1000,
    change: 'any_time',
    description: 'Questions that may wait for an answer at a time; more are refused as BUSY.',
  },
  standoff: {
    type: 'double',
    default: 1,
    min: 0,
    max: 20,
    unit: 'm',
    change: 'any_time',
    description: "Distance from the target's surface to the robot's base at the approach pose.",
  },
  reach: {
    type: 'double',
    default: 2,
    min: 0,
    max: 20,
    unit: 'm',
    change: 'any_time',
    description:
      'Largest such distance that will do where there is no free place at the standoff; a robot that is so near stays and turns.',
  },
  robot_radius: {
    type: 'double',
    default: 0.25,
    min: 0.02,
    max: 5,
    unit: 'm',
    change: 'any_time',
    description: "The robot's radius, as in Nav2's costmaps: what must fit where it is to stand.",
  },
  footprint: {
    type: 'string',
    default: '',
    form: {
      pattern: /^\s*(?:\[\s*(?:(?:\[[^[\],]+,[^[\],]+\]\s*,?\s*){3,100})?\])?\s*$/,
      says: "[] or a list of at least three points as Nav2 writes it, '[[0.3, 0.2], [0.3, -0.2], [-0.3, 0.0]]'",
    },
    change: 'any_time',
    description:
      "The robot's outline as Nav2 writes it, [[x, y], ...] in metres about its base; empty: robot_radius.",
  },
  robot_height: {
    type: 'double',
    default: 1.5,
    min: 0.05,
    max: 5,
    unit: 'm',
    change: 'any_time',
    description: 'What hangs higher above the floor is not in the way.',
  },
  costmap_topic: {
    type: 'string',
    default: 'global_costmap/costmap',
    form: { pattern: /^(?:(?:~?\/)?[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*)?$/, says: 'the name of a topic' },
    change: 'unconfigured',
    description:
      "Nav2's costmap (nav_msgs/OccupancyGrid): where it is published, the approach pose stands on ground that it knows; empty: none.",
  },
  costmap_max_age: {
    type: 'double',
    default: 10,
    min: 0,
    max: 86_400,
    unit: 's',
    change: 'any_time',
    description:
      'A costmap whose stamp is farther from the image is not used; 0: any age, for a map that is sent once.',
  },
  navigate: {
    type: 'bool',
    default: false,
    change: 'unconfigured',
    description:
      'Send the approach pose of every located object to Nav2 (nav2_msgs/NavigateToPose) by ourselves.',
  },
  navigate_action: {
    type: 'string',
    default: 'navigate_to_pose',
    change: 'unconfigured',
    description: 'Name of the Nav2 action.',
  },
  jpeg_quality: {
    type: 'integer',
    default: 80,
    min: 1,
    max: 100,
    change: 'any_time',
    description: 'Of ~/marked_image/compressed.',
  },
  autostart: {
    type: 'bool',
    default: true,
    change: 'unconfigured',
    description: 'Configure and activate at start; otherwise wait for a lifecycle manager.',
  },
} as const satisfies Record<string, ParameterSpec>;
