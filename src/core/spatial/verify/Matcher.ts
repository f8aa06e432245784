import { orderValue, viewOrdered } from '../evidence/viewpoint/orderValue.ts';
import { viewOf } from '../evidence/viewpoint/viewpointHypotheses.ts';
import type { Constraint, Description, OrderConstraint, RelationConstraint } from '../grammar/LogicalForm.ts';
import type { Bound } from '../grammar/measure/boundAt.ts';
import { readingsOf } from '../grammar/readings.ts';
import { byNumber } from '../grounding/coverage/byNumber.ts';
import { onBoard, onBoards } from '../grounding/coverage/onBoards.ts';
import { resolveForm } from '../grounding/resolve.ts';
import { nounSimilarity } from '../lexicon/nounSimilarity.ts';
import { crispRelation, truthOf } from '../relations/crispRelation.ts';
import { cannotTell, type Judgement, negate, VERDICT_MARGINS } from '../relations/Judgement.ts';
import type { RelationSpec } from '../relations/RelationSpec.ts';
import { relationNamed } from '../relations/registry.ts';
import { sigmoid } from '../scene/membership.ts';
import type { Scene } from '../scene/Scene.ts';
import { type SceneGeometry, sceneGeometry } from '../scene/SceneGeometry.ts';
import { IMAGE_VIEW, type View, viewAlong } from '../scene/View.ts';
import { Evaluator } from '../scoring/interpretation/Evaluator.ts';
import type { SceneModel } from '../scoring/models/SceneModel.ts';
import { sceneModelOf } from '../scoring/models/sceneModelOf.ts';
import { countedProbability, toldProbability, undoubted } from './chances/countDistribution.ts';
import { countedChances } from './chances/countFacts.ts';
import { nounFits } from './chances/nounFits.ts';
import { overReferents } from './chances/overReferents.ts';
import { type Referent, referentsOf } from './chances/referentsOf.ts';
import { type Judged, unknownAs } from './Judged.ts';
import { judgeDistance } from './measures/judgeDistance.ts';
import { overAnchors } from './overAnchors.ts';
import { placeAmong } from './placeAmong.ts';

/** Degree of a noun's fit at which an object is as much one as not, and the width of the doubt. */
const NOUN_MIDDLE = 0.45;
const NOUN_WIDTH = 0.07;
/** A match counts from here as what a description means. */
const MATCHES_FROM = 0.5;
/** Probability at most of a noun that is not the best label. */
const SECOND_GUESS = 0.6;
/** Anchors looked at for one relation, and for one of two anchors: time stays bounded. */
const MAX_ANCHORS = 30;
const MAX_PAIRED = 8;
const FORM = { viewers: [], context: [], understood: true, ignored: [] } as const;
const ANYTHING: Description = { modifiers: [], plural: false, constraints: [] };

/** "things", "objects": a noun that names nothing in particular is none. */
const namedOnly = (description: Description): Description => {
  const { head, ...rest } = description;
  return head !== undefined && /^(thing|object|item)$/.test(head) ? rest : description;
};

/** Nothing is on itself, or beside itself. */
const ITSELF: Judged = { probability: 0.02, measured: 'it is the thing itself', relations: [] };

/** Judges descriptions and constraints against one scene in crisp margins. Make one a statement: it holds caches. */
export class Matcher {
  readonly frame: SceneGeometry;
  readonly #scene: Scene;
  readonly #model: SceneModel | undefined;
  readonly #counted: SceneModel['counted'];
  readonly #evaluator: Evaluator;
  readonly #view: View | undefined;
  /** While a description is matched with all objects only probabilities count: nothing is put into words. */
  #isMatching = false;
  /** By what the words say: each sentence that is read has descriptions of its own. */
  readonly #matches = new Map<string, readonly number[]>();
  readonly #named = new Map<string, readonly number[]>();
  readonly #meant = new Map<string, readonly number[]>();
  readonly #referents = new Map<string, readonly Referent[]>();

  /** @param model another than that of the kind of scene: for measuring one */
  constructor(scene: Scene, vocabulary?: readonly string[], model?: SceneModel) {
    this.#scene = scene;
    this.#model = model;
    this.frame = sceneGeometry(scene);
    const { planar } = this.frame;
    const own = model ?? sceneModelOf(scene, this.frame);
    this.#evaluator = new Evaluator(this.frame, own, vocabulary && new Set(vocabulary));
    this.#counted = own.counted;
    this.#view = planar ? IMAGE_VIEW : scene.viewer && viewOf(scene.viewer);
  }

