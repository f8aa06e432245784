import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { MarkStyle } from '../../../core/marks/draw/MarkStyle.ts';
import { drawMarks } from '../../../core/marks/drawMarks.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import type { Landmark } from '../../../core/types/landmarks.ts';

/** Pictures of a data set, named as its rows name them: relative to its folder. */
export class PictureFolder {
  readonly #out: string;
  readonly #codec: ImageCodec;
  readonly #style: MarkStyle;

  constructor(out: string, codec: ImageCodec, style: MarkStyle) {
    this.#out = out;
    this.#codec = codec;
    this.#style = style;
  }

  /** Writes a picture plain and with its marks drawn. */
  async write(
    id: string,
    picture: ColorImage,
    landmarks: readonly Landmark[],
  ): Promise<{ readonly image: string; readonly plain: string }> {
    const names = { image: `marked/${id}.png`, plain: `plain/${id}.png` };
    await Promise.all(['marked', 'plain'].map((name) => mkdir(join(this.#out, name), { recursive: true })));
    const marked = drawMarks(picture, landmarks, this.#style);
    await Promise.all([
      writeFile(join(this.#out, names.image), await this.#codec.encodePng(marked)),
      writeFile(join(this.#out, names.plain), await this.#codec.encodePng(picture)),
    ]);
    return names;
  }
}
