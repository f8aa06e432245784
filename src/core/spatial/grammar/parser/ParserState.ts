import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import type { OrderAxis } from '../../lexicon/orders.ts';
import { type Draft, newDraft } from '../Draft.ts';
import type { Bound } from '../measure/boundAt.ts';
import type { Vocabulary } from '../noun/nounPhrase.ts';
import type { DirectiveKind } from '../phrases/directive.ts';
import { isPunctuation, type Tokens } from '../words/tokens.ts';
import { Attachments } from './Attachments.ts';
import { correction, turned } from './earlierClause.ts';

/** Two nouns at least this alike name the same thing in one expression. */
export const SAME_THING = 0.7;
/** What has been read so far: the target, what the clause speaks of, and where in the words the reader stands. */
export class ParserState {
  readonly tokens: Tokens;
  readonly vocabulary: Vocabulary;
  at = 0;

  target: Draft | undefined;
  readonly viewers: { kind: DirectiveKind; anchor?: Draft; said?: string }[] = [];
  readonly context: Draft[] = [];
  readonly ignored: string[] = [];
  /** Words that no rule used, by index; and those of them that tell a place or an order. */
  readonly missed = new Set<number>();
  readonly lost = new Set<number>();
  understood = false;

  /** What the clause speaks of. */
  subject: Draft | undefined;
  /** The noun phrase read last in this clause. */
  last: Draft | undefined;
  /** Where the constraint before went: "and" goes on there. */
  previousAttach: Draft | undefined;
  /** Introduced by a directive or an earlier sentence: what "it" may stand for. */
  introduced: Draft | undefined;
  afterRelative = false;
  afterConjunction = false;
  afterCopula = false;
  existential = false;
  commanded = false;
  negated = false;
  /** A viewer phrase was read and nothing else since. */
  directed = false;
  /** The target was only said to exist: "there is a shelf between two doors. it is the door ..." */
  onlyExists = false;
  /** "below it is a copier": a relation to the target whose subject is still to come. */
  inverted: string | undefined;
  /** The words that it was read from. */
  invertedWords: readonly [number, number] = [0, 0];
  /** "the second chair | to the left of the door": counts outward from what it is beside. */
  ordinal: number | undefined;
  /** "the second cup on the shelf | from the left": what is counted, until it is told along what. */
  counted: { readonly draft: Draft; readonly rank: number } | undefined;
  /** "from the left, | the second cup": told along what, until something is counted. */
  countAhead: OrderAxis | undefined;
  /** "half a meter | left of the door": how far from what comes next. */
  metresTo: readonly { readonly metres: number; readonly bound?: Bound }[] = [];
  /** Nothing has been read in this sentence yet. */
  fresh = true;
  /** "there is no ..." */
  existsNot = false;
  /** "..., no, the blue one": what follows takes the target's place. */
  corrected = false;
  /** What has been told so far is not meant. */
  excludes = false;
  /** "other than", "except": the thing named next is not meant, whatever it is. */
  excepts = false;
  /** The word behind an "or", by index, and the one at which the reader's present step began. */
  orAt = -1;
  stepAt = 0;
  /** The description before, whose words the target took over as one of its kind. */
  #folded: Draft | undefined;
  /** Where constraints go, and what is left open of that. */
  readonly attachments = new Attachments(this);

