import type { Description } from '../../grammar/LogicalForm.ts';
import { isBorneOut } from '../../grounding/coverage/nameEvidence.ts';
import { lookFor } from '../../grounding/lookFor.ts';
import { sigmoid } from '../../scene/membership.ts';
import type { Scene } from '../../scene/Scene.ts';
import { isPartOrWhole } from '../../scoring/models/decision/isPartOrWhole.ts';
import type { SceneModel } from '../../scoring/models/SceneModel.ts';
import type { Weights } from '../../scoring/models/weights.ts';

/** What tells whether an object is one of those that a noun counts; log-odds are linear in these. */
export const COUNT_FACTS = [
  'bias',
  'nounOdds',
  'bestOdds',
  'gap',
  'isBest',
  'absence',
  'borne',
  'role',
  'judged',
  'objectness',
  'ofLikelier',
] as const;
type CountFacts = Readonly<Record<(typeof COUNT_FACTS)[number], number>>;

/** Logarithms end here: one measure may be wrong. */
const MOST = 6;

const logOdds = (p: number): number =>
  Math.max(-MOST, Math.min(MOST, Math.log(Math.max(1e-6, p) / Math.max(1e-6, 1 - p))));

/** By object: the facts of its being what a noun alone names. */
export const countFacts = (scene: Scene, noun: Description, model?: SceneModel): readonly CountFacts[] => {
  const target: Description = { ...noun, constraints: [], plural: false };
  const form = { target, viewers: [], context: [], understood: true, ignored: [] };
  const { evaluator, found } = lookFor(scene, form, scene.detectorVocabulary, model);
  const { order, logEvidence, absence } = found;
  const odds = Array.from(evaluator.nounDegrees(target), logOdds);
  const best = order[0]!;
  const place = new Map(order.map((i, rank) => [i, rank]));
  return scene.objects.map((object, i) => {
    const { id, role = 'object', objectness } = object;
    const likelier = order.slice(0, place.get(i));
    return {
      bias: 1,
      nounOdds: odds[i]!,
      bestOdds: odds[best]!,
      gap: Math.max(-MOST, logEvidence[i]! - logEvidence[best]!),
      isBest: i === best ? 1 : 0,
      absence: logOdds(absence),
      borne: isBorneOut(scene, new Set([id]), target) ? 1 : 0,
      role: role === 'object' ? 0 : 1,
      judged: objectness === undefined ? 0 : 1,
      objectness: objectness === undefined ? 0 : logOdds(objectness),
      ofLikelier: likelier.some((j) => isPartOrWhole(object, scene.objects[j]!)) ? 1 : 0,
    };
  });
};

/** Of things that are named without a rival 97 % were what they were named. */
const SUREST = 0.97;

/** By object: the chance that it is one of those that a noun counts. */
export const countedChances = (
  scene: Scene,
  noun: Description,
  weights: Weights,
  model?: SceneModel,
): readonly number[] =>
  countFacts(scene, noun, model).map((facts) => {
    const odds = COUNT_FACTS.reduce((sum, name) => sum + (weights[name] ?? 0) * facts[name], 0);
    return Math.min(SUREST, sigmoid(odds, 0, 1));
  });
