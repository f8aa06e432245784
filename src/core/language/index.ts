/**
 * Spatial language as a library of its own: no ROS, no pixels, no Node APIs. Objects with labels, colours and boxes in
 * metres (z up) and an expression go in; a readable meaning and a ranked, reasoned answer come out.
 */

export { type DescribeOptions, describe, type SpatialDescription } from '../scene/describe/describe.ts';
export type { RelationEvidence, Resolution, ScoredCandidate } from '../scene/Resolution.ts';
export type { RelationFamily, RelationInput, RelationSpec } from '../scene/relations/RelationSpec.ts';
export { RELATIONS, relationNamed } from '../scene/relations/registry.ts';
export { type ResolveOptions, resolve, resolveForm } from '../scene/resolve.ts';
export type { Scene, SceneObject, Viewer } from '../scene/Scene.ts';
export { VERDICT_MARGINS, type Verdict, verdictOf } from '../scene/truth/Judgement.ts';
export { answerQuestion, type QuestionAnswer } from '../scene/verify/answerQuestion.ts';
export { type CheckedStatements, checkStatements } from '../scene/verify/checkStatements.ts';
export type { Contradiction } from '../scene/verify/contradictions.ts';
export { type Verification, type VerifyOptions, verify } from '../scene/verify/verify.ts';
export { type CaptionReading, captionReading } from './captionReading.ts';
export { GeometricResolver } from './GeometricResolver.ts';
export type {
  AttributeConstraint,
  Constraint,
  Description,
  LogicalForm,
  OrderConstraint,
  RelationConstraint,
  ViewerDirective,
} from './LogicalForm.ts';
export { type ParseOptions, parse } from './parse.ts';
export { printDescription, printLogicalForm } from './print.ts';
export { parseQuestion } from './question/parseQuestion.ts';
export type { Question } from './question/Question.ts';
export { parseStatement } from './statement/parseStatement.ts';
export type { Claim, Statement } from './statement/Statement.ts';
