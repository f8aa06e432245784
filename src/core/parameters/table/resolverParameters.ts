import type { ParameterSpec } from '../ParameterSpec.ts';

/** Who says what is meant: models, their server, names of the site. */
export const RESOLVER_PARAMETERS = {
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
} as const satisfies Record<string, ParameterSpec>;
