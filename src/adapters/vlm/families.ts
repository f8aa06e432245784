/** Model families that a model host can load, by `model_type` of their config.json. */
export type VlmFamily = 'llava' | 'llava_onevision' | 'idefics3' | 'smolvlm' | 'qwen2_vl' | 'qwen2_5_vl';
export type ScorerFamily = 'clip' | 'siglip';
/** Find boxes of what words name. */
export type FinderFamily = 'owlvit' | 'owlv2' | 'grounding-dino';
/** Cut masks from boxes and points. */
export type CutterFamily = 'sam' | 'sam2';
export type ModelFamily = VlmFamily | ScorerFamily | FinderFamily | CutterFamily;

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
export const FINDER_FAMILIES: readonly FinderFamily[] = ['owlvit', 'owlv2', 'grounding-dino'];
export const CUTTER_FAMILIES: readonly CutterFamily[] = ['sam', 'sam2'];

const GROUPS: readonly { readonly families: readonly ModelFamily[]; readonly parts: readonly string[] }[] = [
  { families: VLM_FAMILIES, parts: ['embed_tokens', 'vision_encoder', 'decoder_model_merged'] },
  { families: SCORER_FAMILIES, parts: ['text_model', 'vision_model'] },
  { families: FINDER_FAMILIES, parts: ['model'] },
  { families: CUTTER_FAMILIES, parts: ['vision_encoder', 'prompt_encoder_mask_decoder'] },
];

export const MODEL_FAMILIES: readonly ModelFamily[] = GROUPS.flatMap(({ families }) => families);

/** The ONNX files of a family, without dtype suffix. */
export const partsOf = (family: ModelFamily): readonly string[] =>
  GROUPS.find(({ families }) => families.includes(family))!.parts;

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

/** The same for some families: what only cuts masks reads no words. */
export const textFilesOf = (families: readonly ModelFamily[]): Readonly<Record<string, boolean>> => {
  const reads = families.some((family) => !(CUTTER_FAMILIES as readonly ModelFamily[]).includes(family));
  return reads
    ? TEXT_FILES
    : Object.fromEntries(Object.entries(TEXT_FILES).filter(([file]) => !file.startsWith('tokenizer')));
};
