import type {
  AttributeConstraint,
  Constraint,
  Description,
  OrderConstraint,
  RelationConstraint,
} from '../language/LogicalForm.ts';
import { singularPhrase } from '../language/morphology.ts';
import { attributeScore } from './attributeScore.ts';
import type { Hypothesis } from './hypotheses.ts';
import { boxGap } from './measures.ts';
import { nounScore } from './nounScore.ts';
import { clearDifference, orderValue, viewOrdered } from './orderValue.ts';
import type { RelationSpec } from './relations/RelationSpec.ts';
import { relationNamed } from './relations/registry.ts';
import type { SceneFrame } from './SceneFrame.ts';
import { purposeOf } from './situation.ts';
import { clampScore, decays, LEAST_SCORE } from './soft.ts';
import { IMAGE_VIEW, type View } from './View.ts';
import { type Weights, weightOf } from './weights.ts';

/** One named piece of evidence over all objects: logarithms or ranks, to be weighted and summed. */
export interface Term {
  readonly name: string;
  readonly values: Float64Array;
  readonly constraint?: Constraint;
}

/** Anchors considered for one relation, and the weight below which they are not. */
const MAX_ANCHORS = 10;
/** A less likely anchor counts by its weight to this power: less where labels are a detector's guesses. */
const ANCHOR_TRUST = 0.6;
const SENSED_ANCHOR_TRUST = 0.5;
/** Anchors considered for either end of "between". */
const MAX_PAIRED = 6;
const LEAST_ANCHOR_WEIGHT = 0.03;
/** Floor of the comparison terms. */
const LEAST_LOG = -5;
/** Peers lose weight with how badly they fit everything else that was said: per unit of score. */
const PEER_SOFTNESS = 0.6;
/** Power of the noun's degree, relative to the best, by which things count as of one kind. */
const KINSHIP = 2;

export interface Weighted {
  readonly index: number;
  readonly weight: number;
}

/** Scores descriptions over one scene. Holds caches for one expression: make one a query. */
export class Evaluator {
  private readonly frame: SceneFrame;
  private readonly weights: Weights;
  private readonly vocabulary: ReadonlySet<string> | undefined;
  private readonly nouns = new Map<Description, Float64Array>();
  private readonly made = new Map<Constraint, Map<string, Term[]>>();
  private readonly scored = new Map<Description, Map<string, Float64Array>>();

  constructor(frame: SceneFrame, weights: Weights, vocabulary?: ReadonlySet<string>) {
    this.frame = frame;
    this.weights = weights;
    this.vocabulary = vocabulary;
  }

  /** Degree 0..1 by object to which it could be what the head noun names. */
  nounDegrees(description: Description): Float64Array {
    const known = this.nouns.get(description);
    if (known) return known;
    const degrees = new Float64Array(this.frame.count);
    for (let i = 0; i < degrees.length; i++) {
      degrees[i] =
        description.mark === undefined
          ? nounScore(this.frame, i, description, this.vocabulary)
          : this.frame.objects[i]!.id === description.mark
            ? 1
            : LEAST_SCORE;
    }
    if (description.mark === undefined && description.modifiers.length > 0)
      this.fallBack(description, degrees);
    this.nouns.set(description, degrees);
    return degrees;
  }

  /** "table tennis game", "bed headboard": where nothing bears the head's name, what its modifiers name will do. */
  private fallBack(description: Description, degrees: Float64Array): void {
    if (degrees.some((d) => d >= 0.3)) return;
    for (const modifier of description.modifiers) {
      const other: Description = { head: modifier, modifiers: [], plural: false, constraints: [] };
      for (let i = 0; i < degrees.length; i++)
        degrees[i] = Math.max(degrees[i]!, 0.6 * nounScore(this.frame, i, other, this.vocabulary));
    }
  }

