import { createHash } from 'node:crypto';
import type { ColorImage } from '../../../core/types/images.ts';
import type { EncodedImage } from './imageEncoders.ts';

/** Features of the pictures seen last, by their pixels: a second question about a frame costs no vision pass. */
export class ImageCache {
  readonly #held = new Map<string, EncodedImage>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  async get(image: ColorImage, encode: (image: ColorImage) => Promise<EncodedImage>): Promise<EncodedImage> {
    const key = `${image.width}x${image.height} ${createHash('sha1').update(image.data).digest('base64')}`;
    const found = this.#held.get(key);
    this.#held.delete(key);
    const encoded = found ?? (await encode(image));
    this.#held.set(key, encoded);
    if (this.#held.size > this.#capacity) this.#held.delete(this.#held.keys().next().value!);
    return encoded;
  }
}
