import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { later } from '../../core/memory/later.ts';
import type { MemoryObject } from '../../core/memory/MemoryObject.ts';
import type { MemoryStore } from '../../core/memory/MemoryStore.ts';
import { ObjectMemory } from '../../core/memory/ObjectMemory.ts';
import { recall } from '../../core/memory/recall.ts';
import { recallThen } from '../../core/memory/recallThen.ts';
import type { RecallContext } from '../../core/memory/sceneOf.ts';
import { viewOfFrame } from '../../core/memory/viewOfFrame.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { Resolution } from '../../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import { rotate, transformPoint } from '../../core/transforms/rigid.ts';
import type { TransformSource } from '../../core/transforms/TransformSource.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { RememberedThing } from '../../pipeline/RememberedThing.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import { rememberedObjectsMessage } from '../convert/messages/rememberedMessage.ts';
import type { RosLogger, RosPublisher } from '../rcl.ts';
import { Thumbnails } from './Thumbnails.ts';

export interface MemoryKeeperOptions {
  readonly parameters: () => Parameters;
  readonly store: MemoryStore;
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly publisher: Pick<RosPublisher, 'publish' | 'subscriptionCount'>;
  readonly log: Pick<RosLogger, 'warn'>;
  readonly now: MonotonicClock;
  /** Nanoseconds of the node's clock: what time it is while no frame has come. */
  readonly clockNs: () => bigint;
}

/** Where the robot is, and how sure of it localisation is. */
export interface Whereabouts {
  readonly transforms: TransformSource;
  /** Absent where nobody is asked. */
  readonly pose?: { readonly doubt: (mostMetres: number) => string | undefined } | undefined;
}

export interface KeptRecollection {
  readonly resolution: Resolution;
  readonly things: readonly RememberedThing[];
}

/** What was learnt is stored, and made known, so often; a crash loses no more. */
const PERIOD_MS = 1000;
/** So many seconds apart it is made known while nobody listens and nothing is new: for who comes later. */
const UNHEARD_EVERY = 5;
/** Things in a message at most. */
export const MOST_LISTED = 200;