  /** All terms of a description under one guess of the viewer and one choice of attachments (bit set: the lower). */
  terms(description: Description, hypothesis: Hypothesis, mask: number): Term[] {
    const { frame } = this;
    const nouns = this.nounDegrees(description);
    const terms: Term[] = [{ name: 'noun', values: nouns.map((n) => Math.log(Math.max(0.003, n))) }];
    const best = nouns.reduce((a, b) => Math.max(a, b), 0.001);
    // A detector's labels tell kin less sharply than true ones.
    const peers = nouns.map((n) => (n / best) ** (frame.sensed?.kinship ?? KINSHIP));
    const active = description.constraints.filter((c) => isActive(c, mask));
    if (active.length > 0)
      terms.push({ name: description.indefinite ? 'single.a' : 'single', values: this.single(peers) });
    if (description.head !== undefined) terms.push(...this.wordForm(description));
    if (description.modifiers.length > 0)
      terms.push({ name: 'modifier', values: this.modifiers(description) });
    const kin = this.fitting(peers, terms);
    for (const constraint of frame.sensed ? regionsLast(active) : active) {
      if (constraint.kind === 'attribute')
        terms.push(...this.cached(constraint, '', () => this.attributeTerms(constraint, peers)));
      else if (constraint.kind === 'relation') {
        const key = `${mask}|${needsView(constraint) || isRegion(constraint) ? hypothesisKey(hypothesis) : ''}`;
        // Sides of a scene are counted among what fits the other words: the left one of the cups on the table.
        const near = frame.sensed ? this.fitting(peers, terms) : kin;
        const among = frame.sensed && isRegion(constraint) ? near : peers;
        const make = (): Term[] => this.relationTerms(constraint, among, near, hypothesis, mask);
        terms.push(...this.cached(constraint, key, make));
      }
    }
    const orders = active.filter((c) => c.kind === 'order');
    if (orders.length > 0) {
      const fitting = this.fitting(peers, terms);
      for (const constraint of orders)
        terms.push(...this.orderTerms(constraint, peers, fitting, hypothesis, mask));
    }
    for (const term of terms)
      if (term.values.length !== frame.count) throw new Error('a term misses objects');
    return terms;
  }

  /** Terms of one constraint are the same in all readings that share what it depends on. */
  private cached(constraint: Constraint, key: string, make: () => Term[]): Term[] {
    let known = this.made.get(constraint);
    if (!known) {
      known = new Map();
      this.made.set(constraint, known);
    }
    let terms = known.get(key);
    if (!terms) {
      terms = make();
      known.set(key, terms);
    }
    return terms;
  }

  /** Peers, less those that fit worse so far. */
  private fitting(peers: Float64Array, terms: readonly Term[]): Float64Array {
    // The noun is what peers are: the doubts of a detector count once.
    const sum = this.sum(this.frame.sensed ? terms.filter(({ name }) => name !== 'noun') : terms);
    const top = sum.reduce((a, b) => Math.max(a, b), -Infinity);
    const fitting = peers.map((p, i) => p * Math.min(1, Math.exp(PEER_SOFTNESS * (sum[i]! - top))));
    if (!this.frame.sensed) return fitting;
    // The surest label may be on a thing that the other words rule out.
    const most = fitting.reduce((a, b) => Math.max(a, b), 1e-9);
    return fitting.map((p) => p / most);
  }

  /** Weighted sum of terms by object. */
  sum(terms: readonly Term[]): Float64Array {
    const total = new Float64Array(this.frame.count);
    for (const { name, values } of terms) {
      const weight = weightOf(this.weights, name);
      for (let i = 0; i < total.length; i++) total[i]! += weight * values[i]!;
    }
    return total;
  }

  utilities(description: Description, hypothesis: Hypothesis, mask: number): Float64Array {
    const key = dependsOnView(description) ? `${mask}|${hypothesisKey(hypothesis)}` : `${mask}`;
    let cache = this.scored.get(description);
    if (!cache) {
      cache = new Map();
      this.scored.set(description, cache);
    }
    const known = cache.get(key);
    if (known) return known;
    const values = this.sum(this.terms(description, hypothesis, mask));
    cache.set(key, values);
    return values;
  }

