import { randomUUID } from 'node:crypto';
import { FAILURES, type FailureCode, STATUS_OK } from '../../../core/failures.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { type Failure, fail, ok, type Result } from '../../../core/result.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { Transform } from '../../../core/types/geometry.ts';
import type { LocateAnswer } from '../../../pipeline/LocateAnswer.ts';
import { FIELDS } from '../../client/QuestionClient.ts';
import type { SceneServices, ServiceName } from '../../client/SceneServices.ts';
import type { DiagnosticStatus } from '../../convert/messages/DiagnosticStatus.ts';
import { observeRefusal, readObserveReply } from '../../convert/observe/observeMessage.ts';
import { observeRequest } from '../../convert/observe/observeRequest.ts';
import { type RememberedMessage, readRemembered } from '../../convert/readRemembered.ts';
import { memoryAnswer } from '../answerFromMemory.ts';
import {
  type ForgetRequest,
  forgetRefusal,
  type ListObjectsRequest,
  listObjectsRefusal,
  type WhereWasRequest,
  whereWasRefusal,
} from '../memoryReplies.ts';
import type { NodeMemory } from '../NodeMemory.ts';
import { poseInMemory, type Whereabouts } from '../poseInMemory.ts';
import { SharedTracks } from './SharedTracks.ts';

export interface SharedMemoryOptions {
  readonly parameters: () => Parameters;
  /** Full name of the node that keeps the memory, and of this one. */
  readonly keeper: string;
  readonly name: string;
  readonly services: Pick<SceneServices, 'call' | 'close'>;
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
}

interface Look {
  readonly marked: MarkedFrame;
  readonly whereabouts: Whereabouts;
}

/**
 * The memory that another node keeps, shared by this one's camera: what this camera sees is told to it (`~/observe`), one
 * frame at a time and always the newest, and what is asked here is asked there. Ids are the keeper's.
 */
