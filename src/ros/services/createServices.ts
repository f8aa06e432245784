import { STATUS_OK, statusOf } from '../../core/failures.ts';
import { drawMarks } from '../../core/marks/drawMarks.ts';
import type { MonotonicClock } from '../../core/types/MonotonicClock.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';
import { imageMessage, NO_IMAGE } from '../convert/messages/imageMessage.ts';
import { landmarkArrayMessage, NO_LANDMARKS } from '../convert/messages/landmarkArrayMessage.ts';
import { locateMessage, locateRefusal } from '../convert/messages/locateMessage.ts';
import { type LocateRequestMessage, type Question, readLocateRequest } from '../convert/readLocateRequest.ts';
import type { Questions } from '../Questions.ts';
import { serviceQos } from '../qos.ts';
import type { RosNode, RosServiceResponse } from '../rcl.ts';
import { SERVICES } from '../topics.ts';
import { type DescribeRequest, describeRelation } from './describeRelation.ts';
import { type VerifyRequest, verifyStatement } from './verifyStatement.ts';

export interface ServicesOptions {
  readonly node: RosNode;
  readonly questions: Questions;
  readonly now: MonotonicClock;
  /** An answer to make known where it was asked for: topics, navigation. */
  readonly onAnswer: (question: Question, answer: LocateAnswer) => void;
  /** Turns the renewal of landmarks on and off; says how it stands. */
  readonly enable: (on: boolean) => string;
}

/** The services: convert in, one call, convert out. They live as long as the node and say INACTIVE when it is. */
export function createServices({ node, questions, now, onAnswer, enable }: ServicesOptions): void {
  const serve = <Q>(type: string, name: string, answer: (request: Q) => Promise<object>) =>
    node.createService(type, name, serviceQos(), (request: never, response: RosServiceResponse) => {
      answer(request).then(
        (message) => response.send(message),
        (error: unknown) => node.getLogger().error(`${name}: ${String(error)}`),
      );
    });

  serve('spatial_llava/srv/LocateObject', SERVICES.locate, async (request: LocateRequestMessage) => {
    const question = readLocateRequest(request);
    const answer = await questions.locate(question);
    if (!answer.ok) return locateRefusal(answer.failure);
    onAnswer(question, answer.value);
    return locateMessage(question.expression, answer.value);
  });

  serve('spatial_llava/srv/ListLandmarks', SERVICES.listLandmarks, (request: { include_image: boolean }) =>
    listLandmarks(questions, request.include_image),
  );

  serve('spatial_llava/srv/DescribeRelation', SERVICES.describe, (request: DescribeRequest) =>
    describeRelation(questions, now, request),
  );

  serve('spatial_llava/srv/VerifyStatement', SERVICES.verify, (request: VerifyRequest) =>
    verifyStatement(questions, now, request),
  );

  serve('std_srvs/srv/SetBool', SERVICES.enable, async (request: { data: boolean }) => ({
    success: true,
    message: enable(request.data),
  }));
}

/** Response of spatial_llava/srv/ListLandmarks: the newest frame, segmented for the occasion if need be. */
async function listLandmarks(questions: Questions, includeImage: boolean): Promise<object> {
  const found = await questions.withFrame(0n, (held) => held.marked());
  const marked = found.ok ? found.value : found;
  if (!marked.ok)
    return {
      status: statusOf(marked.failure.code),
      message: marked.failure.message,
      landmarks: NO_LANDMARKS,
      marked_image: NO_IMAGE,
    };
  const { frame, landmarks } = marked.value;
  return {
    status: STATUS_OK,
    message: '',
    landmarks: landmarkArrayMessage(marked.value),
    marked_image: includeImage
      ? imageMessage(frame.stampNs, frame.frameId, drawMarks(frame.color, landmarks))
      : NO_IMAGE,
  };
}
