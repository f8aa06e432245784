import { STATUS_OK, statusOf } from '../../core/failures.ts';
import type { Failure } from '../../core/result.ts';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { QuestionAnswer, RelationEvidence } from '../../core/spatial/index.ts';
import { transformPoint } from '../../core/transforms/rigid.ts';
import type { Transform } from '../../core/types/geometry.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import type { LiftedObject, LocateAnswer, LocatedObject } from '../../pipeline/LocateAnswer.ts';
import { describeLandmark } from '../describeLandmark.ts';
import type { AskAnswer, AskedMark } from './AskAnswer.ts';

const NOTHING = {
  mark: null,
  label: null,
  box: null,
  pixel: null,
  position: null,
  size: null,
  score: null,
  frame: '',
  orientation: null,
  approach: null,
  world: null,
} as const;

const UNSAID = { not_understood: [], steps: [], question: '' } as const;

/** The pose of what was found, in the frame that was asked for and in the world. */
const poseOf = (located: LocatedObject, worldFromCamera: Transform | undefined) => {
  const { frameId, pose, approach, landmark } = located;
  const center = landmark.spatial?.box.center;
  return {
    frame: frameId,
    orientation: pose.orientation,
    approach: approach.pose ?? null,
    world: worldFromCamera && center ? transformPoint(worldFromCamera, center) : null,
  };
};

/** The pipeline's answer as `ask --json` prints it. */
export const toAskAnswer = (
  answer: LocateAnswer,
  seconds: number,
  worldFromCamera?: Transform,
): AskAnswer => {
  const { result, unplaced } = answer;
  return {
    status: result.ok ? STATUS_OK : statusOf(result.failure.code),
    code: result.ok ? 'OK' : result.failure.code,
    message: result.ok ? 'OK' : result.failure.message,
    ...found(result.ok ? result.value : unplaced, result.ok ? result.value : undefined),
    ...(result.ok && poseOf(result.value, worldFromCamera)),
    candidates: answer.candidates.map(({ landmark, score, located }) => ({
      ...toMark(landmark, located),
      score,
    })),
    relations: answer.relations.map(toRelation),
    rationale: answer.rationale,
    logical_form: answer.logicalForm,
    not_understood: answer.notUnderstood,
    steps: answer.steps.map(({ action, parts }) => ({
      action,
      parts: parts.map(({ role, words, id, status }) => ({
        role,
        words,
        mark: id ?? null,
        code: status ?? null,
      })),
    })),
    question: answer.question,
    model: answer.model,
    seconds,
    stages: answer.stages,
  };
};

/** The answer to a question that never reached the pipeline: the frame could not be read. */
export const refusedAskAnswer = ({ code, message }: Failure): AskAnswer => ({
  status: statusOf(code),
  code,
  message,
  ...NOTHING,
  candidates: [],
  relations: [],
  rationale: '',
  logical_form: '',
  ...UNSAID,
  model: '',
  seconds: 0,
  stages: [],
});

/** The answer to a question of measure, count, truth or for a list as `ask --json` prints it: OK, and no pose. */
export const toQuestionAnswer = (
  question: QuestionAnswer,
  { landmarks, stages }: MarkedFrame,
  seconds: number,
): AskAnswer => {
  const { kind, status, value, unit, verdict, objects, relations, answer, logicalForm, notUnderstood } =
    question;
  const marks = landmarks.filter(({ mark }) => objects.includes(mark));
  return {
    status: status === 'OK' ? STATUS_OK : statusOf(status),
    code: status,
    message: status === 'OK' ? 'OK' : answer,
    ...NOTHING,
    answer: {
      kind,
      value: value ?? null,
      unit: unit ?? '',
      verdict: verdict ?? null,
      text: answer,
      marks: objects,
    },
    candidates:
      status === 'AMBIGUOUS'
        ? marks.map((landmark) => ({ ...toMark(landmark), score: 1 / marks.length }))
        : [],
    relations: relations.map(toRelation),
    rationale: answer,
    logical_form: logicalForm,
    ...UNSAID,
    not_understood: notUnderstood ?? [],
    model: 'geometric',
    seconds,
    stages,
  };
};

const toRelation = ({ relation, subject, anchors, measured }: RelationEvidence) => ({
  relation,
  subject,
  anchors,
  measured,
});

/** The thing that was found, with its place where it has one. */
const found = (thing: LocateAnswer['unplaced'], located: LiftedObject | undefined) =>
  thing ? { ...NOTHING, ...toMark(thing.landmark, located), score: thing.score } : NOTHING;

const toMark = (landmark: Landmark, located?: LiftedObject): AskedMark => {
  const { x0, y0, x1, y1 } = landmark.mask.box;
  return {
    mark: landmark.mark,
    label: describeLandmark(landmark),
    box: [x0, y0, x1, y1],
    pixel: landmark.anchor,
    position: located?.pose.position ?? null,
    size: located?.size ?? null,
  };
};