export class SharedMemory implements NodeMemory {
  readonly #options: SharedMemoryOptions;
  readonly #closed = new AbortController();
  #tracks: SharedTracks;
  /** Other tracks, another source. */
  #source = '';
  #waiting: Look | undefined;
  #isTelling = false;
  #newestNs = 0n;
  #cameraFrame = '';
  #state: { readonly frames: number; readonly failure: Failure | undefined } = {
    frames: 0,
    failure: undefined,
  };

  constructor(options: SharedMemoryOptions) {
    this.#options = options;
    this.#tracks = new SharedTracks(options.codec);
    this.forgetTracks();
  }

  see(marked: MarkedFrame, whereabouts: Whereabouts): void {
    this.#waiting = { marked, whereabouts };
    if (!this.#isTelling) void this.#tellAll();
  }

  forgetTracks(): void {
    this.#source = `${this.#options.name} ${randomUUID().slice(0, 8)}`;
    this.#tracks = new SharedTracks(this.#options.codec);
    this.#newestNs = 0n;
  }

  get namedTracks(): ReadonlyMap<number, string> {
    return this.#tracks.named;
  }

  trackOf(id: number): number | undefined {
    return this.#tracks.trackOf(id);
  }

  async locate(expression: string, viewer: string): Promise<LocateAnswer> {
    const asked = {
      ...FIELDS,
      expression,
      search: 'memory',
      publish: false,
      viewer: this.#viewerOf(viewer),
    };
    const reply = await this.#call('locate', asked);
    if (!reply.ok) return memoryAnswer({ failure: reply.failure });
    const { status, message, remembered, rationale, not_understood } = reply.value as LocateReply;
    return memoryAnswer({
      failure: fail(codeOf(status), message).failure,
      things: remembered.map(readRemembered),
      rationale,
      notUnderstood: not_understood,
    });
  }

  listObjects({ name, include_gone, max_objects, ids, thumbnails }: ListObjectsRequest): Promise<object> {
    const request = { name, include_gone, max_objects, ids: Array.from(ids), thumbnails };
    return this.#handOn('list_objects', request, listObjectsRefusal);
  }

  forgetObjects({ id, all }: ForgetRequest): Promise<object> {
    return this.#handOn('forget', { id, all }, forgetRefusal);
  }

  whereWas({ expression, at: { sec, nanosec }, viewer }: WhereWasRequest): Promise<object> {
    const request = { expression, at: { sec, nanosec }, viewer: this.#viewerOf(viewer) };
    return this.#handOn('where_was', request, whereWasRefusal);
  }

  observe(): object {
    const { keeper } = this.#options;
    return observeRefusal(
      fail('MEMORY_UNAVAILABLE', `this node keeps no memory: ${keeper} does (memory.keeper)`).failure,
    );
  }

  async name(id: number, given: string): Promise<Result<boolean>> {
    return await this.#asked('name_object', { ...NO_NAMING, name: given, id });
  }

  async nameTrack(trackId: number, given: string): Promise<boolean> {
    const id = this.#tracks.idOf(trackId);
    if (id === undefined) return false;
    const named = await this.name(id, given);
    return named.ok && named.value;
  }

  async unname(given: string): Promise<boolean> {
    const done = await this.#asked('name_object', { ...NO_NAMING, name: given, forget: true });
    return done.ok && done.value;
  }

  diagnose(): DiagnosticStatus {
    const { frames, failure } = this.#state;
    const { keeper } = this.#options;
    return {
      name: 'memory',
      level: failure ? 'warn' : 'ok',
      message: failure ? `${failure.code}: ${failure.message}` : `kept by ${keeper}`,
      values: { keeper, 'frames told': frames },
    };
  }

  close(): void {
    this.#closed.abort();
    this.#options.services.close();
  }

  /** Left and right are those of this node's camera, not of the keeper's. */
  #viewerOf(viewer: string): string {
    return viewer === '' || viewer === 'camera' ? this.#cameraFrame : viewer;
  }

  /** One after the other until nothing newer waits. */
  async #tellAll(): Promise<void> {
    this.#isTelling = true;
    try {
      while (this.#waiting && !this.#closed.signal.aborted) {
        const look = this.#waiting;
        this.#waiting = undefined;
        const failure = await this.#tell(look);
        this.#state = { frames: this.#state.frames + (failure ? 0 : 1), failure };
      }
    } catch (error) {
      this.#state = { ...this.#state, failure: fail('INTERNAL', String(error)).failure };
    } finally {
      this.#isTelling = false;
    }
  }

  async #tell({ marked, whereabouts }: Look): Promise<Failure | undefined> {
    const { frame } = marked;
    // A frame that two questions share is one view, and an old one that was asked for is no news.
    if (frame.stampNs <= this.#newestNs) return undefined;
    const parameters = this.#options.parameters();
    const pose = await poseInMemory(frame, whereabouts, parameters);
    if (!pose.ok) return pose.failure;
    this.#newestNs = frame.stampNs;
    this.#cameraFrame = frame.frameId;
    const tracks = this.#tracks;
    const request = this.#requestOf(marked, pose.value);
    const told = await this.#call('observe', request);
    if (!told.ok) return told.failure;
    const { status, message } = told.value as { readonly status: number; readonly message: string };
    if (status !== STATUS_OK) return fail(codeOf(status), message).failure;
    tracks.learn(
      request.sightings.map(({ track_id }) => track_id),
      readObserveReply(told.value),
    );
    if (parameters['memory.thumbnails']) await tracks.picture(marked);
    return undefined;
  }

  #requestOf(marked: MarkedFrame, memoryFromCamera: Transform) {
    const { 'memory.frame': frame, 'memory.map': map } = this.#options.parameters();
    const pictures = this.#tracks.takePictures();
    return observeRequest(marked, { source: this.#source, frame, map, memoryFromCamera, pictures });
  }

  /** The keeper's reply as it is, or why there is none. */
  async #handOn(
    service: ServiceName,
    request: object,
    refuse: (failure: Failure) => object,
  ): Promise<object> {
    const reply = await this.#call(service, request);
    return reply.ok ? reply.value : refuse(reply.failure);
  }

  /** Whether the keeper could do it; a failure where it could not be asked. */
  async #asked(service: ServiceName, request: object): Promise<Result<boolean>> {
    const reply = await this.#call(service, request);
    return reply.ok ? ok((reply.value as { readonly status: number }).status === STATUS_OK) : reply;
  }

  async #call(service: ServiceName, request: object): Promise<Result<object>> {
    const reply = await this.#options.services.call(service, request, this.#closed.signal);
    if (reply.ok) return ok(reply.value);
    return fail(
      'MEMORY_UNAVAILABLE',
      `${reply.failure.message}: it keeps this node's memory (memory.keeper)`,
    );
  }
}

interface LocateReply {
  readonly status: number;
  readonly message: string;
  readonly remembered: readonly RememberedMessage[];
  readonly rationale: string;
  readonly not_understood: readonly string[];
}

const NO_NAMING = { mark: 0, track_id: 0, id: 0, stamp: { sec: 0, nanosec: 0 }, forget: false };

const codeOf = (status: number): FailureCode =>
  (Object.keys(FAILURES) as FailureCode[]).find((code) => FAILURES[code].status === status) ?? 'INTERNAL';
