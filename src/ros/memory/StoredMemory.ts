import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import type { MemoryObject } from '../../core/memory/MemoryObject.ts';
import type { MemoryStore } from '../../core/memory/MemoryStore.ts';
import { ObjectMemory } from '../../core/memory/ObjectMemory.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { type Failure, ok, type Result } from '../../core/result.ts';
import type { RosLogger } from '../rcl.ts';
import { Thumbnails } from './Thumbnails.ts';

export interface StoredMemoryOptions {
  readonly parameters: () => Parameters;
  readonly store: MemoryStore;
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly log: Pick<RosLogger, 'warn'>;
}

/** The memory of the map that the parameters name, its pictures, and where both outlive the process. */
export class StoredMemory {
  readonly #options: StoredMemoryOptions;
  #thumbnails: Thumbnails;
  #memory: ObjectMemory;
  /** Frame and map that `#memory` is of, as the store knows them. */
  #key: string;
  #unsaved: Failure | undefined;

  private constructor(options: StoredMemoryOptions, key: string, memory: ObjectMemory) {
    this.#options = options;
    this.#key = key;
    this.#memory = memory;
    this.#thumbnails = new Thumbnails(options.codec);
  }

  static open(options: StoredMemoryOptions): Result<StoredMemory> {
    const key = keyOf(options.parameters());
    const held = load(options, key);
    return held.ok ? ok(new StoredMemory(options, key, held.value)) : held;
  }

  /** When the parameters name another map, that of before is stored away and its own opened. */
  get current(): ObjectMemory {
    const key = keyOf(this.#options.parameters());
    if (key === this.#key) return this.#memory;
    this.save();
    this.#thumbnails = new Thumbnails(this.#options.codec);
    const held = load(this.#options, key);
    // Better to know nothing than what is true of another map.
    this.#memory = held.ok ? held.value : emptyMemory(this.#options);
    if (!held.ok) this.#unsaved = held.failure;
    this.#key = key;
    return this.#memory;
  }

  get thumbnails(): Thumbnails {
    return this.#thumbnails;
  }

  /** Of which map `current` was last. */
  get key(): string {
    return this.#key;
  }

  /** Why what was learnt is not stored. */
  get unsaved(): Failure | undefined {
    return this.#unsaved;
  }

  save(): Result<void> {
    const changes = this.#memory.takeChanges();
    // Nothing to store is stored all the same: the store shows that it is alive.
    const pictures = this.#thumbnails.waiting;
    const saved = this.#options.store.save(this.#key, { ...(changes ?? NO_CHANGES), pictures });
    if (saved.ok) {
      this.#unsaved = undefined;
      this.#thumbnails.clear();
    } else {
      if (changes) this.#memory.giveBack(changes);
      if (!this.#unsaved) this.#options.log.warn(`memory is not stored: ${saved.failure.message}`);
      this.#unsaved = saved.failure;
    }
    return saved;
  }

  /** What cannot be read is left out: a list without pictures is better than none. */
  pictures(objects: readonly MemoryObject[]): ReadonlyMap<number, Uint8Array> {
    const ids = objects.flatMap(({ id, pictureWorth }) => (pictureWorth > 0 ? [id] : []));
    const stored = this.#options.store.pictures(this.#key, ids);
    return new Map([...(stored.ok ? stored.value : []), ...this.#thumbnails.waiting]);
  }

  close(): void {
    this.save();
    this.#options.store.close();
  }
}

const NO_CHANGES = { saved: [], removed: [], nextId: 0 };

const keyOf = (parameters: Parameters): string =>
  JSON.stringify([parameters['memory.frame'], parameters['memory.map']]);

const emptyMemory = ({ parameters }: StoredMemoryOptions): ObjectMemory =>
  new ObjectMemory({ maxObjects: parameters()['memory.max_objects'] });

const load = ({ store, parameters }: StoredMemoryOptions, key: string): Result<ObjectMemory> => {
  const held = store.load(key);
  return held.ok
    ? ok(new ObjectMemory({ maxObjects: parameters()['memory.max_objects'] }, held.value))
    : held;
};
