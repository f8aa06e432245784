import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { later } from '../../core/memory/later.ts';
import type { MemoryObject } from '../../core/memory/MemoryObject.ts';
import type { MemoryStore } from '../../core/memory/MemoryStore.ts';
import { type MemoryView, OWN_CAMERA } from '../../core/memory/MemoryView.ts';
import { contextOf } from '../../core/memory/recall/contextOf.ts';
import { recall } from '../../core/memory/recall/recall.ts';
import { recallThen } from '../../core/memory/recall/recallThen.ts';
import { namesOf, type RecallContext } from '../../core/memory/recall/sceneOf.ts';
import { viewOfFrame } from '../../core/memory/viewOfFrame.ts';
import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { Resolution } from '../../core/spatial/grounding/Resolution.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { RememberedThing } from '../../pipeline/RememberedThing.ts';
import { writeRememberedObjects } from '../convert/messages/bytes/writeRememberedObjects.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import { rememberedObjectsMessage } from '../convert/messages/rememberedMessage.ts';
import type { ObservedView } from '../convert/observe/ObservedView.ts';
import type { ObservedThing } from '../convert/observe/observeMessage.ts';
import type { RosLogger, RosPublisher } from '../rcl.ts';
import { KnownCameras, type SeenFrom, viewerAt } from './KnownCameras.ts';
import { poseInMemory, type Whereabouts } from './poseInMemory.ts';
import { StoredMemory } from './StoredMemory.ts';

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

