import type { Draft, DraftConstraint } from '../Draft.ts';
import type { AttributeConstraint } from '../LogicalForm.ts';

/** Open attachments kept as alternatives; each doubles the readings. */
const MAX_CHOICES = 2;

/** Alternatives that "or" leaves, at most. */
const MAX_ALTERNATIVES = 4;

/** The constraint at its higher noun alone. */
const settled = <C extends DraftConstraint>(constraint: C): C => {
  const { choice: _, low: __, ...rest } = constraint as C & { choice?: number; low?: boolean };
  return rest as unknown as C;
};

const isNot =
  (choice: number) =>
  (constraint: DraftConstraint): boolean =>
    constraint.choice !== choice;

/** What both a thing and what it stands at may well have. */
const OPEN_ATTRIBUTES = /^(?:colour|measure)$/;

/** "the thing on the table": an order told after it ranks what is there, as there is one table. */
const isSupport = (subject: Draft, last: Draft): boolean =>
  !last.plural &&
  subject.constraints.some(
    (c) => c.kind === 'relation' && SUPPORTS.test(c.relation) && c.anchors[0] === last,
  );
const SUPPORTS = /^(on|on top of|in|inside|within|at)$/;

/** "the furthest chair to the right" is the rightmost: true when the order of the subject was turned so. */
const turnsFarthest = (subject: Draft, constraint: DraftConstraint): boolean => {
  if (constraint.kind !== 'relation' || constraint.anchors.length > 0) return false;
  const side = /^on the (left|right)$/.exec(constraint.relation)?.[1];
  const before = subject.constraints.at(-1);
  if (!side || before?.kind !== 'order' || before.axis !== 'far' || before.rank !== 1 || before.anchor)
    return false;
  const axis = side === 'left' ? 'left' : 'right';
  subject.constraints[subject.constraints.length - 1] = { ...before, axis };
  return true;
};

/** What of the clause that is read tells where a constraint belongs. */
interface Clause {
  readonly subject: Draft | undefined;
  readonly last: Draft | undefined;
  readonly isAfterOr: boolean;
  readonly stepAt: number;
  readonly at: number;
  previousAttach: Draft | undefined;
  afterConjunction: boolean;
  afterRelative: boolean;
  afterCopula: boolean;
  directed: boolean;
  miss(from: number, end: number, lost: boolean): void;
}

/** Puts constraints where the sentence says, or in both places where it leaves that open; and alternatives beside each other. */
export class Attachments {
  readonly #clause: Clause;

  #choices = 0;
  /** The nearer noun of the last open attachment. */
  #lower: Draft | undefined;
  /** Whether an "or" has left alternatives already: an expression has one set of them. */
  #hasAlternatives = false;
  /** Constraints read before any subject: "on the table, the top box". */
  #waiting: DraftConstraint[] = [];

  constructor(clause: Clause) {
    this.#clause = clause;
  }

  get hasWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Constraints read before any subject, which are the first subject's. */
  takeWaiting(): readonly DraftConstraint[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /**
   * "on the table or | on the shelf": adds a constraint as an alternative to the one before it. False where there is no
   * such one, or where either is an order or denies: then nothing is added.
   */
  alternate(holder: Draft, constraint: DraftConstraint): boolean {
    const before = holder.constraints.at(-1);
    if (!before || before.kind === 'order' || constraint.kind === 'order') return false;
    if (before.negated || constraint.negated) return false;
    if (before.or === undefined ? this.#hasAlternatives : before.or + 1 === MAX_ALTERNATIVES) return false;
    // Where the one before is attached is settled by what it is an alternative to.
    if (before.kind === 'relation' && before.choice !== undefined && this.#lower)
      this.#lower.constraints = this.#lower.constraints.filter(isNot(before.choice));
    const at = before.or ?? 0;
    holder.constraints[holder.constraints.length - 1] = { ...settled(before), or: at };
    holder.constraints.push({ ...constraint, or: at + 1 });
    this.#hasAlternatives = true;
    return true;
  }

  /** Whether "or" made the constraint another way of being meant, and it was added so. */
  #isAlternative(subject: Draft, constraint: DraftConstraint): boolean {
    if (!this.#clause.isAfterOr || !this.alternate(this.#clause.previousAttach ?? subject, constraint))
      return false;
    this.#clause.afterConjunction = false;
    return true;
  }

  /** "the box on the shelf that is | red": of the shelf, or of the box that it tells of. */
  tellOf(
    owner: Draft,
    told: readonly AttributeConstraint[],
    afterRelative = this.#clause.afterRelative,
  ): void {
    const { subject } = this.#clause;
    const isOpen =
      afterRelative &&
      subject !== undefined &&
      subject !== owner &&
      told.every(({ attribute, negated }) => OPEN_ATTRIBUTES.test(attribute) && !negated) &&
      this.#choices < MAX_CHOICES &&
      subject.constraints.some(
        (c) => c.kind === 'relation' && c.choice === undefined && c.anchors.includes(owner),
      );
    if (!isOpen) {
      owner.constraints.push(...told);
      return;
    }
    const choice = this.#choices++;
    owner.constraints.push(...told.map((one) => ({ ...one, choice, low: true })));
    subject.constraints.push(...told.map((one) => ({ ...one, choice })));
  }

  /** Puts a constraint where the sentence says, or in both places when it leaves that open. */
  attach(constraint: DraftConstraint): void {
    this.#clause.afterCopula = false;
    this.#clause.directed = false;
    const subject = this.#clause.subject;
    if (!subject) {
      this.#waiting.push(constraint);
      return;
    }
    if (turnsFarthest(subject, constraint) || this.#isAlternative(subject, constraint)) return;
    const last = this.#clause.last;
    if (constraint.kind === 'relation' && constraint.anchors[0] === subject) {
      // "the desk without the person sitting at it": the one named last is at the subject.
      if (last && last !== subject)
        subject.constraints.push({ ...constraint, anchors: [last], inverse: true });
      // "the apple under it": nothing is under itself.
      else this.#clause.miss(this.#clause.stepAt, this.#clause.at, true);
      return;
    }
    const linked = this.#clause.afterConjunction;
    this.#clause.afterConjunction = false;
    if (linked && this.#clause.previousAttach) {
      this.#clause.previousAttach.constraints.push(constraint);
      return;
    }
    const holder = this.#holderOf(subject, constraint);
    if (holder === 'open' && last && constraint.kind !== 'attribute') {
      const choice = this.#choices++;
      this.#lower = last;
      last.constraints.push({ ...constraint, choice, low: true });
      subject.constraints.push({ ...constraint, choice });
      this.#clause.previousAttach = subject;
      return;
    }
    this.#clause.afterRelative = false;
    this.#clause.previousAttach = holder === 'last' && last ? last : subject;
    this.#clause.previousAttach.constraints.push(constraint);
  }

  /** Whether the words put a constraint on the subject, on the thing named last, or leave that open. */
  #holderOf(subject: Draft, constraint: DraftConstraint): 'subject' | 'last' | 'open' {
    const { last } = this.#clause;
    if (!last || last === subject || constraint.kind === 'attribute') return 'subject';
    const ranked = constraint.kind === 'order' && constraint.rank === 1 && isSupport(subject, last);
    if (this.#clause.afterRelative && ranked && subject.head === undefined) return 'subject';
    if ((this.#clause.afterRelative && !ranked) || last.anaphor) return 'last';
    return this.#choices < MAX_CHOICES ? 'open' : 'subject';
  }
}
