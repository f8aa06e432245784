import { attributeScore } from '../../evidence/attributeScore.ts';
import { COLOUR_FEATURES, colourFeatures } from '../../evidence/colourFeatures.ts';
import { isActive, isRegion, kindOf, nounOf, regionsLast } from '../../evidence/constraintKinds.ts';
import { dependsOnView, hypothesisKey, needsView } from '../../evidence/viewpoint/needsView.ts';
import type { Hypothesis } from '../../evidence/viewpoint/viewpointHypotheses.ts';
import type {
  AttributeConstraint,
  Constraint,
  Description,
  OrderConstraint,
  RelationConstraint,
} from '../../grammar/LogicalForm.ts';
import { isKnownNoun } from '../../lexicon/nouns.ts';
import { relationNamed } from '../../relations/registry.ts';
import { clampScore, LEAST_SCORE } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import type { Feature, Weighted } from '../Feature.ts';
import { hingeFeatures, NOUN_HINGES } from '../features/hingeFeatures.ts';
import { orderFeatures } from '../features/orderFeatures.ts';
import { pairFeatures } from '../features/pairFeatures.ts';
import { peerRank } from '../features/peerRank.ts';
import { relationScores } from '../features/relationScores.ts';
import { wordFeatures } from '../features/wordFeatures.ts';
import type { SceneModel } from '../models/SceneModel.ts';
import { weightedSum } from '../models/weightedSum.ts';

/** Anchors considered for one relation, and the weight below which they are not. */
const MAX_ANCHORS = 10;
const LEAST_ANCHOR_WEIGHT = 0.03;
/** Peers lose weight with how badly they fit everything else that was said: per unit of score. */
const PEER_SOFTNESS = 0.6;

/** Minus the log of what is left to be something else: tells a sure name from a likely one. */
const surety = (degree: number): number => -Math.log(Math.max(LEAST_NOUN, 1 - degree));
const LEAST_NOUN = 0.003;

/** A narrower noun that fits better than its own noun is what the thing is; one that fits so much worse is not. */
const KIND_FROM = 1.03;
const OTHER_KIND_BELOW = 0.64;

/** Scores descriptions over one scene. Holds caches for one expression: make one a query. */
export class Evaluator {
  readonly #frame: SceneGeometry;
  readonly #model: SceneModel;
  readonly #vocabulary: ReadonlySet<string> | undefined;
  readonly #nouns = new Map<Description, Float64Array>();
  readonly #named = new Map<Description, Named>();
  readonly #made = new Map<Constraint, Map<string, Feature[]>>();
  readonly #scored = new Map<Description, Map<string, Float64Array>>();

  constructor(frame: SceneGeometry, model: SceneModel, vocabulary?: ReadonlySet<string>) {
    this.#frame = frame;
    this.#model = model;
    this.#vocabulary = vocabulary;
  }

