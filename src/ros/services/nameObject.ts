import { STATUS_OK, statusOf } from '../../core/failures.ts';
import { checkName } from '../../core/naming/learnt/checkName.ts';
import { type Failure, fail, ok, type Result } from '../../core/result.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import { type TimeMessage, toNanoseconds } from '../convert/time.ts';
import type { NodeMemory } from '../memory/NodeMemory.ts';
import type { NameKeeper } from '../naming/NameKeeper.ts';
import type { Questions } from '../Questions.ts';

/** Request of spatial_llava/srv/NameObject. */
export interface NameRequest {
  readonly name: string;
  readonly mark: number;
  readonly track_id: number;
  readonly id: number;
  readonly stamp: TimeMessage;
  readonly forget: boolean;
}

interface Naming {
  readonly names: NameKeeper;
  readonly memory: Result<NodeMemory>;
  readonly questions: Questions;
}

/** ~/name_object: gives a thing a name of this site, or takes a name back. */
export const nameObject = async (naming: Naming, request: NameRequest): Promise<object> => {
  const name = checkName(request.name);
  if (!name.ok) return nameRefusal(name.failure);
  const done = request.forget ? await forget(naming, name.value) : await give(naming, name.value, request);
  if (!done.ok) return nameRefusal(done.failure);
  return {
    status: STATUS_OK,
    message: done.value,
    name: name.value,
    names: naming.names.names.map((one) => one.name),
  };
};

export const nameRefusal = ({ code, message }: Failure): object => ({
  status: statusOf(code),
  message,
  name: '',
  names: [],
});

const forget = async ({ names, memory }: Naming, name: string): Promise<Result<string>> => {
  const forgotten = names.forget(name);
  if (!forgotten.ok) return forgotten;
  const unnamed = memory.ok && (await memory.value.unname(name));
  return forgotten.value || unnamed
    ? ok(`nothing is called ${name} any more`)
    : fail('NOT_FOUND', `nothing was given the name "${name}"`);
};

const give = async (naming: Naming, name: string, request: NameRequest): Promise<Result<string>> => {
  const { mark, track_id, id } = request;
  if ([mark, track_id, id].filter((number) => number !== 0).length !== 1)
    return fail('NOT_UNDERSTOOD', `mark is ${mark}, track_id ${track_id}, id ${id}: one of them says which`);
  return id === 0 ? giveSeen(naming, name, request) : giveRemembered(naming, name, id);
};

/** What is in view is named by its look, and, where memory knows it, for good. */
const giveSeen = async (
  { names, memory, questions }: Naming,
  name: string,
  { mark, track_id, stamp }: Pick<NameRequest, 'mark' | 'track_id' | 'stamp'>,
): Promise<Result<string>> => {
  const landmarks = await landmarksAt(questions, toNanoseconds(stamp));
  if (!landmarks.ok) return landmarks;
  const landmark = landmarks.value.find((one) => (mark === 0 ? one.trackId === track_id : one.mark === mark));
  if (!landmark)
    return fail(
      'NOT_FOUND',
      mark === 0 ? `no thing in view has track ${track_id}` : `no mark ${mark} in the frame`,
    );
  if (landmark.role !== 'object' && landmark.role !== 'support')
    return fail('NOT_FOUND', `mark ${landmark.mark} is a ${landmark.role}, which is no thing`);
  const learnt = names.learn(
    name,
    landmark,
    landmarks.value.filter((other) => other !== landmark),
  );
  if (!learnt.ok) return learnt;
  const isRemembered = memory.ok && (await memory.value.nameTrack(landmark.trackId, name));
  return ok(`mark ${landmark.mark} is called ${name}${isRemembered ? ', and remembered so' : ''}`);
};

/** What is only remembered is named by its id; its look is learnt, too, where it is in view. */
const giveRemembered = async (naming: Naming, name: string, id: number): Promise<Result<string>> => {
  const { memory } = naming;
  if (!memory.ok) return memory;
  const track = memory.value.trackOf(id);
  if (track !== undefined) {
    const seen = await giveSeen(naming, name, { mark: 0, track_id: track, stamp: { sec: 0, nanosec: 0 } });
    // It has just gone out of view: named by its id all the same.
    if (seen.ok || seen.failure.code !== 'NOT_FOUND') return seen;
  }
  const named = await memory.value.name(id, name);
  if (!named.ok) return named;
  return named.value
    ? ok(`thing ${id} is remembered as ${name}; it is not in view: its look is not learnt`)
    : fail('NOT_FOUND', `nothing with id ${id} is remembered of this map`);
};

const landmarksAt = async (questions: Questions, stampNs: bigint): Promise<Result<readonly Landmark[]>> => {
  const found = await questions.withFrame([stampNs], (held) => held.marked());
  if (!found.ok) return found;
  return found.value.ok ? ok(found.value.value.landmarks) : found.value;
};