  /** The likeliest objects for a description, best weight 1. */
  likeliest(description: Description, hypothesis: Hypothesis, mask: number): readonly Weighted[] {
    const utilities = this.utilities(description, hypothesis, mask);
    const top = utilities.reduce((a, b) => Math.max(a, b), -Infinity);
    const list: Weighted[] = [];
    for (let index = 0; index < utilities.length; index++) {
      const weight = Math.exp(utilities[index]! - top);
      if (weight >= LEAST_ANCHOR_WEIGHT) list.push({ index, weight });
    }
    list.sort((a, b) => b.weight - a.weight || a.index - b.index);
    return list.slice(0, MAX_ANCHORS);
  }

  /** How sure the scene holds what a description names at all, 0..1. */
  reliability(description: Description): number {
    const best = this.nounDegrees(description).reduce((a, b) => Math.max(a, b), 0);
    return Math.min(1, (this.frame.sensed?.anchorTrust ?? 1) * best);
  }

  /** People describe by relations what has others of its kind about it: -1 for the only one of its label. */
  private single(peers: Float64Array): Float64Array {
    const { labels } = this.frame;
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    return peers.map((_, i) => (labels[i] !== '' && counts.get(labels[i]!) === 1 ? -1 : 0));
  }

  /** The very word of the label, and its number: who says "books" means what is labelled so. */
  private wordForm(description: Description): Term[] {
    const said = [...description.modifiers, description.head!].join(' ');
    const exact = new Float64Array(this.frame.count);
    const number = new Float64Array(this.frame.count);
    for (let i = 0; i < exact.length; i++) {
      const label = this.frame.labels[i]!;
      const one = singularPhrase(label);
      exact[i] = one === said || one === description.head ? 1 : 0;
      number[i] = (one !== label) === description.plural ? 1 : 0;
    }
    return [
      { name: 'exact', values: exact },
      { name: 'number', values: number },
    ];
  }

  private modifiers(description: Description): Float64Array {
    const values = new Float64Array(this.frame.count);
    for (let i = 0; i < values.length; i++) {
      const words = this.frame.labels[i]!.split(' ');
      values[i] = description.modifiers.some((m) => m.split(' ').some((word) => words.includes(word)))
        ? 1
        : 0;
    }
    return values;
  }

  private attributeTerms(constraint: AttributeConstraint, peers: Float64Array): Term[] {
    const { frame } = this;
    const scores = new Float64Array(frame.count);
    for (let i = 0; i < scores.length; i++) {
      const score =
        constraint.attribute === 'kind'
          ? Math.min(1, 2 * this.nounDegrees(kindOf(constraint))[i]!)
          : attributeScore(frame, i, constraint, peers);
      if (score === undefined) scores[i] = -1;
      else scores[i] = clampScore(constraint.negated ? 1 - score : score);
    }
    if (scores.every((s) => s < 0)) return [];
    // Objects that cannot be told count as the middle.
    const filled = scores.map((s) => (s < 0 ? 0.3 : Math.max(0.02, s)));
    const name = `A.${constraint.attribute}`;
    return this.pair(constraint.negated ? 'A.not' : name, filled, peers, constraint);
  }

  /** Absolute and comparing term of one score. */
  private pair(name: string, scores: Float64Array, peers: Float64Array, constraint: Constraint): Term[] {
    let total = LEAST_SCORE;
    for (let i = 0; i < scores.length; i++) total += peers[i]! * scores[i]!;
    const norm = Math.log(total);
    return [
      { name: `${name}.abs`, values: scores.map((s) => Math.log(clampScore(s))), constraint },
      {
        name: `${name}.rel`,
        values: scores.map((s) => Math.max(LEAST_LOG, Math.min(0, Math.log(clampScore(s)) - norm))),
        constraint,
      },
    ];
  }

  private relationTerms(
    constraint: RelationConstraint,
    peers: Float64Array,
    kin: Float64Array,
    hypothesis: Hypothesis,
    mask: number,
  ): Term[] {
    const spec = relationNamed(constraint.relation);
    if (!spec) return [];
    const scores = this.relationScores(spec, constraint, peers, hypothesis, mask);
    const name = `${constraint.negated ? 'N' : 'R'}.${spec.family}${constraint.inverse ? '~' : ''}`;
    const pair = this.pair(constraint.negated ? 'N.any' : name, scores, peers, constraint);
    if (constraint.negated) return pair;
    return [...pair, { name: `${name}.place`, values: ranksAmong(scores, kin), constraint }];
  }