  /** Degree 0..1 by object to which it could be what the head noun names. */
  nounDegrees(description: Description): Float64Array {
    const known = this.#nouns.get(description);
    if (known) return known;
    const degrees = new Float64Array(this.#frame.count);
    for (let i = 0; i < degrees.length; i++) {
      degrees[i] =
        description.mark === undefined
          ? this.#model.nounScore(this.#frame, i, description, this.#vocabulary)
          : this.#frame.objects[i]!.id === description.mark
            ? 1
            : LEAST_SCORE;
    }
    const { mark, modifiers } = description;
    if (mark === undefined && modifiers.length > 0 && this.#model.modifiersName)
      this.#fallBack(description, degrees);
    this.#nouns.set(description, degrees);
    return degrees;
  }

  /** "table tennis game", "bed headboard": where nothing bears the head's name, what its modifiers name will do. */
  #fallBack(description: Description, degrees: Float64Array): void {
    // A detector's "laptop" is no laptop bag.
    const isKnown = description.head !== undefined && isKnownNoun(description.head);
    if (degrees.some((d) => d >= 0.3) || (this.#frame.detected && isKnown)) return;
    for (const modifier of description.modifiers) {
      const other: Description = { head: modifier, modifiers: [], plural: false, constraints: [] };
      for (let i = 0; i < degrees.length; i++)
        degrees[i] = Math.max(
          degrees[i]!,
          0.6 * this.#model.nounScore(this.#frame, i, other, this.#vocabulary),
        );
    }
  }

  /** Terms of the noun and its words, and the kin that it makes, 0..1; `narrowed` when anything more was said. */
  #namedBy(description: Description, narrowed: boolean): Named {
    let known = this.#named.get(description);
    if (known?.narrowed === narrowed) return known;
    const frame = this.#frame;
    const model = this.#model;
    const nouns = this.nounDegrees(description);
    const logs = nouns.map((n) => Math.log(Math.max(0.003, n)));
    const best = nouns.reduce((a, b) => Math.max(a, b), 0.001);
    known = {
      narrowed,
      // A detector's labels tell kin less sharply than true ones.
      peers: nouns.map((n) => (n / best) ** model.kinship),
      named: [
        { name: 'noun', values: logs },
        ...(model.nounOdds ? [{ name: 'noun.odds', values: nouns.map(surety) }] : []),
        ...(model.hinges ? hingeFeatures('noun', logs, NOUN_HINGES) : []),
        ...wordFeatures(frame, description, narrowed, model.usualKinds),
      ],
    };
    this.#named.set(description, known);
    return known;
  }

  /** All terms of a description under one guess of the viewer and one choice of attachments (bit set: the lower). */
  terms(description: Description, hypothesis: Hypothesis, mask: number): Feature[] {
    const frame = this.#frame;
    const active = description.constraints.filter((c) => isActive(c, mask));
    const { peers, named } = this.#namedBy(description, active.length > 0);
    const terms: Feature[] = [...named];
    for (const constraint of regionsLast(active)) {
      if (constraint.kind === 'attribute')
        terms.push(...this.#cached(constraint, '', () => this.#attributeFeatures(constraint, peers)));
      else if (constraint.kind === 'relation') {
        const key = `${mask}|${needsView(constraint) || isRegion(constraint) ? hypothesisKey(hypothesis) : ''}`;
        // Sides of a scene are counted among what fits the other words: the left one of the cups on the table.
        const make = (): Feature[] => {
          const near = this.#fitting(peers, terms);
          const among = isRegion(constraint) ? near : peers;
          return this.#relationFeatures(constraint, among, near, hypothesis, mask);
        };
        terms.push(...this.#cached(constraint, key, make));
      }
    }
    const orders = active.filter((c) => c.kind === 'order');
    if (orders.length > 0) {
      const fitting = this.#fitting(peers, terms);
      for (const constraint of orders)
        terms.push(...this.#ordered(constraint, peers, fitting, hypothesis, mask));
    }
    for (const term of terms)
      if (term.values.length !== frame.count) throw new Error('a term misses objects');
    return terms;
  }

  /** Terms of one constraint are the same in all interpretations that share what it depends on. */
  #cached(constraint: Constraint, key: string, make: () => Feature[]): Feature[] {
    let known = this.#made.get(constraint);
    if (!known) {
      known = new Map();
      this.#made.set(constraint, known);
    }
    let terms = known.get(key);
    if (!terms) {
      terms = make();
      known.set(key, terms);
    }
    return terms;
  }

  /** Peers, less those that fit worse so far. */
  #fitting(peers: Float64Array, terms: readonly Feature[]): Float64Array {
    // The noun is what peers are: the doubts of a detector count once.
    const sum = this.#sum(this.#model.nounInPeersOnce ? terms.filter(({ name }) => name !== 'noun') : terms);
    const top = sum.reduce((a, b) => Math.max(a, b), -Infinity);
    const fitting = peers.map((p, i) => p * Math.min(1, Math.exp(PEER_SOFTNESS * (sum[i]! - top))));
    if (!this.#model.nounInPeersOnce) return fitting;
    // The surest label may be on a thing that the other words rule out.
    const most = fitting.reduce((a, b) => Math.max(a, b), 1e-9);
    return fitting.map((p) => p / most);
  }

  #sum(terms: readonly Feature[]): Float64Array {
    return weightedSum(terms, this.#model.weights, this.#frame.count);
  }

  utilities(description: Description, hypothesis: Hypothesis, mask: number): Float64Array {
    const key = dependsOnView(description) ? `${mask}|${hypothesisKey(hypothesis)}` : `${mask}`;
    let cache = this.#scored.get(description);
    if (!cache) {
      cache = new Map();
      this.#scored.set(description, cache);
    }
    const known = cache.get(key);
    if (known) return known;
    const values = this.#sum(this.terms(description, hypothesis, mask));
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
    return Math.min(1, this.#model.presenceGain * best);
  }

  /** Degree 0..1 of an attribute before negation; undefined where it cannot be told of an object. */
  attributeScore(i: number, constraint: AttributeConstraint, peers: Float64Array): number | undefined {
    if (constraint.attribute !== 'kind') return attributeScore(this.#frame, i, constraint, peers);
    const degree = this.nounDegrees(kindOf(constraint))[i]!;
    if (constraint.of === undefined) return Math.min(1, 2 * degree);
    // Where all that is known is that it is a chair, nobody has looked whether it is an office chair.
    const ratio = degree / Math.max(LEAST_SCORE, this.nounDegrees(nounOf(constraint))[i]!);
    return ratio > KIND_FROM ? 1 : ratio < OTHER_KIND_BELOW ? 0 : undefined;
  }

  #attributeFeatures(constraint: AttributeConstraint, peers: Float64Array): Feature[] {
    const frame = this.#frame;
    const scores = new Float64Array(frame.count);
    for (let i = 0; i < scores.length; i++) {
      const score = this.attributeScore(i, constraint, peers);
      if (score === undefined) scores[i] = -1;
      else scores[i] = clampScore(constraint.negated ? 1 - score : score);
    }
    if (scores.every((s) => s < 0)) return [];
    // Objects that cannot be told count as the middle.
    const filled = scores.map((s) => (s < 0 ? 0.3 : Math.max(0.02, s)));
    const name = `A.${constraint.attribute}`;
    const pair = pairFeatures(
      { name: constraint.negated ? 'A.not' : name, scores: filled, peers, constraint },
      this.#model.hinges,
    );
    if (!/^(colour|material)$/.test(constraint.attribute) || constraint.negated) return pair;
    const features = colourFeatures(frame) ?? [];
    return [
      ...pair,
      ...features.map((values, k) => ({
        name: `C.${constraint.value}.${COLOUR_FEATURES[k]}`,
        values,
        constraint,
      })),
    ];
  }

  #relationFeatures(
    constraint: RelationConstraint,
    peers: Float64Array,
    kin: Float64Array,
    hypothesis: Hypothesis,
    mask: number,
  ): Feature[] {
    const spec = relationNamed(constraint.relation);
    if (!spec) return [];
    const lists = constraint.anchors.map((anchor) => this.likeliest(anchor, hypothesis, mask));
    const sure = constraint.anchors.reduce((least, anchor) => Math.min(least, this.reliability(anchor)), 1);
    const frame = this.#frame;
    const model = this.#model;
    const question = { frame, model, spec, constraint, lists, sure, peers, hypothesis };
    const scores = relationScores(question);
    const name = `${constraint.negated ? 'N' : 'R'}.${spec.family}${constraint.inverse ? '~' : ''}`;
    const pair = pairFeatures(
      { name: constraint.negated ? 'N.any' : name, scores, peers, constraint },
      model.hinges,
    );
    if (constraint.negated) return pair;
    const place = peerRank(scores, kin);
    const terms = [...pair, { name: `${name}.place`, values: place, constraint }];
    if (!model.fineFeatures) return terms;
    const more = (kind: string, values: Float64Array): void => {
      terms.push({ name: `${name}.${kind}`, values, constraint });
    };
    more(
      'first',
      place.map((rank) => Math.max(-1, rank)),
    );
    for (const [aspect, score] of Object.entries(spec.aspects ?? {})) {
      more(aspect, relationScores({ ...question, spec: { ...spec, score } }).map(Math.log));
    }
    return terms;
  }

  #ordered(
    constraint: OrderConstraint,
    peers: Float64Array,
    fitting: Float64Array,
    hypothesis: Hypothesis,
    mask: number,
  ): Feature[] {
    const anchors = constraint.anchor ? this.likeliest(constraint.anchor, hypothesis, mask) : [];
    const purpose = /^(front|back)$/.test(constraint.axis) ? 'depth' : 'side';
    const view = hypothesis.view(undefined, peers, purpose);
    return orderFeatures(this.#frame, { constraint, fitting, view, anchors }, this.#model.fineFeatures);
  }
}

interface Named {
  readonly narrowed: boolean;
  readonly peers: Float64Array;
  readonly named: readonly Feature[];
}