  /** The viewer's line of sight, where one is known. */
  get view(): View | undefined {
    return this.#view;
  }

  idOf(index: number): number {
    return this.frame.objects[index]!.id;
  }

  nameOf(index: number): string {
    const label = this.frame.labels[index];
    return label ? `${label} ${this.idOf(index)}` : `object ${this.idOf(index)}`;
  }

  /** The description with the boards of a shelf that is one thing told by what stands on them. */
  onBoards(description: Description): Description {
    return onBoards(description, this.#scene);
  }

  /** Probability 0..1 by object that the description is true of it. */
  matches(said: Description): readonly number[] {
    const { target } = byNumber({ ...FORM, target: said }, this.#scene);
    const key = JSON.stringify(target);
    const known = this.#matches.get(key);
    if (known) return known;
    const [first, ...others] = readingsOf(onBoards(target, this.#scene)).map((reading) =>
      this.#matchesOne(reading),
    );
    const fits = first!.map((fit, i) => others.reduce((most, other) => Math.max(most, other[i]!), fit));
    this.#matches.set(key, fits);
    return fits;
  }

  /** Of a description that leaves no attachment open. */
  #matchesOne(description: Description): readonly number[] {
    const orders = description.constraints.filter((c) => c.kind === 'order');
    const plain = description.constraints.filter((c) => c.kind !== 'order');
    const named = this.#nounFits(namedOnly(description));
    const wasMatching = this.#isMatching;
    this.#isMatching = true;
    const ways = waysOf(plain);
    let fits = named.map((degree, i) =>
      degree <= LEAST_LOOKED_AT
        ? degree
        : Math.max(
            ...ways.map((way) =>
              way.reduce(
                (fit, constraint) =>
                  fit > LEAST_LOOKED_AT
                    ? Math.min(fit, this.judge(i, constraint, description).probability)
                    : fit,
                degree,
              ),
            ),
          ),
    );
    for (const order of orders) {
      const peers = fits;
      fits = fits.map((fit, i) => Math.min(fit, this.order(i, order, peers).probability));
    }
    this.#isMatching = wasMatching;
    return fits;
  }

  /** By object, the chance that it is one of those that a description counts. */
  counts(description: Description): readonly number[] {
    const { head, mark, constraints } = description;
    const weights = this.#counted;
    const isMarked = mark !== undefined || this.frame.count === 0;
    if (isMarked) return this.matches(description).map(countedProbability);
    const { head: _, modifiers: __, ...rest } = description;
    const said = constraints.length > 0 ? this.matches({ ...rest, modifiers: [] }) : undefined;
    if (!weights || head === undefined) {
      const named = this.matches({ ...description, constraints: [] });
      return named.map((fit, i) =>
        undoubted(countedProbability(fit) * (said ? toldProbability(said[i]!) : 1)),
      );
    }
    const named = countedChances(this.#scene, description, weights, this.#model);
    return named.map((chance, i) => undoubted(chance * (said?.[i] ?? 1)));
  }

  /** Degree 0..1 by object to which it is what the head noun names. */
  #nounFits(description: Description): readonly number[] {
    const { head, mark, modifiers } = description;
    if (this.frame.detected && head !== undefined && mark === undefined) {
      const key = [...modifiers, head].join(' ');
      const known = this.#named.get(key) ?? nounFits(this.#scene, description, this.#model);
      this.#named.set(key, known);
      return known;
    }
    return [...this.#evaluator.nounDegrees(description)].map((degree, i) =>
      Math.min(this.#surest(i, description), sigmoid(degree, NOUN_MIDDLE, NOUN_WIDTH)),
    );
  }

  /** What only a second guess of the detector names so may be one, but not surely. */
  #surest(index: number, { head, modifiers, mark }: Description): number {
    const label = this.frame.labels[index]!;
    if (head === undefined || mark !== undefined || label === '') return 1;
    const said = [head, [...modifiers, head].join(' ')];
    return said.some((noun) => nounSimilarity(noun, label) >= MATCHES_FROM) ? 1 : SECOND_GUESS;
  }

  /** Probability 0..1 by object that the head noun names it, each looked at by itself. */
  nounProbabilities(description: Description): ArrayLike<number> {
    return this.#evaluator.nounDegrees(description);
  }

  /** Objects that a definite description may mean, best first: one where it can be told, none where nothing fits. */
  meant(description: Description): readonly number[] {
    const key = JSON.stringify(description);
    const known = this.#meant.get(key);
    if (known) return known;
    const fits = this.matches(description);
    let found = [...fits.keys()].filter((i) => fits[i]! >= MATCHES_FROM).sort((a, b) => fits[b]! - fits[a]!);
    // Where some surely are what is named, a second guess is not meant.
    if (found.some((i) => fits[i]! >= VERDICT_MARGINS.trueFrom))
      found = found.filter((i) => fits[i]! > SECOND_GUESS);
    const isNamed = description.head !== undefined || description.constraints.length > 0;
    if (found.length !== 1 && isNamed && this.frame.count > 0) {
      const form = { ...FORM, target: description };
      const resolution = resolveForm(this.#scene, form, this.#model && { model: this.#model });
      const best = this.frame.objects.findIndex(({ id }) => id === resolution.id);
      // The resolver chooses among several that fit; where none does, only what has no name of its own may be meant.
      if (best >= 0 && (found.length > 0 || fits[best]! > 0.1)) found = [best];
    }
    this.#meant.set(key, found);
    return found;
  }

  /** What one definite thing may be, each by its own chance; undefined where names are true, and `meant` says it. */
  referents(description: Description): readonly Referent[] | undefined {
    const { head, mark, plural, constraints } = description;
    const isNamed = head !== undefined || constraints.length > 0;
    if (!this.frame.detected || plural || mark !== undefined || !isNamed) return undefined;
    const key = JSON.stringify(description);
    const known = this.#referents.get(key) ?? referentsOf(this.#scene, description, this.#model);
    this.#referents.set(key, known);
    return known;
  }

  /** Whether one object has what a constraint says. `kind`: what it is, for words that compare it with its kind. */
  judge(index: number, told: Constraint, kind: Description): Judged {
    const constraint = onBoard(told, this.#scene);
    if (constraint.kind === 'relation') return this.#relation(index, constraint);
    if (constraint.kind === 'order') {
      const { constraints: _, ...bare } = kind;
      const kin = this.matches({ ...bare, constraints: [] });
      const peers = kin.some((fit, i) => i !== index && fit >= MATCHES_FROM) ? kin : this.matches(ANYTHING);
      return { ...this.order(index, constraint, peers), relations: [] };
    }
    const peers = this.#evaluator.nounDegrees(kind);
    const score = this.#evaluator.attributeScore(index, constraint, peers);
    if (score === undefined) return unknownAs(`whether it is ${constraint.value} does not show`);
    const judged = {
      probability: sigmoid(score, 0.4, 0.1),
      measured: `${constraint.value} to ${score.toFixed(2)} of 1`,
    };
    return { ...(constraint.negated ? negate(judged) : judged), relations: [] };
  }

  /** Whether one object has a place in the order of those of `peers` that likely belong to it. */
  order(index: number, constraint: OrderConstraint, peers: readonly number[]): Judgement {
    if (viewOrdered(constraint.axis) && !this.#view) return cannotTell("nobody's line of sight is known");
    const anchors = constraint.anchor
      ? this.meant(constraint.anchor).map((i) => ({ index: i, weight: 1 }))
      : [];
    if (constraint.anchor && anchors.length === 0)
      return cannotTell('what it is measured from was not found');
    const value = (i: number): number =>
      orderValue(this.frame, i, constraint.axis, this.#view ?? IMAGE_VIEW, anchors);
    const others = [...peers.keys()].filter((i) => i !== index && peers[i]! >= MATCHES_FROM);
    const judged = placeAmong(value(index), others.map(value), constraint);
    return constraint.negated ? negate(judged) : judged;
  }

  #relation(index: number, constraint: RelationConstraint): Judged {
    const spec = relationNamed(constraint.relation);
    if (!spec) return unknownAs(`"${constraint.relation}" is no relation that is known`);
    const [anchor] = constraint.anchors;
    const chosen =
      spec.arity === 1 && spec.anchorsTaken !== 'group' && !constraint.inverse && anchor
        ? this.referents(anchor)
        : undefined;
    if (chosen) {
      const others = chosen.filter((referent) => referent.index !== index);
      const one = overReferents(others, (i) => this.pair(index, spec, [i], constraint));
      if (!one) return unknownAs(`no ${anchor!.head ?? 'such thing'} was found`);
      return constraint.negated ? { ...negate(one), relations: one.relations } : one;
    }
    const most = spec.arity === 2 ? MAX_PAIRED : MAX_ANCHORS;
    const sets = constraint.anchors.map((anchor) =>
      this.meant(anchor)
        .filter((i) => i !== index)
        .slice(0, most),
    );
    if (spec.arity > 0 && sets.some((set) => set.length === 0))
      return this.#withoutAnchor(index, constraint, sets);
    const judged = overAnchors(spec, constraint, sets, (anchors) =>
      this.pair(index, spec, anchors, constraint),
    );
    return constraint.negated ? { ...negate(judged), relations: judged.relations } : judged;
  }

  /** A relation to what was not found; or to nothing but itself. */
  #withoutAnchor(
    index: number,
    { anchors, negated }: RelationConstraint,
    sets: readonly (readonly number[])[],
  ): Judged {
    const lost = anchors[sets.findIndex((set) => set.length === 0)]!;
    if (this.meant(lost).includes(index))
      return negated ? { ...negate(ITSELF), relations: ITSELF.relations } : ITSELF;
    return unknownAs(`no ${lost.head ?? 'such thing'} was found`);
  }

  /** One relation between given objects. */
  pair(
    index: number,
    spec: RelationSpec,
    anchors: readonly number[],
    constraint: {
      readonly inverse?: boolean;
      readonly withinMetres?: number;
      readonly atMetres?: number;
      readonly bound?: Bound;
      readonly negated?: boolean;
    } = {},
  ): Judged {
    const [subject, others] = constraint.inverse ? [anchors[0]!, [index]] : [index, anchors];
    const view = this.#viewFor(spec, others[0]);
    const input = { frame: this.frame, spec, subject, anchors: others, view };
    const { atMetres, bound } = constraint;
    const told =
      atMetres === undefined
        ? undefined
        : judgeDistance(this.frame, [subject, others[0]], { atMetres, ...(bound && { bound }) }, view);
    if (this.#isMatching) {
      const probability = told?.probability ?? truthOf(input, constraint.withinMetres) ?? 0.5;
      return { probability, measured: '', relations: [] };
    }
    const judged = told ?? crispRelation(input, constraint.withinMetres);
    const score = constraint.negated ? 1 - judged.probability : judged.probability;
    const relation = `${constraint.negated ? 'not ' : ''}${spec.name}`;
    return {
      ...judged,
      measured: `${this.nameOf(subject)} ${spec.name}${others.length > 0 ? ` ${others.map((i) => this.nameOf(i)).join(' and ')}` : ''}: ${judged.measured}`,
      relations: [
        {
          relation,
          subject: this.idOf(subject),
          anchors: others.map((i) => this.idOf(i)),
          score,
          measured: judged.measured,
        },
      ],
    };
  }

  /** Without a viewer, before and behind a thing are told by its own front, where that is given. */
  #viewFor(spec: RelationSpec, anchor: number | undefined): View | undefined {
    if (this.#view || anchor === undefined || spec.viewPurpose !== 'depth') return this.#view;
    const front = this.frame.objects[anchor]!.front;
    return front && viewAlong(-front[0], -front[1]);
  }
}

/** What fits worse so far is looked at no further. */
const LEAST_LOOKED_AT = 0.05;

/** Constraints that have to hold together: one list for each of the alternatives that "or" leaves. */
const waysOf = (constraints: readonly Constraint[]): readonly (readonly Constraint[])[] => {
  const orOf = (constraint: Constraint): number | undefined =>
    constraint.kind === 'order' ? undefined : constraint.or;
  const alternatives = [...new Set(constraints.map(orOf))].filter((or) => or !== undefined);
  if (alternatives.length === 0) return [constraints];
  return alternatives.map((or) => constraints.filter((c) => (orOf(c) ?? or) === or));
};
