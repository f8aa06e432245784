/**
 * Spatial language as a library of its own: no ROS, no pixels, no Node APIs. Objects with labels, colours and boxes in
 * metres (z up) and an expression go in; a readable meaning and a ranked, reasoned answer come out.
 */

export { type DescribeOptions, describe, type SpatialDescription } from './describe/describe.ts';
export { isAnaphoric, putRight } from './dialogue/anaphora.ts';
export { ask, askValue, isQuestion } from './dialogue/ask.ts';
export { followUp } from './dialogue/followUp.ts';
export { type CaptionReading, captionReading } from './grammar/captionReading.ts';
export type {
  AttributeConstraint,
  Constraint,
  Description,
  LogicalForm,
  OrderConstraint,
  RelationConstraint,
  ViewerDirective,
} from './grammar/LogicalForm.ts';
export { type ParseOptions, parse } from './grammar/parse.ts';
export { printDescription, printLogicalForm } from './grammar/print.ts';
export { parseQuestion } from './grammar/question/parseQuestion.ts';
export type { Question } from './grammar/question/Question.ts';
export { parseStatement } from './grammar/statement/parseStatement.ts';
export type { Claim, Statement } from './grammar/statement/Statement.ts';
export { GeometricResolver } from './grounding/GeometricResolver.ts';
export type { RelationEvidence, Resolution, ScoredCandidate } from './grounding/Resolution.ts';
export type { EarlierReply } from './grounding/Resolver.ts';
export { type ResolveOptions, resolve, resolveForm } from './grounding/resolve.ts';
export { VERDICT_MARGINS, type Verdict, verdictOf } from './relations/Judgement.ts';
export type { RelationFamily, RelationInput, RelationSpec } from './relations/RelationSpec.ts';
export { RELATIONS, relationNamed } from './relations/registry.ts';
export type { Scene, SceneObject, Viewer } from './scene/Scene.ts';
export { type CheckedStatements, checkStatements } from './verify/checkStatements.ts';
export type { Contradiction } from './verify/contradictions.ts';
export { answerQuestion } from './verify/questions/answerQuestion.ts';
export type { QuestionAnswer } from './verify/questions/QuestionAnswer.ts';
export { type Verification, type VerifyOptions, verify } from './verify/verify.ts';
