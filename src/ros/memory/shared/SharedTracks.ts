import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { ObjectPicture } from '../../convert/observe/ObservedView.ts';
import type { ObservedThing } from '../../convert/observe/observeMessage.ts';
import { Thumbnails } from '../Thumbnails.ts';

/** What the keeper of a shared memory has said of the tracks of this camera, and pictures that it does not have so good. */
export class SharedTracks {
  readonly #thumbnails: Thumbnails;
  readonly #worths = new Map<number, number>();
  #things: ReadonlyMap<number, ObservedThing> = new Map();

  constructor(codec: Pick<ImageCodec, 'encodeJpeg'>) {
    this.#thumbnails = new Thumbnails(codec);
  }

  /** What was said of the tracks of a view. */
  learn(tracks: readonly number[], things: readonly ObservedThing[]): void {
    this.#things = new Map(
      tracks.flatMap((track, i) => {
        const thing = things[i];
        return thing && thing.id > 0 ? [[track, thing] as const] : [];
      }),
    );
  }

  /** Makes pictures of what a frame shows better than those that the keeper has. */
  async picture(marked: MarkedFrame): Promise<void> {
    await this.#thumbnails.take(marked, {
      objectOfTrack: (track) => this.#things.get(track),
      pictured: (id, worth) => {
        this.#worths.set(id, worth);
        return true;
      },
    });
  }

  /** Those that were made since they were last taken. */
  takePictures(): readonly ObjectPicture[] {
    const pictures = [...this.#thumbnails.waiting].map(([id, jpeg]) => ({
      id,
      jpeg,
      worth: this.#worths.get(id) ?? 0,
    }));
    this.#thumbnails.clear();
    this.#worths.clear();
    return pictures;
  }

  get named(): ReadonlyMap<number, string> {
    return new Map(
      [...this.#things].flatMap(([track, { given }]) => (given === '' ? [] : [[track, given] as const])),
    );
  }

  idOf(trackId: number): number | undefined {
    return this.#things.get(trackId)?.id;
  }

  trackOf(id: number): number | undefined {
    for (const [track, thing] of this.#things) if (thing.id === id) return track;
    return undefined;
  }
}
