import { ok, type Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import { observeMessage, observeRefusal } from '../convert/observe/observeMessage.ts';
import { type ObserveRequestMessage, readObserveRequest } from '../convert/observe/readObserveRequest.ts';
import { answerFromMemory } from './answerFromMemory.ts';
import type { AskNamer } from './askNamer.ts';
import type { MemoryKeeper } from './MemoryKeeper.ts';
import {
  type ForgetRequest,
  forgetObject,
  type ListObjectsRequest,
  listObjects,
  type WhereWasRequest,
  whereWas,
} from './memoryReplies.ts';
import type { NodeMemory } from './NodeMemory.ts';
import type { Whereabouts } from './poseInMemory.ts';

/** The memory that this node keeps, for itself and for the cameras of others. */
export class OwnMemory implements NodeMemory {
  readonly #keeper: MemoryKeeper;
  readonly #askNamer: AskNamer;

  constructor(keeper: MemoryKeeper, askNamer: AskNamer) {
    this.#keeper = keeper;
    this.#askNamer = askNamer;
  }

  see(marked: MarkedFrame, whereabouts: Whereabouts): void {
    this.#keeper.see(marked, whereabouts);
  }

  forgetTracks(): void {
    this.#keeper.forgetTracks();
  }

  get namedTracks(): ReadonlyMap<number, string> {
    return this.#keeper.namedTracks;
  }

  trackOf(id: number): number | undefined {
    return this.#keeper.trackOf(id);
  }

  async locate(expression: string, viewer: string): Promise<LocateAnswer> {
    const phrases = await this.#askNamer(expression, this.#keeper.names);
    return answerFromMemory(this.#keeper, expression, { viewer, phrases });
  }

  async listObjects(request: ListObjectsRequest): Promise<object> {
    return listObjects(this.#keeper, request);
  }

  async forgetObjects(request: ForgetRequest): Promise<object> {
    return forgetObject(this.#keeper, request);
  }

  async whereWas(request: WhereWasRequest): Promise<object> {
    return whereWas(this.#keeper, request, await this.#askNamer(request.expression, this.#keeper.names));
  }

  observe(request: ObserveRequestMessage): object {
    const read = readObserveRequest(request);
    const observed = read.ok ? this.#keeper.observe(read.value) : read;
    return observed.ok ? observeMessage(observed.value) : observeRefusal(observed.failure);
  }

  async name(id: number, given: string): Promise<Result<boolean>> {
    return ok(this.#keeper.name(id, given));
  }

  async nameTrack(trackId: number, given: string): Promise<boolean> {
    return this.#keeper.nameTrack(trackId, given);
  }

  async unname(given: string): Promise<boolean> {
    return this.#keeper.unname(given);
  }

  diagnose(): DiagnosticStatus {
    return this.#keeper.diagnose();
  }

  close(): void {
    this.#keeper.close();
  }
}
