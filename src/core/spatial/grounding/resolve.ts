import { sayViewpoint } from '../evidence/viewpoint/sayViewpoint.ts';
import { viewOf } from '../evidence/viewpoint/viewpointHypotheses.ts';
import type { Choice, Description, LogicalForm } from '../grammar/LogicalForm.ts';
import { parse } from '../grammar/parse.ts';
import { printDescription, printLogicalForm } from '../grammar/print.ts';
import { namesOf } from '../lexicon/namesOf.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey, type SceneGeometry } from '../scene/SceneGeometry.ts';
import type { Found } from '../scoring/models/decision/Found.ts';
import type { Verdict } from '../scoring/models/decision/Verdict.ts';
import type { SceneModel } from '../scoring/models/SceneModel.ts';
import { askBack } from './askBack.ts';
import { choiceContext } from './choice/ChoiceContext.ts';
import { resolveChoice } from './choice/resolveChoice.ts';
import { account } from './coverage/account.ts';
import { byNumber } from './coverage/byNumber.ts';
import { deniedAlone } from './coverage/deniedAlone.ts';
import { withoutDeniedMarks } from './coverage/deniedMarks.ts';
import { doubted } from './coverage/doubted.ts';
import { groundable } from './coverage/groundable.ts';
import { heldPosture } from './coverage/heldPosture.ts';
import { asImageTells, doubtingImage } from './coverage/imageReading.ts';
import { withoutLostAnchors } from './coverage/lostAnchors.ts';
import { onBoards } from './coverage/onBoards.ts';
import { severalAsked } from './coverage/severalAsked.ts';
import { type Unread, unreadOf } from './coverage/unreadOf.ts';
import { evidenceFor } from './decision/evidence.ts';
import { lookFor } from './lookFor.ts';
import { resolvePlan, sayPlan } from './plan/resolvePlan.ts';
import type { RelationEvidence, Resolution, ScoredCandidate } from './Resolution.ts';
import { withoutOtherNames } from './withoutOtherNames.ts';

export interface ResolveOptions {
  /** Class names that the detector could have given: their absence is evidence. Lower case. */
  readonly detectorVocabulary?: readonly string[];
  /** The answer is known to be in the scene: name the best object even when others fit as well or it fits badly. */
  readonly mustAnswer?: boolean;
  /** Another model than that of the kind of scene: for fitting one. */
  readonly model?: SceneModel;
}

const nothing = (status: Resolution['status'], rationale: string, form: LogicalForm): Resolution => ({
  status,
  confidence: 0,
  candidates: [],
  relations: [],
  rationale,
  logicalForm: printLogicalForm(form),
});

const nameOf = (scene: Scene, id: number): string => {
  const object = scene.objects.find((o) => o.id === id);
  const label = object && namesOf(object)[0]?.label;
  return label ? `${label} ${id}` : `object ${id}`;
};

/** "on table 11"; of what is told of another thing ("without a cushion"), "cushion 4 not on it". */
const sayRelation = (scene: Scene, id: number, { relation, subject, anchors }: RelationEvidence): string => {
  const others = anchors.map((anchor) => (anchor === id ? 'it' : nameOf(scene, anchor))).join(' and ');
  const told = others === '' ? relation : `${relation} ${others}`;
  return subject === id ? told : `${nameOf(scene, subject)} ${told}`;
};

const because = (scene: Scene, id: number, relations: readonly RelationEvidence[]): string => {
  const parts = relations
    .filter((r) => r.score > 0.2)
    .map((r) => `${sayRelation(scene, id, r)} (${r.measured})`);
  return parts.length > 0 ? `: ${parts.join('; ')}` : '';
};

/** Candidates listed at most. */
const MAX_CANDIDATES = 10;
/** What is of the named kind to this share of the likeliest could be meant by words that were not used. */
const KIN_SHARE = 0.5;

/**
 * Which object of the scene an expression means. Left, right, front and behind are the scene viewer's; without one
 * they are inferred. Total: bad input is a status, never a throw. Confidence is the calibrated probability of `id`.
 */
export const resolve = (scene: Scene, expression: string, options: ResolveOptions = {}): Resolution => {
  const labels = new Set<string>(scene.siteNames);
  for (const object of scene.objects) for (const { label } of object.labels) labels.add(labelKey(label));
  return resolveForm(scene, parse(expression, { labels: [...labels] }), options);
};

/** As `resolve`, for an expression that is parsed already. */
export const resolveForm = (scene: Scene, form: LogicalForm, options: ResolveOptions = {}): Resolution => {
  const answer = form.understood ? one(scene, form, options) : notUnderstood(form);
  if (!form.plan) return answer;
  // The other things of a command are found by themselves, whatever became of the first.
  const steps = resolvePlan(form.plan, form.target, answer, (part) => ground(scene, part, options));
  return { ...answer, rationale: `${answer.rationale} ${sayPlan(steps)}`, steps };
};

const one = (scene: Scene, form: LogicalForm, options: ResolveOptions): Resolution =>
  form.choice ? choose(scene, form, form.choice, options) : ground(scene, form, options);

const formOf = (target: Description): LogicalForm => ({
  target,
  viewers: [],
  context: [],
  understood: true,
  ignored: [],
});

