import type { Result } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import type { ObserveRequestMessage } from '../convert/observe/readObserveRequest.ts';
import type { ForgetRequest, ListObjectsRequest, WhereWasRequest } from './memoryReplies.ts';
import type { Whereabouts } from './poseInMemory.ts';

/** The memory of a node, while it is configured: its own, or that of another node, which several cameras share. */
export interface NodeMemory {
  /** Learns from a marked frame of this node's camera. Never rejects. */
  see(marked: MarkedFrame, whereabouts: Whereabouts): void;
  /** The clock jumped back, or frames begin anew. */
  forgetTracks(): void;
  /** Names that people gave to what is in view, by track. */
  readonly namedTracks: ReadonlyMap<number, string>;
  /** The track of a thing that is in view. */
  trackOf(id: number): number | undefined;
  /** What an expression means in memory. `viewer`: as in the request, '' this camera. */
  locate(expression: string, viewer: string): Promise<LocateAnswer>;
  listObjects(request: ListObjectsRequest): Promise<object>;
  forgetObjects(request: ForgetRequest): Promise<object>;
  whereWas(request: WhereWasRequest): Promise<object>;
  /** Learns from the camera of another node. */
  observe(request: ObserveRequestMessage): object;
  /** Gives a thing a name; false where nothing of this id is remembered. */
  name(id: number, given: string): Promise<Result<boolean>>;
  /** The same of what a track of the newest view is; false while it is not remembered. */
  nameTrack(trackId: number, given: string): Promise<boolean>;
  /** Takes a name from all that bears it; whether anything did. */
  unname(given: string): Promise<boolean>;
  diagnose(): DiagnosticStatus;
  close(): void;
}