/** Memory while the node is configured: fed by every marked frame whose place in `memory.frame` tf knows. */
export class MemoryKeeper {
  readonly #options: MemoryKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #thumbnails: Thumbnails;
  #memory: ObjectMemory;
  /** Frame and map that `#memory` is of, as the store knows them. */
  #key: string;
  #tail: Promise<void> = Promise.resolve();
  #newest = { stampNs: 0n, atMs: 0 };
  #context: RecallContext = {};
  #state: { readonly frames: number; readonly failure: Failure | undefined } = {
    frames: 0,
    failure: undefined,
  };
  #unsaved: Failure | undefined;
  #ticks = 0;
  /** How many things were made known last. */
  #told = -1;
  #isChanged = true;

  private constructor(options: MemoryKeeperOptions, key: string, memory: ObjectMemory) {
    this.#options = options;
    this.#key = key;
    this.#memory = memory;
    this.#thumbnails = new Thumbnails(options.codec);
    this.#timer = setInterval(() => this.#tick(), PERIOD_MS);
    this.#timer.unref();
  }

  static open(options: MemoryKeeperOptions): Result<MemoryKeeper> {
    const key = keyOf(options.parameters());
    const held = load(options, key);
    return held.ok ? ok(new MemoryKeeper(options, key, held.value)) : held;
  }

  /** Learns from a marked frame, in the order of the calls. Never rejects. */
  see(marked: MarkedFrame, whereabouts: Whereabouts): void {
    this.#tail = this.#tail
      .then(() => this.#see(marked, whereabouts))
      .catch((error: unknown) => this.#options.log.warn(`memory: ${String(error)}`));
  }

  /** The clock jumped back, or frames begin anew. */
  forgetTracks(): void {
    this.#tail = this.#tail.then(() => {
      this.#newest = { stampNs: 0n, atMs: 0 };
      this.#memory.forgetTracks();
    });
  }

  /** What an expression means among what is remembered and not known to be gone, or among all. */
  recall(expression: string, withGone = false): KeptRecollection {
    const all = this.#current().objects;
    const asked = withGone ? all : all.filter(({ isGone }) => !isGone);
    const { resolution, objects } = recall(asked, expression, this.#context);
    return { resolution, things: objects.map((object) => this.#thing(object)) };
  }

  /** What an expression meant at a time, or when it last held where it speaks of the past; what has gone is among it. */
  recallThen(
    expression: string,
    atNs: bigint | undefined,
  ): KeptRecollection & { readonly atNs: bigint | undefined } {
    const { objects, ...then } = recallThen(this.#current().objects, expression, atNs, this.#context);
    return { ...then, things: objects.map((object) => this.#thing(object)) };
  }

  /** The last seen first; their pictures only where they are asked for. */
  list(
    isWanted: (object: MemoryObject) => boolean,
    { most, pictures = false }: { readonly most: number; readonly pictures?: boolean },
  ): object {
    const wanted = this.#current().objects.filter(isWanted).sort(later);
    const listed = wanted.slice(0, most);
    return rememberedObjectsMessage(
      listed.map((object) => this.#thing(object)),
      { ...this.#about(), total: wanted.length },
      pictures ? this.#pictures(listed) : undefined,
    );
  }

  /** How many things were forgotten: one, or all. Stored at once. */
  forget(id: number | 'all'): Result<number> {
    const memory = this.#current();
    const ids = id === 'all' ? memory.objects.map((object) => object.id) : [id];
    const forgotten = ids.filter((one) => memory.forget(one)).length;
    const saved = this.#save();
    this.#isChanged = true;
    return saved.ok ? ok(forgotten) : saved;
  }

  /** Gives a thing a name. False where nothing of this id is remembered. */
  name(id: number, given: string): boolean {
    return this.#renamed(this.#current().name(id, given));
  }

  /** The same of what a track of the newest view is; false while it is not remembered. */
  nameTrack(trackId: number, given: string): boolean {
    const id = this.#current().objectOfTrack(trackId)?.id;
    return id !== undefined && this.name(id, given);
  }

  /** Takes a name from all that bears it; whether anything did. */
  unname(given: string): boolean {
    const memory = this.#current();
    const ids = memory.objects.filter((object) => object.given === given).map(({ id }) => id);
    return this.#renamed(ids.filter((id) => memory.name(id, undefined)).length > 0);
  }

  /** Names that people gave to what is in view, by track. */
  get namedTracks(): ReadonlyMap<number, string> {
    return this.#current().namedTracks;
  }

  /** The track of a thing that is in view. */
  trackOf(id: number): number | undefined {
    return this.#current().trackOf(id);
  }

  diagnose(): DiagnosticStatus {
    const { frames, failure } = this.#state;
    const problem = this.#unsaved ?? failure;
    return {
      name: 'memory',
      level: this.#unsaved ? 'error' : failure ? 'warn' : 'ok',
      message: problem ? `${problem.code}: ${problem.message}` : `${this.#memory.objects.length} things`,
      values: { things: this.#memory.objects.length, 'frames learnt from': frames },
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#save();
    this.#options.store.close();
  }

  #renamed(done: boolean): boolean {
    if (done) this.#isChanged = true;
    return done;
  }

  async #see(marked: MarkedFrame, { transforms, pose }: Whereabouts): Promise<void> {
    const { frame, landmarks } = marked;
    // A frame that two questions share is one view, and an old one that was asked for is no news.
    if (frame.stampNs <= this.#newest.stampNs) return;
    const {
      'memory.frame': targetFrame,
      'memory.pose_deviation': mostMetres,
      tf_timeout,
    } = this.#options.parameters();
    const doubt = pose?.doubt(mostMetres);
    if (doubt !== undefined) {
      this.#state = { ...this.#state, failure: fail('MEMORY_UNAVAILABLE', doubt).failure };
      return;
    }
    const found = await transforms.lookup({
      targetFrame,
      sourceFrame: frame.frameId,
      stampNs: frame.stampNs,
      timeoutMs: tf_timeout * 1000,
    });
    this.#state = {
      frames: this.#state.frames + (found.ok ? 1 : 0),
      failure: found.ok ? undefined : found.failure,
    };
    if (!found.ok || frame.stampNs <= this.#newest.stampNs) return;
    this.#newest = { stampNs: frame.stampNs, atMs: this.#options.now() };
    this.#context = contextOf(marked, found.value);
    const memory = this.#current();
    memory.observe(viewOfFrame(frame, landmarks, found.value));
    this.#isChanged = true;
    if (this.#options.parameters()['memory.thumbnails']) await this.#thumbnails.take(marked, memory);
  }

  /** The memory of the map that the parameters name: another one is stored away and its own opened. */
  #current(): ObjectMemory {
    const key = keyOf(this.#options.parameters());
    if (key === this.#key) return this.#memory;
    this.#save();
    this.#thumbnails = new Thumbnails(this.#options.codec);
    const held = load(this.#options, key);
    // Better to know nothing than what is true of another map.
    this.#memory = held.ok ? held.value : emptyMemory(this.#options);
    if (!held.ok) this.#unsaved = held.failure;
    this.#key = key;
    this.#isChanged = true;
    return this.#memory;
  }

  #tick(): void {
    this.#current();
    this.#save();
    const { publisher } = this.#options;
    const count = this.#memory.objects.length;
    const isDue =
      publisher.subscriptionCount > 0 || count !== this.#told || this.#ticks++ % UNHEARD_EVERY === 0;
    if (!this.#isChanged || !isDue) return;
    this.#isChanged = false;
    this.#told = count;
    publisher.publish(this.list(({ isGone }) => !isGone, { most: MOST_LISTED }));
  }

  #save(): Result<void> {
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
  #pictures(objects: readonly MemoryObject[]): ReadonlyMap<number, Uint8Array> {
    const ids = objects.flatMap(({ id, pictureWorth }) => (pictureWorth > 0 ? [id] : []));
    const stored = this.#options.store.pictures(this.#key, ids);
    return new Map([...(stored.ok ? stored.value : []), ...this.#thumbnails.waiting]);
  }

  #about() {
    const { 'memory.frame': frameId, 'memory.map': map } = this.#options.parameters();
    return { frameId, map, stampNs: this.#newest.stampNs };
  }

  #thing(object: MemoryObject): RememberedThing {
    const { stampNs, atMs } = this.#newest;
    const nowNs =
      stampNs === 0n
        ? this.#options.clockNs()
        : stampNs + BigInt(Math.round((this.#options.now() - atMs) * 1e6));
    const ageSeconds = Math.max(0, Number(nowNs - object.lastSeenNs) / 1e9);
    return { object, frameId: this.#about().frameId, ageSeconds };
  }
}

const NO_CHANGES = { saved: [], removed: [], nextId: 0 };

const keyOf = (parameters: Parameters): string =>
  JSON.stringify([parameters['memory.frame'], parameters['memory.map']]);

const emptyMemory = ({ parameters }: MemoryKeeperOptions): ObjectMemory =>
  new ObjectMemory({ maxObjects: parameters()['memory.max_objects'] });

const load = (options: MemoryKeeperOptions, key: string): Result<ObjectMemory> => {
  const held = options.store.load(key);
  return held.ok
    ? ok(new ObjectMemory({ maxObjects: options.parameters()['memory.max_objects'] }, held.value))
    : held;
};

/** What the frame's own scene knows besides its things, and from where it is seen. */
const contextOf = ({ scene }: MarkedFrame, memoryFromCamera: Transform): RecallContext => {
  const { detectorVocabulary, looksVocabulary, siteNames, givenNames, siteFacts } = scene;
  return {
    ...(detectorVocabulary && { detectorVocabulary }),
    ...(looksVocabulary && { looksVocabulary }),
    ...(siteNames && { siteNames }),
    ...(givenNames && { givenNames }),
    ...(siteFacts && { siteFacts }),
    viewer: {
      position: transformPoint(memoryFromCamera, [0, 0, 0]),
      forward: rotate(memoryFromCamera.rotation, [0, 0, 1]),
    },
  };
};
