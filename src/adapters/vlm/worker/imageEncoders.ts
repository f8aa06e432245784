import type { ColorImage } from '../../../core/types/images.ts';
import { IMAGE_TOKENS, type VlmFamily } from '../families.ts';
import { transformers } from './transformers.ts';

type Tensor = InstanceType<typeof transformers.Tensor>;

/** One picture as the language half takes it. */
export interface EncodedImage {
  /** Features one after the other, float32. */
  readonly features: Float32Array;
  readonly width: number;
  /** What stands in the prompt for the picture, with one image token a feature. */
  readonly text: string;
  /** Time, rows and columns of patches, for models whose positions need them. */
  readonly grid?: readonly [bigint, bigint, bigint];
}

export interface VisionParts {
  /** The image processor of the family. */
  readonly process: (image: unknown, options?: unknown) => Promise<Record<string, Tensor>>;
  /** `model.encode_image` */
  readonly encode: (inputs: Record<string, unknown>) => Promise<Tensor>;
}

export type ImageEncoder = (image: ColorImage, parts: VisionParts) => Promise<EncodedImage>;

const rawImage = ({ data, width, height }: ColorImage) => new transformers.RawImage(data, width, height, 3);

/** [tokens, width] whatever the leading dimensions of the export. */
const flat = (features: Tensor): { data: Float32Array; width: number; count: number } => {
  const width = features.dims.at(-1)!;
  const tensor = features.type === 'float32' ? features : features.to('float32');
  const data = tensor.data as Float32Array;
  return { data, width, count: data.length / width };
};

const single =
  (token: string): ImageEncoder =>
  async (image, { process, encode }) => {
    const { data, width, count } = flat(await encode(await process(rawImage(image))));
    return { features: data, width, text: token.repeat(count) };
  };

const FAKE = '<fake_token_around_image>';
const GLOBAL = '<global-img>';

/** Idefics3 and SmolVLM: rows and columns of tiles, each under its name, then the whole picture. */
const tiled =
  (token: string): ImageEncoder =>
  async (image, { process, encode }) => {
    const inputs = await process([[rawImage(image)]], { return_row_col_info: true });
    const { rows, cols } = inputs as unknown as { rows: number[][]; cols: number[][] };
    const { data, width, count } = flat(await encode(inputs));
    const [down, across] = [rows[0]![0]!, cols[0]![0]!];
    const run = token.repeat(count / (down * across + 1));
    let text = '';
    for (let r = 1; r <= down; r++) {
      for (let c = 1; c <= across; c++) text += `${FAKE}<row_${r}_col_${c}>${run}`;
      text += '\n';
    }
    return { features: data, width, text: `${text}${down > 0 ? '\n' : ''}${FAKE}${GLOBAL}${run}${FAKE}` };
  };

/** Qwen-VL kinds: a grid of patches that follows the picture's own shape. */
const gridded =
  (token: string): ImageEncoder =>
  async (image, { process, encode }) => {
    const inputs = await process(rawImage(image));
    const { data, width, count } = flat(await encode(inputs));
    const [t, h, w] = inputs.image_grid_thw!.data as BigInt64Array;
    return { features: data, width, text: token.repeat(count), grid: [t!, h!, w!] };
  };

export const IMAGE_ENCODERS: Readonly<Record<VlmFamily, ImageEncoder>> = {
  llava: single(IMAGE_TOKENS.llava),
  llava_onevision: single(IMAGE_TOKENS.llava_onevision),
  idefics3: tiled(IMAGE_TOKENS.idefics3),
  smolvlm: tiled(IMAGE_TOKENS.smolvlm),
  qwen2_vl: gridded(IMAGE_TOKENS.qwen2_vl),
  qwen2_5_vl: gridded(IMAGE_TOKENS.qwen2_5_vl),
};
