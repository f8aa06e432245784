import type { Failure } from '../../core/result.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import { askMessage, askRefusal } from '../convert/messages/askMessage.ts';
import { locateMessage, locateRefusal } from '../convert/messages/locateMessage.ts';
import { type AskRequestMessage, readAskRequest } from '../convert/readAskRequest.ts';
import { type LocateRequestMessage, type Question, readLocateRequest } from '../convert/readLocateRequest.ts';
import type { NameKeeper } from '../naming/NameKeeper.ts';
import type { Questions } from '../Questions.ts';
import { serviceQos } from '../qos.ts';
import type { RosNode, RosServiceResponse } from '../rcl.ts';
import { SERVICES } from '../topics.ts';
import { createMemoryServices } from './createMemoryServices.ts';
import { type DescribeRequest, describeRefusal, describeRelation } from './describeRelation.ts';
import { listLandmarks, listRefusal } from './listLandmarks.ts';
import { respond } from './respond.ts';
import { type VerifyRequest, verifyRefusal, verifyStatement } from './verifyStatement.ts';

export interface ServicesOptions {
  readonly node: RosNode;
  readonly questions: Questions;
  readonly names: NameKeeper;
  readonly now: MonotonicClock;
  /** An answer to make known where it was asked for: topics, navigation. */
  readonly onAnswer: (question: Question, answer: LocateAnswer) => void;
  /** Turns the renewal of landmarks on and off; says how it stands. */
  readonly enable: (on: boolean) => string;
}

/** The services: convert in, one call, convert out. They live as long as the node and say INACTIVE when it is. */
export const createServices = ({ node, questions, names, now, onAnswer, enable }: ServicesOptions): void => {
  /** Whatever `answer` comes to, the client gets a response: `refuse` makes it where there is a defect. */
  const serve = <Q>(
    type: string,
    name: string,
    answer: (request: Q) => Promise<object>,
    refuse: (failure: Failure) => object,
  ) =>
    node.createService(type, name, serviceQos(), (request: never, response: RosServiceResponse) => {
      void respond(
        () => answer(request),
        refuse,
        response,
        (text) => node.getLogger().error(`${name}: ${text}`),
      );
    });

  serve(
    'spatial_llava/srv/LocateObject',
    SERVICES.locate,
    async (request: LocateRequestMessage) => {
      const question = readLocateRequest(request);
      const answer = await questions.locate(question);
      if (!answer.ok) return locateRefusal(answer.failure);
      onAnswer(question, answer.value);
      return locateMessage(question.expression, answer.value);
    },
    locateRefusal,
  );

  serve(
    'spatial_llava/srv/AskQuestion',
    SERVICES.ask,
    async (request: AskRequestMessage) => {
      const answer = await questions.ask(readAskRequest(request));
      return answer.ok ? askMessage(answer.value) : askRefusal(answer.failure);
    },
    askRefusal,
  );

  serve(
    'spatial_llava/srv/ListLandmarks',
    SERVICES.listLandmarks,
    (request: { include_image: boolean }) => listLandmarks(questions, request.include_image),
    listRefusal,
  );

  createMemoryServices(serve, questions, names);

  serve(
    'spatial_llava/srv/DescribeRelation',
    SERVICES.describe,
    (request: DescribeRequest) => describeRelation(questions, now, request),
    describeRefusal,
  );

  serve(
    'spatial_llava/srv/VerifyStatement',
    SERVICES.verify,
    (request: VerifyRequest) => verifyStatement(questions, now, request),
    verifyRefusal,
  );

  serve(
    'std_srvs/srv/SetBool',
    SERVICES.enable,
    async (request: { data: boolean }) => ({ success: true, message: enable(request.data) }),
    ({ message }) => ({ success: false, message }),
  );
};