/** One of several things that are named; words that were not used leave it open. */
const choose = (scene: Scene, form: LogicalForm, choice: Choice, options: ResolveOptions): Resolution => {
  const find = (target: Description): Resolution =>
    ground(scene, { ...formOf(target), viewers: form.viewers }, options);
  const answer = resolveChoice(choiceContext(scene, find, printLogicalForm(form)), choice);
  const { notUnderstood: phrases = [], used = 1 } = form;
  const unread: Unread = { phrases, headUnknown: false, decisive: true, used };
  return account(answer, unread, answer.candidates, () => '');
};

const notUnderstood = (form: LogicalForm): Resolution => {
  const { language, notUnderstood: words = [] } = form;
  const why =
    language !== undefined
      ? `The words seem to be ${language}; only English is understood.`
      : form.forbids
        ? 'The words forbid or end something and ask for nothing: say what to look for instead.'
        : words.length > 0
          ? `Too little was understood: ${words.map((phrase) => `"${phrase}"`).join(', ')}.`
          : 'Nothing in the words names an object, an attribute or a place.';
  return { ...nothing('NOT_UNDERSTOOD', why, form), ...(words.length > 0 ? { notUnderstood: words } : {}) };
};

/** The things of the kind that the head noun names, best first. */
const kinOf = (degrees: Float64Array, order: readonly number[]): readonly number[] => {
  const most = degrees.reduce((a, b) => Math.max(a, b), 0);
  return order.filter((i) => degrees[i]! >= KIN_SHARE * most);
};

/** One description's object, by itself. */
const ground = (seen: Scene, told: LogicalForm, options: ResolveOptions): Resolution => {
  const scene = withoutOtherNames(seen, told);
  if (scene.objects.length === 0) return nothing('NOT_FOUND', 'The scene holds no objects.', told);
  // By the same evidence by which it would be found or not, were it asked for.
  const isThere = ({ constraints: _, several: __, ...noun }: Description): boolean =>
    ground(scene, formOf({ ...noun, constraints: [] }), options).status !== 'NOT_FOUND';
  const numbered = byNumber(told, scene);
  const here = groundable({ ...numbered, target: onBoards(numbered.target, scene) }, scene);
  const form = asImageTells(options.mustAnswer ? here : withoutLostAnchors(here, scene, isThere), scene);
  const named = options.detectorVocabulary ?? scene.detectorVocabulary;
  const { frame, model, evaluator, found } = lookFor(scene, form, named, options.model);
  const { order, probability, interpretation } = found;
  const best = order[0]!;
  const relations = evidenceFor(frame, evaluator, form.target, interpretation, best);
  const { target } = form;
  const peers = evaluator.nounDegrees(target);
  const unread = unreadOf(
    form,
    scene,
    interpretation,
    (c) => evaluator.attributeScore(best, c, peers) === undefined,
  );
  const answer = { scene, form, frame, found, relations };
  if (options.mustAnswer) {
    const surest = said(answer, { status: 'OK', confidence: probability[best]! });
    return unread.phrases.length > 0 ? { ...surest, notUnderstood: unread.phrases } : surest;
  }
  const kin = scored(found, kinOf(peers, order));
  const question = (ids: readonly ScoredCandidate[]): string =>
    askBack(
      frame,
      ids.map(({ id }) => scene.objects.findIndex((o) => o.id === id)),
      scene.viewer && viewOf(scene.viewer),
    );
  const held = heldPosture(said(answer, model.decide(found)), target, (c) =>
    evaluator.attributeScore(best, c, peers),
  );
  const verdict = doubted(held, target, scene);
  const decided = deniedAlone(verdict, target, scored(found, order), question);
  const single = severalAsked(withoutDeniedMarks(decided, target), target, kin, question);
  return doubtingImage(account(single, unread, kin, question), form, scene);
};

interface Answer {
  readonly scene: Scene;
  readonly form: LogicalForm;
  readonly frame: SceneGeometry;
  readonly found: Found;
  readonly relations: readonly RelationEvidence[];
}

const scored = ({ objects, probability }: Found, indices: readonly number[]): readonly ScoredCandidate[] =>
  indices.map((i) => ({ id: objects[i]!.id, score: probability[i]! }));

/** A verdict in words, with what it rests on. */
const said = ({ scene, form, frame, found, relations }: Answer, verdict: Verdict): Resolution => {
  const id = scene.objects[found.order[0]!]!.id;
  const ranked = scored(found, found.order.slice(0, MAX_CANDIDATES));
  const whose = sayViewpoint(form, found.interpretation.hypothesis);
  const shared = { ranked, relations, logicalForm: printLogicalForm(form) };
  if (verdict.status === 'OK')
    return {
      ...shared,
      status: 'OK',
      id,
      confidence: verdict.confidence,
      candidates: ranked,
      rationale: `${nameOf(scene, id)} fits best${because(scene, id, relations)}.${whose}`,
    };
  if (verdict.status === 'AMBIGUOUS') {
    const candidates = scored(found, verdict.rivals);
    const names = candidates.map((c) => nameOf(scene, c.id)).join(', ');
    return {
      ...shared,
      status: 'AMBIGUOUS',
      confidence: verdict.confidence,
      candidates,
      rationale: `${candidates.length} objects fit about equally well: ${names}.${whose}`,
      question: askBack(frame, verdict.rivals, scene.viewer && viewOf(scene.viewer)),
    };
  }
  const what = printDescription({ ...form.target, constraints: [] });
  return {
    ...shared,
    status: 'NOT_FOUND',
    confidence: 0,
    candidates: ranked,
    rationale: `Nothing fits "${what}" well enough: the best, ${nameOf(scene, id)}, fits ${verdict.fit.toFixed(2)} of 1.`,
  };
};
