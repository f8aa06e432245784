import { STATUS_OK, statusOf } from '../../core/failures.ts';
import { placeAt } from '../../core/memory/place/placeAt.ts';
import { nameFit } from '../../core/memory/recall/recall.ts';
import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import { type Failure, fail } from '../../core/result.ts';
import { header, xyz } from '../convert/messages/geometryMessages.ts';
import { rememberedMessage, rememberedObjectsMessage } from '../convert/messages/rememberedMessage.ts';
import { type TimeMessage, toNanoseconds } from '../convert/time.ts';
import { type MemoryKeeper, MOST_LISTED } from './MemoryKeeper.ts';
import { sayRemembered } from './sayRemembered.ts';

/** A thing bears a name that stands for the one asked for so well: more than a mere word in common. */
const LEAST_NAME = 0.1;
/** Whoever asks for all must not stop the node: ten thousand things in one reply take five seconds of its own thread. */
const MOST_IN_A_REPLY = 1000;

/** Request of spatial_llava/srv/ListObjects. */
export interface ListObjectsRequest {
  readonly name: string;
  readonly include_gone: boolean;
  readonly max_objects: number;
  readonly ids: ArrayLike<number>;
  readonly thumbnails: boolean;
}

/** ~/list_objects: what is remembered of this map. */
export const listObjects = (memory: MemoryKeeper, request: ListObjectsRequest): object => {
  const name = request.name.trim().toLowerCase();
  const fitOf = nameFit(name);
  const most = Math.min(request.max_objects || MOST_LISTED, MOST_IN_A_REPLY);
  const ids = new Set(Array.from(request.ids));
  const objects = memory.list(
    (object) =>
      (request.include_gone || !object.isGone) &&
      (name === '' || fitOf(object) >= LEAST_NAME) &&
      (ids.size === 0 || ids.has(object.id)),
    { most: request.thumbnails ? Math.min(most, MOST_LISTED) : most, pictures: request.thumbnails },
  );
  return { status: STATUS_OK, message: '', objects };
};

export const listObjectsRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  objects: rememberedObjectsMessage([], { frameId: '', map: '', total: 0, stampNs: 0n }),
});

/** Request of spatial_llava/srv/ForgetObject. */
export interface ForgetRequest {
  readonly id: number;
  readonly all: boolean;
}

/** ~/forget: forgets one thing or all of this map. */
export const forgetObject = (memory: MemoryKeeper, { id, all }: ForgetRequest): object => {
  if (all && id !== 0)
    return forgetRefusal(fail('NOT_UNDERSTOOD', `all is set, and id is ${id}: one of them`).failure);
  const forgotten = memory.forget(all ? 'all' : id);
  if (!forgotten.ok) return forgetRefusal(forgotten.failure);
  if (forgotten.value === 0 && !all)
    return forgetRefusal(fail('NOT_FOUND', `nothing with id ${id} is remembered of this map`).failure);
  return { status: STATUS_OK, message: '', forgotten: forgotten.value };
};

export const forgetRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  forgotten: 0,
});

/** Request of spatial_llava/srv/WhereWas. */
export interface WhereWasRequest {
  readonly expression: string;
  readonly at: TimeMessage;
  readonly viewer: string;
}

/** ~/where_was: where was a thing, last or at a time? */
export const whereWas = (
  memory: MemoryKeeper,
  request: WhereWasRequest,
  phrases?: NamedPhrases | undefined,
): object => {
  const askedNs = toNanoseconds(request.at);
  const { resolution, things, atNs } = memory.recallThen(
    request.expression,
    askedNs === 0n ? undefined : askedNs,
    { viewer: request.viewer, phrases },
  );
  const objects = things.map((thing) => rememberedMessage(thing));
  const said = things.map(sayRemembered).join('; ');
  if (resolution.status !== 'OK') {
    const refusal = fail(resolution.status, said || resolution.rationale).failure;
    return { ...whereWasRefusal(refusal), objects };
  }
  const { object, frameId } = things[0]!;
  const place = atNs === undefined ? object.place : placeAt(object, atNs);
  if (!place)
    return {
      ...whereWasRefusal(fail('NOT_FOUND', `it had not been seen by then; later: ${said}`).failure),
      objects,
    };
  const untilNs = atNs !== undefined && atNs < place.untilNs ? atNs : place.untilNs;
  return {
    status: STATUS_OK,
    message: said,
    objects,
    place: { header: header(untilNs, frameId), point: xyz(place.center) },
  };
};

export const whereWasRefusal = ({ code, message }: Failure) => ({
  status: statusOf(code),
  message,
  objects: [] as readonly object[],
  place: { header: header(0n, ''), point: xyz([0, 0, 0]) },
});
