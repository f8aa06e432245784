import { STATUS_OK, statusOf } from '../../../core/failures.ts';
import type { Failure } from '../../../core/result.ts';

/** What another node is told of a thing that its camera shows; id 0: seen once yet. */
export interface ObservedThing {
  readonly id: number;
  readonly given: string;
  readonly pictureWorth: number;
}

/** Response of spatial_llava/srv/ObserveView, in the order of the sightings. */
export const observeMessage = (things: readonly ObservedThing[]) => ({
  status: STATUS_OK,
  message: '',
  ids: things.map(({ id }) => id),
  names: things.map(({ given }) => given),
  picture_worths: things.map(({ pictureWorth }) => pictureWorth),
});

export const observeRefusal = ({ code, message }: Failure) => ({
  status: statusOf(code),
  message,
  ids: [],
  names: [],
  picture_worths: [],
});

interface ObserveReplyMessage {
  readonly ids: ArrayLike<number>;
  readonly names: readonly string[];
  readonly picture_worths: ArrayLike<number>;
}

/** The same read. */
export const readObserveReply = (reply: object): readonly ObservedThing[] => {
  const { ids, names, picture_worths } = reply as ObserveReplyMessage;
  return Array.from(ids, (id, i) => ({ id, given: names[i] ?? '', pictureWorth: picture_worths[i] ?? 0 }));
};
