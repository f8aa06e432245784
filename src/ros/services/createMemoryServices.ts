import type { Failure } from '../../core/result.ts';
import { checkExpression } from '../../pipeline/checkExpression.ts';
import { observeRefusal } from '../convert/observe/observeMessage.ts';
import type { ObserveRequestMessage } from '../convert/observe/readObserveRequest.ts';
import {
  type ForgetRequest,
  forgetRefusal,
  type ListObjectsRequest,
  listObjectsRefusal,
  type WhereWasRequest,
  whereWasRefusal,
} from '../memory/memoryReplies.ts';
import type { NodeMemory } from '../memory/NodeMemory.ts';
import type { NameKeeper } from '../naming/NameKeeper.ts';
import type { Questions } from '../Questions.ts';
import { SERVICES } from '../topics.ts';
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
  /** One that is answered by memory, or by why there is none. */
  const serveMemory = <Q>(
    type: string,
    name: string,
    answer: (memory: NodeMemory, request: Q) => object | Promise<object>,
    refuse: (failure: Failure) => object,
  ) => {
    const answered = async (request: Q) => {
      const { memory } = questions;
      return memory.ok ? answer(memory.value, request) : refuse(memory.failure);
    };
    serve(type, name, answered, refuse);
  };

  serveMemory<ListObjectsRequest>(
    'spatial_llava/srv/ListObjects',
    SERVICES.listObjects,
    (memory, request) => memory.listObjects(request),
    listObjectsRefusal,
  );

  serveMemory<ForgetRequest>(
    'spatial_llava/srv/ForgetObject',
    SERVICES.forget,
    (memory, request) => memory.forgetObjects(request),
    forgetRefusal,
  );

  serve(
    'spatial_llava/srv/WhereWas',
    SERVICES.whereWas,
    async ({ expression, at, viewer }: WhereWasRequest) => {
      const checked = checkExpression(expression, questions.maxExpressionLength);
      if (!checked.ok) return whereWasRefusal(checked.failure);
      const memory = questions.memory;
      return memory.ok
        ? memory.value.whereWas({ expression: checked.value, at, viewer })
        : whereWasRefusal(memory.failure);
    },
    whereWasRefusal,
  );

  serveMemory<ObserveRequestMessage>(
    'spatial_llava/srv/ObserveView',
    SERVICES.observe,
    (memory, request) => memory.observe(request),
    observeRefusal,
  );

  serve(
    'spatial_llava/srv/NameObject',
    SERVICES.nameObject,
    (request: NameRequest) => nameObject({ names, memory: questions.memory, questions }, request),
    nameRefusal,
  );
};
