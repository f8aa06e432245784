/** Model families that a model host can load, by `model_type` of their config.json. */
export type VlmFamily = 'llava' | 'llava_onevision' | 'idefics3' | 'smolvlm' | 'qwen2_vl' | 'qwen2_5_vl';
export type ScorerFamily = 'clip' | 'siglip';
export type ModelFamily = VlmFamily | ScorerFamily;

/** What stands for one picture in a prompt before it is widened to one token a feature. */
export const IMAGE_TOKENS: Readonly<Record<VlmFamily, string>> = {
  llava: '<image>',
  llava_onevision: '<image>',
  idefics3: '<image>',
  smolvlm: '<image>',
  qwen2_vl: '<|image_pad|>',
  qwen2_5_vl: '<|image_pad|>',
};

export const VLM_FAMILIES = Object.keys(IMAGE_TOKENS) as readonly VlmFamily[];
export const SCORER_FAMILIES: readonly ScorerFamily[] = ['clip', 'siglip'];

const VLM_PARTS = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] as const;
const SCORER_PARTS = ['text_model', 'vision_model'] as const;

/** The ONNX files of a family, without dtype suffix. */
export const partsOf = (family: ModelFamily): readonly string[] =>
  (VLM_FAMILIES as readonly string[]).includes(family) ? VLM_PARTS : SCORER_PARTS;

/** Files besides the ONNX ones; `true` where a model cannot do without. */
export const TEXT_FILES: Readonly<Record<string, boolean>> = {
  'config.json': true,
  'tokenizer.json': true,
  'tokenizer_config.json': true,
  'preprocessor_config.json': true,
  'generation_config.json': false,
  'processor_config.json': false,
  'chat_template.json': false,
  'chat_template.jinja': false,
  'special_tokens_map.json': false,
};
