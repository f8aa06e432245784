import { cutThumbnail } from '../../core/image/cutThumbnail.ts';
import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { isBetterPicture, isCutBy, worthOfView } from '../../core/memory/worthOfView.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';

/** Pixels a side at most, JPEG quality, and bytes at most: ten thousand pictures are to stay below 35 MB. */
const SIDE = 96;
const QUALITIES = [75, 50, 30] as const;
const MOST_BYTES = 3200;
/** Pictures made of one frame at most: the best gains first, the others when they are seen next. */
const MOST_OF_A_FRAME = 6;
/** Pictures that wait to be stored; while the disk is full no more are made. */
const MOST_WAITING = 500;

/** A memory as far as its pictures are concerned. */
export interface PicturedMemory {
  /** The thing that a track of the newest view is. */
  objectOfTrack(trackId: number): { readonly id: number; readonly pictureWorth: number } | undefined;
  /** A picture of so much worth is kept; false where there is no such thing any more. */
  pictured(id: number, worth: number): boolean;
}

/** Pictures of remembered things: made of the best views, and held until they are stored. */
export class Thumbnails {
  readonly #codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly #waiting = new Map<number, Uint8Array>();

  constructor(codec: Pick<ImageCodec, 'encodeJpeg'>) {
    this.#codec = codec;
  }

  /** Those not stored yet, by the ids of their things. */
  get waiting(): ReadonlyMap<number, Uint8Array> {
    return this.#waiting;
  }

  /** Makes pictures of what the frame that `memory` has just observed shows better than any before it. */
  async take({ frame, landmarks }: MarkedFrame, memory: PicturedMemory): Promise<void> {
    if (this.#waiting.size >= MOST_WAITING) return;
    const views = landmarks.flatMap((landmark) => {
      const object = memory.objectOfTrack(landmark.trackId);
      const worth = worthOfView(landmark.mask.pixelCount, isCutBy(frame.color, landmark));
      return object && isBetterPicture(object, worth) ? [{ object, worth, box: landmark.mask.box }] : [];
    });
    views.sort((a, b) => b.worth / (b.object.pictureWorth + 1) - a.worth / (a.object.pictureWorth + 1));
    for (const { object, worth, box } of views.slice(0, MOST_OF_A_FRAME)) {
      const jpeg = await this.#encode(cutThumbnail(frame.color, box, SIDE));
      // Forgotten while it was encoded: then there is nothing to have a picture of.
      if (jpeg && memory.pictured(object.id, worth)) this.#waiting.set(object.id, jpeg);
    }
  }

  /** One that was made elsewhere. */
  put(id: number, jpeg: Uint8Array): void {
    if (this.#waiting.size < MOST_WAITING) this.#waiting.set(id, jpeg);
  }

  /** They are stored. */
  clear(): void {
    this.#waiting.clear();
  }

  async #encode(picture: ReturnType<typeof cutThumbnail>): Promise<Uint8Array | undefined> {
    for (const quality of QUALITIES) {
      const jpeg = await this.#codec.encodeJpeg(picture, quality);
      if (jpeg.length <= MOST_BYTES) return jpeg;
    }
    return undefined;
  }
}
