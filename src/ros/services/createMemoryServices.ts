import type { Failure } from '../../core/result.ts';
import type { NameKeeper } from '../naming/NameKeeper.ts';
import type { Questions } from '../Questions.ts';
import { SERVICES } from '../topics.ts';
import {
  type ForgetRequest,
  forgetObject,
  forgetRefusal,
  type ListObjectsRequest,
  listObjects,
  listObjectsRefusal,
  type WhereWasRequest,
  whereWas,
  whereWasRefusal,
} from './memoryServices.ts';
import { type NameRequest, nameObject, nameRefusal } from './nameObject.ts';

/** The services of memory and of names. `serve` makes one: what it answers, and what it says where there is a defect. */
export const createMemoryServices = (
  serve: <Q>(
    type: string,
    name: string,
    answer: (request: Q) => Promise<object>,
    refuse: (failure: Failure) => object,
  ) => void,
  questions: Questions,
  names: NameKeeper,
): void => {
  const memory = () => questions.memory;
  serve(
    'spatial_llava/srv/ListObjects',
    SERVICES.listObjects,
    async (request: ListObjectsRequest) => listObjects(memory, request),
    listObjectsRefusal,
  );

  serve(
    'spatial_llava/srv/ForgetObject',
    SERVICES.forget,
    async (request: ForgetRequest) => forgetObject(memory, request),
    forgetRefusal,
  );

  serve(
    'spatial_llava/srv/WhereWas',
    SERVICES.whereWas,
    async (request: WhereWasRequest) => whereWas(memory, request, questions.maxExpressionLength),
    whereWasRefusal,
  );

  serve(
    'spatial_llava/srv/NameObject',
    SERVICES.nameObject,
    (request: NameRequest) => nameObject({ names, memory: questions.memory, questions }, request),
    nameRefusal,
  );
};