  private relationScores(
    spec: RelationSpec,
    constraint: RelationConstraint,
    peers: Float64Array,
    hypothesis: Hypothesis,
    mask: number,
  ): Float64Array {
    const { frame } = this;
    const scores = new Float64Array(frame.count);
    const purpose = purposeOf(spec.family);
    // The line of sight is worked out only where it matters, and once an anchor.
    const views = new Map<number | undefined, View>();
    const viewOf = (anchor: number | undefined): View => {
      if (!spec.viewDependent) return IMAGE_VIEW;
      let view = views.get(anchor);
      if (!view) {
        view = hypothesis.view(anchor, peers, purpose);
        views.set(anchor, view);
      }
      return view;
    };
    const lists = constraint.anchors.map((anchor) => this.likeliest(anchor, hypothesis, mask));
    const sure = constraint.anchors.reduce((least, anchor) => Math.min(least, this.reliability(anchor)), 1);
    const trust = frame.sensed ? SENSED_ANCHOR_TRUST : ANCHOR_TRUST;
    // Far holds of all anchors at once; the rest of any.
    const ofAll = spec.family === 'far' || spec.family === 'outside';
    for (let subject = 0; subject < scores.length; subject++) {
      let score = 0;
      if (spec.arity === 0) {
        score = spec.score({
          frame,
          subject,
          anchors: [],
          view: viewOf(undefined),
          peers,
        });
      } else if (spec.arity === 2) {
        score = this.pairScore(spec, subject, lists, peers);
      } else if (spec.family === 'among') {
        const anchors = (lists[0] ?? []).filter((a) => a.weight > 0.3).map((a) => a.index);
        score = spec.score({
          frame,
          subject,
          anchors,
          view: IMAGE_VIEW,
          peers,
        });
      } else {
        let worst = 1;
        for (const { index, weight } of lists[0] ?? []) {
          if (index === subject) continue;
          const view = viewOf(constraint.inverse ? subject : index);
          let one = constraint.inverse
            ? spec.score({ frame, subject: index, anchors: [subject], view, peers })
            : spec.score({ frame, subject, anchors: [index], view, peers });
          if (constraint.withinMetres !== undefined)
            one = decays(
              boxGap(frame, subject, index) - constraint.withinMetres,
              0.1 * constraint.withinMetres,
            );
          score = Math.max(score, weight ** trust * one);
          worst = Math.min(worst, 1 - weight * (1 - one));
        }
        if (ofAll) score = worst;
      }
      if (constraint.negated) score = 1 - score;
      scores[subject] = clampScore(sure * score + (1 - sure) * 0.3);
    }
    return scores;
  }

  private pairScore(
    spec: RelationSpec,
    subject: number,
    lists: readonly (readonly Weighted[])[],
    peers: Float64Array,
  ): number {
    const first = (lists[0] ?? []).slice(0, MAX_PAIRED);
    const second = lists[1]?.slice(0, MAX_PAIRED) ?? first;
    let best = 0;
    for (let i = 0; i < first.length; i++) {
      for (let j = lists[1] ? 0 : i + 1; j < second.length; j++) {
        const [a, b] = [first[i]!, second[j]!];
        if (a.index === b.index || a.index === subject || b.index === subject) continue;
        const input = { frame: this.frame, subject, anchors: [a.index, b.index], view: IMAGE_VIEW, peers };
        const score = spec.score(input);
        best = Math.max(best, Math.sqrt(a.weight * b.weight) * score);
      }
    }
    return best;
  }