/** How memory is asked. */
export interface RecallOptions {
  /** Frame of the camera whose left and front are meant; one that is not known: the camera that looked last. */
  readonly viewer?: string;
  /** Among what is known to be gone, too. */
  readonly withGone?: boolean;
  /** What the words call things by, where a namer could be asked. */
  readonly phrases?: NamedPhrases | undefined;
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
  readonly #stored: StoredMemory;
  readonly #timer: NodeJS.Timeout;
  #tail: Promise<void> = Promise.resolve();
  #newest = { stampNs: 0n, atMs: 0 };
  readonly #cameras = new KnownCameras();
  #context: RecallContext = {};
  #state: { readonly frames: number; readonly failure: Failure | undefined } = {
    frames: 0,
    failure: undefined,
  };
  #ticks = 0;
  /** How many things, of which map, were made known last. */
  #told = { count: -1, key: '' };
  #isChanged = true;

  private constructor(options: MemoryKeeperOptions, stored: StoredMemory) {
    this.#options = options;
    this.#stored = stored;
    this.#timer = setInterval(() => this.#tick(), PERIOD_MS);
    this.#timer.unref();
  }

  static open(options: MemoryKeeperOptions): Result<MemoryKeeper> {
    const stored = StoredMemory.open(options);
    return stored.ok ? ok(new MemoryKeeper(options, stored.value)) : stored;
  }

  /** Learns from a marked frame, in the order of the calls. Never rejects. */
  see(marked: MarkedFrame, whereabouts: Whereabouts): void {
    this.#tail = this.#tail
      .then(() => this.#see(marked, whereabouts))
      .catch((error: unknown) => this.#options.log.warn(`memory: ${String(error)}`));
  }

  /** Learns from what the camera of another node sees; says which things those are. */
  observe({ view, camera, frame, map, pictures }: ObservedView): Result<readonly ObservedThing[]> {
    const { 'memory.frame': ourFrame, 'memory.map': ourMap } = this.#options.parameters();
    if (frame !== ourFrame || map !== ourMap)
      return fail(
        'MEMORY_UNAVAILABLE',
        `its memory is of frame "${frame}" and map "${map}"; the keeper's of frame "${ourFrame}" and map "${ourMap}"`,
      );
    const memory = this.#stored.current;
    for (const { id, worth, jpeg } of pictures)
      if (memory.pictured(id, worth)) this.#stored.thumbnails.put(id, jpeg);
    if (!this.#learn(view, camera))
      return fail('STALE_FRAME', 'a newer view of this camera has been learnt from');
    return ok(
      view.sightings.map(({ trackId }) => {
        const object = memory.objectOfTrack(trackId, view.source);
        return { id: object?.id ?? 0, given: object?.given ?? '', pictureWorth: object?.pictureWorth ?? 0 };
      }),
    );
  }

  /** The clock jumped back, or frames begin anew. */
  forgetTracks(): void {
    this.#tail = this.#tail.then(() => {
      this.#newest = { stampNs: 0n, atMs: 0 };
      this.#cameras.forgetTime();
      this.#stored.current.forgetTracks();
    });
  }

  /** Names that words may be read as here. */
  get names(): readonly string[] {
    return namesOf(this.#stored.current.objects, this.#context);
  }

  /** What an expression means among what is remembered and not known to be gone, or among all. */
  recall(expression: string, options: RecallOptions = {}): KeptRecollection {
    const all = this.#stored.current.objects;
    const asked = options.withGone ? all : all.filter(({ isGone }) => !isGone);
    const { resolution, objects } = recall(asked, expression, this.#contextOf(options));
    return { resolution, things: objects.map((object) => this.#thing(object)) };
  }

  /** What an expression meant at a time, or when it last held where it speaks of the past; what has gone is among it. */
  recallThen(
    expression: string,
    atNs: bigint | undefined,
    options: Omit<RecallOptions, 'withGone'> = {},
  ): KeptRecollection & { readonly atNs: bigint | undefined } {
    const context = this.#contextOf(options);
    const { objects, ...then } = recallThen(this.#stored.current.objects, expression, atNs, context);
    return { ...then, things: objects.map((object) => this.#thing(object)) };
  }

  /** The last seen first; their pictures only where they are asked for. */
  list(
    isWanted: (object: MemoryObject) => boolean,
    { most, pictures = false }: { readonly most: number; readonly pictures?: boolean },
  ): ReturnType<typeof rememberedObjectsMessage> {
    const wanted = this.#stored.current.objects.filter(isWanted).sort(later);
    const listed = wanted.slice(0, most);
    return rememberedObjectsMessage(
      listed.map((object) => this.#thing(object)),
      { ...this.#about(), total: wanted.length },
      pictures ? this.#stored.pictures(listed) : undefined,
    );
  }

  /** How many things were forgotten: one, or all. Stored at once. */
  forget(id: number | 'all'): Result<number> {
    const memory = this.#stored.current;
    const ids = id === 'all' ? memory.objects.map((object) => object.id) : [id];
    const forgotten = ids.filter((one) => memory.forget(one)).length;
    const saved = this.#stored.save();
    this.#isChanged = true;
    return saved.ok ? ok(forgotten) : saved;
  }

  /** Gives a thing a name. False where nothing of this id is remembered. */
  name(id: number, given: string): boolean {
    return this.#renamed(this.#stored.current.name(id, given));
  }

  /** The same of what a track of the newest view is; false while it is not remembered. */
  nameTrack(trackId: number, given: string): boolean {
    const id = this.#stored.current.objectOfTrack(trackId)?.id;
    return id !== undefined && this.name(id, given);
  }

  /** Takes a name from all that bears it; whether anything did. */
  unname(given: string): boolean {
    const memory = this.#stored.current;
    const ids = memory.objects.filter((object) => object.given === given).map(({ id }) => id);
    return this.#renamed(ids.filter((id) => memory.name(id, undefined)).length > 0);
  }

  /** Names that people gave to what is in view, by track. */
  get namedTracks(): ReadonlyMap<number, string> {
    return this.#stored.current.namedTracks;
  }

  /** The track of a thing that is in view. */
  trackOf(id: number): number | undefined {
    return this.#stored.current.trackOf(id);
  }

  diagnose(): DiagnosticStatus {
    const { frames, failure } = this.#state;
    const { unsaved } = this.#stored;
    const problem = unsaved ?? failure;
    const things = this.#stored.current.objects.length;
    return {
      name: 'memory',
      level: unsaved ? 'error' : failure ? 'warn' : 'ok',
      message: problem ? `${problem.code}: ${problem.message}` : `${things} things`,
      values: { things, 'frames learnt from': frames },
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stored.close();
  }

  #contextOf({ viewer = '', phrases }: RecallOptions): RecallContext {
    const seenFrom = this.#cameras.viewer(viewer);
    return { ...this.#context, ...(seenFrom && { viewer: seenFrom }), ...(phrases && { phrases }) };
  }

  #renamed(done: boolean): boolean {
    if (done) this.#isChanged = true;
    return done;
  }

  async #see(marked: MarkedFrame, whereabouts: Whereabouts): Promise<void> {
    const { frame } = marked;
    if (!this.#cameras.isNews(OWN_CAMERA, frame.stampNs)) return;
    const pose = await poseInMemory(frame, whereabouts, this.#options.parameters());
    this.#state = { ...this.#state, failure: pose.ok ? undefined : pose.failure };
    if (!pose.ok) return;
    const view = viewOfFrame(marked, pose.value);
    if (!this.#learn(view, { frameId: frame.frameId, pose: pose.value })) return;
    this.#context = { ...contextOf(marked.scene), viewer: viewerAt(pose.value) };
    if (this.#options.parameters()['memory.thumbnails'])
      await this.#stored.thumbnails.take(marked, this.#stored.current);
  }

  /** Whether it was news: a frame that two questions share is one view, and an old one that was asked for is none. */
  #learn(view: MemoryView, camera: SeenFrom): boolean {
    const { source = OWN_CAMERA, stampNs } = view;
    if (!this.#cameras.isNews(source, stampNs)) return false;
    this.#cameras.looked(source, stampNs, camera);
    this.#newest = { stampNs, atMs: this.#options.now() };
    this.#state = { ...this.#state, frames: this.#state.frames + 1 };
    this.#stored.current.observe(view);
    this.#isChanged = true;
    return true;
  }

  #tick(): void {
    const { length: count } = this.#stored.current.objects;
    const { key } = this.#stored;
    this.#stored.save();
    const { publisher } = this.#options;
    const isOther = count !== this.#told.count || key !== this.#told.key;
    const isDue = publisher.subscriptionCount > 0 || isOther || this.#ticks++ % UNHEARD_EVERY === 0;
    if (!(this.#isChanged || isOther) || !isDue) return;
    this.#isChanged = false;
    this.#told = { count, key };
    publisher.publish(writeRememberedObjects(this.list(({ isGone }) => !isGone, { most: MOST_LISTED })));
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