  constructor(tokens: Tokens, vocabulary: Vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  word(offset = 0): string | undefined {
    return this.tokens.words[this.at + offset];
  }

  /** Character offset of the current word; the text's length at the end. */
  get offset(): number {
    return this.tokens.starts[this.at] ?? this.tokens.text.length;
  }

  /** Whether the present step began right behind an "or". */
  get isAfterOr(): boolean {
    return this.orAt === this.stepAt;
  }

  /** Words from one index to before another are read over. */
  miss(from: number, end: number, lost = false): void {
    for (let at = from; at < end; at++) {
      this.missed.add(at);
      if (lost) this.lost.add(at);
    }
  }

  boundary(mark: string): void {
    this.afterRelative = false;
    this.afterConjunction = false;
    this.afterCopula = false;
    this.negated = false;
    this.previousAttach = undefined;
    this.missInverted();
    this.ordinal = undefined;
    if (mark !== ',' && mark !== ':') {
      this.#folded = undefined;
      this.counted = undefined;
      this.countAhead = undefined;
      this.fresh = true;
      this.existential = false;
      this.commanded = false;
      this.subject = this.target;
      this.last = this.target;
      return;
    }
    if (!this.target) this.subject = undefined;
    this.last = this.subject ?? this.target;
  }

  /** "not the red box | but": the next noun is what is meant. */
  turnFromExcluded(): void {
    if (!this.excludes) return;
    this.excludes = false;
    this.corrected = true;
    this.commanded = true;
  }

  takeNegation(): boolean {
    const negated = this.negated;
    this.negated = false;
    return negated;
  }

  /** A command stands first in its clause, but for politeness. */
  opensClause(): boolean {
    const previous = this.word(-1);
    return (
      this.at === 0 ||
      isPunctuation(previous) ||
      this.directed ||
      /^(and|please|to|you|then|can|could|would|will|should|just|now|kindly|lets|let|us|i|want|me|go|must|need)$/.test(
        previous!,
      )
    );
  }

  ensureTarget(): Draft {
    if (!this.target) this.startTarget(newDraft());
    this.subject ??= this.target;
    return this.target!;
  }

  startTarget(draft: Draft): void {
    const before = this.target;
    this.#folded = undefined;
    if (before && before !== draft) this.#supersede(before, draft);
    this.target = draft;
    draft.constraints.push(...this.attachments.takeWaiting());
    this.subject = draft;
    this.last = draft;
    this.commanded = false;
    this.onlyExists = false;
    this.directed = false;
    this.corrected = false;
  }

  /** What was the target before tells of the new one, or is another thing that was spoken of. */
  #supersede(before: Draft, draft: Draft): void {
    if (draft.head === undefined || (before.head !== undefined && this.sameThing(before, draft))) {
      // "there are two couches. choose the other": one kind, the later words narrow.
      draft.head ??= before.head;
      if (draft.modifiers.length === 0) draft.modifiers = before.modifiers;
      const taken = this.corrected ? correction(before, draft) : before.constraints;
      draft.constraints = [...taken, ...draft.constraints];
      if (!before.plural && !this.corrected) this.#folded = before;
    } else if (!this.corrected) {
      const told = turned(before, draft);
      if (told) draft.constraints.push(told);
      this.introduced = before;
      if (!told) this.context.push(before);
    }
  }

  /** "there is a box, take the box behind it": "it" shows that the two are not one; the first, or nothing. */
  unfold(): Draft | undefined {
    const { target } = this;
    const folded = this.#folded;
    if (!folded || !target || (this.subject && this.subject !== target)) return undefined;
    target.constraints = target.constraints.filter((constraint) => !folded.constraints.includes(constraint));
    this.introduced = folded;
    this.#folded = undefined;
    return folded;
  }

  sameThing(a: Draft, b: Draft): boolean {
    if (b.mark !== undefined || a.mark !== undefined) return a.mark === b.mark;
    if (b.head === undefined) return !b.other;
    // "it is mounted. a sink is below it": a thing of its own.
    if (a.head === undefined && b.indefinite && this.fresh && !this.afterCopula) return false;
    if (a.head === undefined) return !this.existential && (this.afterCopula || this.last === a);
    if (b.other) return false;
    return nounSimilarity(a.head, b.head) >= SAME_THING || nounSimilarity(b.head, a.head) >= SAME_THING;
  }

  merge(into: Draft, from: Draft): void {
    if (this.counted?.draft === from) this.counted = { ...this.counted, draft: into };
    into.head ??= from.head;
    if (from.several === undefined && (from.head !== undefined || from.anaphor)) into.several = undefined;
    // "of the three cups, the largest".
    if (this.onlyExists && !from.plural && from.constraints.some((c) => c.kind === 'order'))
      into.plural = false;
    if (into.modifiers.length === 0) into.modifiers = from.modifiers;
    if (from.mark !== undefined) into.mark = from.mark;
    for (const constraint of from.constraints) {
      const repeated =
        constraint.kind === 'attribute' &&
        into.constraints.some(
          (c) => c.kind === 'attribute' && c.value === constraint.value && c.negated === constraint.negated,
        );
      if (!repeated) into.constraints.push(constraint);
    }
  }

  /** Words of a relation whose subject never came: "the apple, behind it". */
  missInverted(): void {
    if (this.inverted !== undefined) this.miss(...this.invertedWords, true);
    this.inverted = undefined;
  }

  /** Constraints waiting for a subject belong to a nameless target; a nameless target is of the kind faced or told. */
  settle(): void {
    this.missInverted();
    if (this.attachments.hasWaiting) this.ensureTarget();
    if (!this.target && this.viewers.length === 1 && this.viewers[0]!.anchor) {
      // "look at the globe": what is looked at is what is meant where nothing else is.
      this.target = this.viewers.pop()!.anchor;
    }
    const target = this.target;
    if (!target || target.head !== undefined || target.mark !== undefined) return;
    const faced = this.viewers.map((v) => v.anchor).filter((a) => a?.head !== undefined && a.plural);
    const spoken = [...faced, ...this.context.filter((c) => c.head !== undefined && c.plural)];
    const namesake = spoken.find((draft) => draft?.plural) ?? spoken[0];
    if (!namesake) return;
    target.head = namesake.head;
    target.modifiers = namesake.modifiers;
  }
}