  private orderTerms(
    constraint: OrderConstraint,
    peers: Float64Array,
    fitting: Float64Array,
    hypothesis: Hypothesis,
    mask: number,
  ): Term[] {
    const { frame } = this;
    const anchors = constraint.anchor ? this.likeliest(constraint.anchor, hypothesis, mask) : [];
    const values = new Float64Array(frame.count);
    const view = hypothesis.view(undefined, peers, /^(front|back)$/.test(constraint.axis) ? 'depth' : 'side');
    for (let i = 0; i < values.length; i++) values[i] = orderValue(frame, i, constraint.axis, view, anchors);
    const order = [...values.keys()]
      .filter((i) => fitting[i]! > 0.25)
      .sort((a, b) => values[b]! - values[a]! || a - b);
    if (order.length === 0) return [];
    const place = constraint.rank < 0 ? order.length - 1 : Math.min(order.length, constraint.rank) - 1;
    const wanted = values[order[place]!]!;
    const clear = clearDifference(constraint.axis);
    const scores = new Float64Array(frame.count);
    const ranks = new Float64Array(frame.count);
    for (let i = 0; i < values.length; i++) {
      const off =
        place === 0 && constraint.rank > 0 ? Math.max(0, wanted - values[i]!) : Math.abs(values[i]! - wanted);
      const score = decays(off, clear);
      scores[i] = Math.max(0.005, constraint.negated ? 1 - score : score);
      let above = 0;
      for (const j of order) if (j !== i && values[j]! > values[i]!) above++;
      ranks[i] = constraint.negated ? (above === place ? -1 : 0) : -Math.min(3, Math.abs(above - place));
    }
    const name = constraint.negated ? 'O.not' : `O.${constraint.axis}${constraint.anchor ? '@' : ''}`;
    return [
      { name: `${name}.abs`, values: scores.map((s) => Math.log(s)), constraint },
      { name: `${name}.rank`, values: ranks, constraint },
    ];
  }
}

/** Peers lighter than this are not counted in a rank. */
const RANKED = 0.25;

/** Minus how many of its kin have clearly more, at most 3: who says "near" of one of several means the nearest. */
const ranksAmong = (scores: Float64Array, kin: Float64Array): Float64Array =>
  scores.map((score, i) => {
    let above = 0;
    for (let j = 0; j < scores.length; j++)
      if (j !== i && kin[j]! > RANKED && scores[j]! > 1.02 * score) above++;
    return -Math.min(3, above);
  });

const kinds = new WeakMap<AttributeConstraint, Description>();

/** A description by the noun alone, the same one for the same constraint: scores are cached by it. */
const kindOf = (constraint: AttributeConstraint): Description => {
  let kind = kinds.get(constraint);
  if (!kind) {
    kind = { head: constraint.value, modifiers: [], plural: false, constraints: [] };
    kinds.set(constraint, kind);
  }
  return kind;
};

const isRegion = (constraint: Constraint): boolean =>
  constraint.kind === 'relation' && relationNamed(constraint.relation)?.arity === 0;

const regionsLast = (constraints: readonly Constraint[]): readonly Constraint[] => [
  ...constraints.filter((c) => !isRegion(c)),
  ...constraints.filter(isRegion),
];

const isActive = (constraint: Constraint, mask: number): boolean => {
  if (constraint.kind === 'attribute' || constraint.choice === undefined) return true;
  return ((mask >> constraint.choice) & 1) === (constraint.low ? 1 : 0);
};

let nextKey = 0;
const keys = new WeakMap<Hypothesis, number>();
const hypothesisKey = (hypothesis: Hypothesis): number => {
  let key = keys.get(hypothesis);
  if (key === undefined) {
    key = nextKey++;
    keys.set(hypothesis, key);
  }
  return key;
};

const viewNeeds = new WeakMap<Constraint, boolean>();

/** Whether a constraint, or what it relates to, needs a line of sight. */
const needsView = (constraint: Constraint): boolean => {
  let needs = viewNeeds.get(constraint);
  if (needs === undefined) {
    if (constraint.kind === 'attribute') needs = false;
    else if (constraint.kind === 'order')
      needs =
        viewOrdered(constraint.axis) ||
        (constraint.anchor ? dependsOnView(constraint.anchor) : /^(near|far)$/.test(constraint.axis));
    else
      needs =
        relationNamed(constraint.relation)?.viewDependent === true || constraint.anchors.some(dependsOnView);
    viewNeeds.set(constraint, needs);
  }
  return needs;
};

/** Whether any part of a description needs a line of sight. */
export const dependsOnView = (description: Description): boolean => description.constraints.some(needsView);
