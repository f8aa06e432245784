import { STATUS_OK, statusOf } from '../../../core/failures.ts';
import type { Failure } from '../../../core/result.ts';
import type { StageTime } from '../../../core/types/StageTime.ts';
import type { LocateAnswer, LocateCandidate } from '../../../pipeline/LocateAnswer.ts';
import { faultsOf, sayLack } from '../../../pipeline/reply/withLacks.ts';
import { toTime } from '../time.ts';
import { header, xyz } from './geometryMessages.ts';
import { landmarkMessage } from './landmarkMessage.ts';
import { locatedObjectMessage, NO_OBJECT, unplacedObjectMessage } from './locatedObjectMessage.ts';
import { relationMessage } from './relationMessage.ts';
import { rememberedMessage } from './rememberedMessage.ts';
import { taskMessage } from './taskMessage.ts';

/** Response of spatial_llava/srv/LocateObject, and result of the action of the same name. */
export const locateMessage = (expression: string, answer: LocateAnswer) => {
  const { result, unplaced } = answer;
  return {
    ...(result.ok
      ? {
          status: STATUS_OK,
          message: noteText(answer),
          object: locatedObjectMessage(expression, answer, result.value),
        }
      : {
          status: statusOf(result.failure.code),
          message: result.failure.message,
          object: unplaced ? unplacedObjectMessage(expression, answer, unplaced) : NO_OBJECT,
        }),
    candidates: answer.candidates.map((candidate) => candidateMessage(candidate, answer)),
    remembered: (answer.remembered ?? []).map((thing) => rememberedMessage(thing)),
    relations: answer.relations.map(relationMessage),
    rationale: answer.rationale,
    not_understood: [...answer.notUnderstood],
    task: taskMessage(answer.steps),
    question: answer.question,
    request_id: answer.requestId ?? '',
    model: answer.model,
    stamp: toTime(answer.stampNs),
    stages: answer.stages.map(stageMessage),
  };
};

/** On success the message is empty, or says which models did not take part. */
const noteText = ({ note, lacking }: LocateAnswer): string =>
  [
    ...(note ? [`answered without a model: ${note.code}: ${note.message}`] : []),
    ...faultsOf(lacking).map((lack) => `answered ${sayLack(lack)}`),
  ].join('; ');

/** The same for a request that never came to look at a frame. */
export const locateRefusal = (failure: Failure) => ({
  status: statusOf(failure.code),
  message: failure.message,
  object: NO_OBJECT,
  candidates: [],
  remembered: [],
  relations: [],
  rationale: '',
  not_understood: [],
  task: [],
  question: '',
  request_id: '',
  model: '',
  stamp: toTime(0n),
  stages: [],
});

/** spatial_llava/StageTime. */
export const stageMessage = ({ stage, seconds }: StageTime) => ({ name: stage, seconds });

/** spatial_llava/Candidate: where the requested frame is not known, its place in the camera's. */
export const candidateMessage = (
  { landmark, score, located }: LocateCandidate,
  answer: Pick<LocateAnswer, 'cameraFrameId' | 'stampNs'>,
) => {
  const place = located
    ? { frame: located.frameId, at: located.pose.position }
    : landmark.spatial
      ? { frame: answer.cameraFrameId, at: landmark.spatial.box.center }
      : { frame: '', at: [0, 0, 0] as const };
  return {
    landmark: landmarkMessage(landmark),
    score,
    position: { header: header(answer.stampNs, place.frame), point: xyz(place.at) },
  };
};
