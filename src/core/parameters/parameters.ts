import type { ParameterSpec } from './ParameterSpec.ts';

/**
 * The one table of the node's parameters: declarations, descriptors, ranges, validation, config/spatial_llava.yaml and
 * the README's table all come from here. Lengths in metres, times in seconds, as ROS has them.
 */
export const PARAMETERS = {
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
  segment_rate: {
    type: 'double',
    default: 5,
    min: 0.1,
    max: 30,
    unit: 'Hz',
    change: 'any_time',
    description: 'How often landmarks are renewed while someone listens to them.',
  },
  idle_segment_rate: {
    type: 'double',
    default: 0,
    min: 0,
    max: 5,
    unit: 'Hz',
    change: 'any_time',
    description: 'How often they are renewed while nobody does; 0: only when a question comes.',
  },
  max_marks: {
    type: 'integer',
    default: 40,
    min: 1,
    max: 40,
    change: 'unconfigured',
    description: 'Landmarks that are numbered in a frame.',
  },
  detector: {
    type: 'string',
    default: 'centernet',
    change: 'unconfigured',
    description:
      'Names what is seen: centernet (COCO-80, built in), none, the path of a model card, or the card, folder or hub id of a model that finds what words name (OWL-ViT, OWLv2, Grounding DINO).',
  },
  detector_min_score: {
    type: 'double',
    default: 0.15,
    min: 0.01,
    max: 1,
    change: 'unconfigured',
    description:
      'Least score of a detection that is used. Low ones name badly but still outline things well, which depth then judges.',
  },
  'segmenter.model': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      "Card, folder or hub id of a SAM-kind model that cuts the things' masks again before they are measured; empty: none.",
  },
  classifier: {
    type: 'string',
    default: 'efficientnet_lite0',
    change: 'unconfigured',
    description:
      'Says what cut-out landmarks look like: efficientnet_lite0 (ImageNet, built in), none, or the path of a model card.',
  },
  namer: {
    type: 'string',
    default: 'namer',
    change: 'unconfigured',
    description:
      'Scores the words of a question against what the classifier sees: namer (built in), none, or the path of a model card.',
  },
  model_timeout: {
    type: 'double',
    default: 10,
    min: 0.1,
    max: 600,
    unit: 's',
    change: 'unconfigured',
    description:
      'Deadline of the detector, the segmenter and the classifier for one image, loading them included: long enough for a slow machine; after it the answer says who named nothing.',
  },
  backend: {
    type: 'string',
    default: 'geometric',
    oneOf: ['geometric', 'vlm', 'hybrid'],
    change: 'unconfigured',
    description:
      'Who resolves expressions: grammar and depth geometry, a vision-language model, or both, the model proposing and geometry disposing.',
  },
  'vlm.provider': {
    type: 'string',
    default: 'local',
    oneOf: ['local', 'openai'],
    change: 'unconfigured',
    description: 'A model on this machine, or an OpenAI-compatible server.',
  },
  'vlm.model': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      'spatial-llava-nano (built in), or folder, model card or hub id of a local model; name of the model on a server.',
  },
  'vlm.base_url': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      'Server to ask, for example http://gpu-server:8000/v1. The key comes from vlm.api_key_env. After the start only its path may change, or its place to one of vlm.allowed_hosts.',
  },
  'vlm.allowed_hosts': {
    type: 'string',
    default: '',
    change: 'start',
    description:
      'Further places that vlm.base_url may name later and the key may go to: https://api.example.com http://gpu-server:8000.',
  },
  'vlm.api_key_env': {
    type: 'string',
    default: 'OPENAI_API_KEY',
    change: 'start',
    description: "Name of the environment variable that holds the server's key, never the key itself.",
  },
  'vlm.device': {
    type: 'string',
    default: 'cpu',
    oneOf: ['cpu', 'cuda', 'webgpu'],
    change: 'unconfigured',
    description: 'Where a local model runs.',
  },
  'vlm.timeout': {
    type: 'double',
    default: 10,
    min: 0.1,
    max: 600,
    unit: 's',
    change: 'unconfigured',
    description: 'Deadline of the vision-language model for one question.',
  },
  'vlm.allow_download': {
    type: 'bool',
    default: false,
    change: 'start',
    description: 'Whether a local model that is not in the cache may be fetched from the hub.',
  },
  'vlm.dtype': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description: "Number format of a local model's weights: fp32, fp16, q8, q4; empty: as its card says.",
  },
  'vlm.answers': {
    type: 'string',
    default: 'marks',
    oneOf: ['marks', 'gemini_points', 'qwen_points', 'qwen_pixels', 'molmo_points'],
    change: 'unconfigured',
    description:
      'How a server answers: by the number of a thing, or by a point in the plain picture, in the way its model was taught (docs/models.md); a point means the nearest thing, or none.',
  },
  'vlm.images': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'marked', 'plain', 'plain+marked'],
    change: 'unconfigured',
    description: 'Pictures that the model sees: with numbers, without, or both; card: as its card says.',
  },
  'vlm.mark_style': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'masks', 'boxes', 'both'],
    change: 'unconfigured',
    description: 'What is drawn under the numbers of the picture that the model sees.',
  },
  'vlm.labels': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'shown', 'hidden'],
    change: 'unconfigured',
    description: 'hidden tells the model object in place of the labels: it must go by place and looks.',
  },
  'vlm.crops': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'on', 'off'],
    change: 'unconfigured',
    description: 'One more picture for each candidate.',
  },
  'vlm.scene_graph': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'on', 'off'],
    change: 'unconfigured',
    description: 'Relations between marks, measured from depth, as text.',
  },
  'vlm.depth_text': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'on', 'off'],
    change: 'unconfigured',
    description: 'Distance and size of each mark, as text.',
  },
  'vlm.none_choice': {
    type: 'string',
    default: 'card',
    oneOf: ['card', 'on', 'off'],
    change: 'unconfigured',
    description: 'Lets the model answer that nothing fits.',
  },
  'vlm.answer_without_model': {
    type: 'bool',
    default: true,
    change: 'unconfigured',
    description: 'backend hybrid: let geometry answer, with a note, while the model is gone.',
  },
  'vocabulary.model': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      'Card, folder or hub id of a CLIP-kind model that names landmarks by the nouns of the question; empty: none.',
  },
  'vocabulary.names': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      "YAML file of this site's own names for things: names, synonyms, pictures (docs/namer.md); empty: none.",
  },
  'vocabulary.learnt': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description:
      'File in which ~/name_object keeps the names that people give to things; empty: spatial_llava/names.json in ROS_HOME (~/.ros).',
  },
  'translate.enabled': {
    type: 'bool',
    default: false,
    change: 'unconfigured',
    description:
      'Let a language model at vlm.base_url put words that are not understood into ours; it is sent the words alone (docs/language.md).',
  },
  'translate.model': {
    type: 'string',
    default: '',
    change: 'unconfigured',
    description: 'Name of that model on the server; empty: vlm.model.',
  },
  'translate.timeout': {
    type: 'double',
    default: 5,
    min: 0.1,
    max: 600,
    unit: 's',
    change: 'unconfigured',
    description: 'Deadline of the language model for one request.',
  },
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
      'Keep a small picture of each thing remembered (96 pixels, at most 4 kB), for ~/list_objects.',
  },
  'memory.max_objects': {
    type: 'integer',
    default: 5000,
    min: 10,
    max: 10_000,
    change: 'unconfigured',
    description: 'Things remembered of a map; what is gone, then what was not seen for longest, is let go.',
  },
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

export type ParameterName = keyof typeof PARAMETERS;

type ValueOf<S extends ParameterSpec> = S extends { readonly oneOf: readonly (infer V)[] }
  ? V
  : S extends { readonly type: 'bool' }
    ? boolean
    : S extends { readonly type: 'string' }
      ? string
      : number;

/** A value for every parameter, checked. */
export type Parameters = { readonly [N in ParameterName]: ValueOf<(typeof PARAMETERS)[N]> };

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

export const specOf = (name: ParameterName): ParameterSpec => PARAMETERS[name];

export const isParameterName = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name);

export const DEFAULT_PARAMETERS = Object.freeze(
  Object.fromEntries(PARAMETER_NAMES.map((name) => [name, PARAMETERS[name].default])),
) as Parameters;
