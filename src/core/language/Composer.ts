import { type Draft, type DraftConstraint, newDraft } from './Draft.ts';
import { type DirectiveKind, directiveAt } from './directive.ts';
import { attributeOf } from './lexicon/attributes.ts';
import {
  COMMAND_VERBS,
  HAVE_WORDS,
  NEGATIONS,
  PLAIN_VERBS,
  RELATIVE_PRONOUNS,
} from './lexicon/functionWords.ts';
import { nounSimilarity } from './lexicon/nounSimilarity.ts';
import type { NounPhrase, Vocabulary } from './nounPhrase.ts';
import { nounPhraseAt } from './ofPhrase.ts';
import { countAxisAt, orderPhraseAt } from './orderPhrase.ts';
import { relationAt } from './phrases.ts';
import { isPunctuation, type Tokens, wordAt } from './tokens.ts';

/** Two nouns at least this alike name the same thing in one expression. */
const SAME_THING = 0.7;
/** Open attachments kept as alternatives; each doubles the readings. */
const MAX_CHOICES = 2;
/** Heads that only say where something is, not what. */
const PLACE_HEADS =
  /^(room|side|scene|image|photo|view|area|hallway|hall|way|space|portion|section|house|kitchen area|row|line|group|viewer|camera|perspective|you|us|me|entrance way)$/;
const SELF = /^(me|you|us|camera|viewer|myself|yourself|robot)$/;

/**
 * Reads a token row from left to right and composes descriptions: a target, anchors, viewer directives. One pass, no
 * backtracking; what no rule reads is skipped and listed.
 */
export class Composer {
  target: Draft | undefined;
  readonly viewers: { kind: DirectiveKind; anchor?: Draft }[] = [];
  readonly context: Draft[] = [];
  readonly ignored: string[] = [];
  understood = false;

  private at = 0;
  /** What the clause speaks of. */
  private subject: Draft | undefined;
  /** The noun phrase read last in this clause. */
  private last: Draft | undefined;
  private previousAttach: Draft | undefined;
  private afterRelative = false;
  private afterConjunction = false;
  private afterCopula = false;
  private existential = false;
  private commanded = false;
  private negated = false;
  private choices = 0;
  /** A viewer phrase was read and nothing else since. */
  private directed = false;
  /** Anchors read before any subject: "on the table, the top box". */
  private waiting: DraftConstraint[] = [];
  private introduced: Draft | undefined;
  /** The target was only said to exist: "there is a shelf between two doors. it is the door ..." */
  private onlyExists = false;

  private readonly tokens: Tokens;
  private readonly vocabulary: Vocabulary;

  constructor(tokens: Tokens, vocabulary: Vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  run(): void {
    while (this.at < this.tokens.words.length) {
      const before = this.at;
      this.step();
      if (this.at <= before) this.at = before + 1;
    }
    this.settle();
  }

  private word(offset = 0): string | undefined {
    return this.tokens.words[this.at + offset];
  }

  private get offset(): number {
    return this.tokens.starts[this.at]!;
  }

  private step(): void {
    const word = this.word()!;
    if (isPunctuation(word)) {
      this.boundary(word);
      this.at++;
      return;
    }
    if (this.readExistential() || this.readDirective()) return;
    if (this.readOrder() || this.readHave() || this.readRelation()) return;
    if (NEGATIONS.has(word)) {
      this.negated = true;
      this.at++;
      return;
    }
    if (word === 'look' && this.word(1) === 'for') this.at++;
    if (RELATIVE_PRONOUNS.has(word) && this.last && word !== 'where' && this.nextIsClause()) {
      this.afterRelative = true;
      this.at++;
      return;
    }
    if (word === 'and' || word === 'but' || word === 'or') {
      this.afterConjunction = true;
      if (word === 'but') this.last = this.subject;
      this.at++;
      return;
    }
    if (
      COMMAND_VERBS.has(word) &&
      !(this.last && PLAIN_VERBS.has(word)) &&
      !nounAfterDeterminer(this.tokens, this.at)
    ) {
      this.commanded = true;
      this.at++;
      while (
        /^(me|up|us|out|for|to|at|over|please|out|down|away)$/.test(this.word() ?? '') &&
        !relationAt(this.tokens.text, this.offset)
      )
        this.at++;
      return;
    }
    if (this.readNoun()) return;
    if (/^(is|are|was|were)$/.test(word)) this.afterCopula = true;
    else if (this.readBareAttribute(word)) return;
    else if (!PLAIN_VERBS.has(word)) this.ignored.push(word);
    this.at++;
  }

  /** After "that": a verb, a preposition or "is", so that it opens a clause. */
  private nextIsClause(): boolean {
    const next = this.word(1);
    return next !== undefined && !isPunctuation(next);
  }

  private boundary(mark: string): void {
    this.afterRelative = false;
    this.afterConjunction = false;
    this.afterCopula = false;
    this.negated = false;
    if (mark !== ',' && mark !== ':') {
      this.existential = false;
      this.commanded = false;
      this.subject = this.target;
      this.last = this.target;
      this.previousAttach = undefined;
    } else {
      if (!this.target) this.subject = undefined;
      this.last = this.subject ?? this.target;
      this.previousAttach = undefined;
    }
  }

  private readExistential(): boolean {
    const text = this.tokens.text.slice(this.offset, this.offset + 24);
    const found = /^(there|here) (is|are|was|were|will be|would be|should be) /.exec(text);
    if (!found) return false;
    this.existential = true;
    this.commanded = false;
    this.at = wordAt(this.tokens, this.offset + found[0].length);
    if (NEGATIONS.has(this.word() ?? '')) {
      this.negated = true;
      this.at++;
    }
    return true;
  }

  private readDirective(): boolean {
    const found = directiveAt(this.tokens.text, this.offset);
    if (!found) return false;
    const opens =
      this.at === 0 ||
      isPunctuation(this.word(-1)) ||
      this.commanded ||
      this.waiting.length > 0 ||
      (this.directed && !this.target);
    const previous = this.word(-1) ?? '';
    if (
      !found.explicit &&
      !opens &&
      !(found.kind === 'facing' && /^(left|right|when|you|and|while)$/.test(previous))
    )
      return false;
    // A sentence's own subject may face or stand: "it is facing the desk".
    if (!found.explicit && this.subject && this.afterCopula) return false;
    const next = wordAt(this.tokens, found.end);
    let start = next;
    while (
      /^(the|direction|of|front|back|out|side|both|all|center|middle|foot|head|end)$/.test(
        this.tokens.words[start] ?? '',
      ) &&
      this.tokens.words[start + 1] === 'of'
    )
      start += 2;
    if (
      this.tokens.words[start] === 'the' &&
      /^(foot|head|end|front|side|back|center|middle|direction)$/.test(this.tokens.words[start + 1] ?? '') &&
      this.tokens.words[start + 2] === 'of'
    )
      start += 3;
    const phrase = found.takesAnchor ? nounPhraseAt(this.tokens, start, this.vocabulary) : undefined;
    if (found.takesAnchor && !phrase) return false;
    this.understood = true;
    const anchor = phrase ? this.entity(phrase) : undefined;
    this.viewers.push(
      anchor && !(anchor.head && PLACE_HEADS.test(anchor.head))
        ? { kind: found.kind, anchor }
        : { kind: found.kind },
    );
    this.at = phrase ? phrase.end : next;
    if (anchor) {
      this.introduced = anchor;
      this.directed = true;
      if (!this.target) {
        this.subject = anchor;
        this.last = anchor;
      }
    }
    // "facing the door of the room", "standing at the door looking at the windows"
    if (this.word() === 'of') {
      const rest = nounPhraseAt(this.tokens, this.at + 1, this.vocabulary);
      if (rest) this.at = rest.end;
    }
    this.commanded = false;
    return true;
  }

  private readOrder(): boolean {
    const found = orderPhraseAt(this.tokens.text, this.offset);
    if (!found) return false;
    let end = wordAt(this.tokens, found.end);
    let anchor: Draft | undefined;
    if (found.takesAnchor) {
      const self = /^(me|you|us|camera|viewer|robot)$/;
      const afterThe = this.tokens.words[end] === 'the' ? end + 1 : end;
      if (self.test(this.tokens.words[afterThe] ?? '')) end = afterThe + 1;
      else {
        const says =
          this.tokens.words[end] === 'the' ||
          /(to|from|of|by)$/.test(this.tokens.text.slice(this.offset, found.end));
        const phrase =
          says ||
          !/^(closest|nearest|closer|nearer|farthest|furthest|further|farther)$/.test(
            this.tokens.words[end - 1] ?? '',
          )
            ? nounPhraseAt(this.tokens, end, this.vocabulary)
            : undefined;
        if (!phrase && !says) {
          // "the closest chair": an adjective, unless nothing follows.
          const noun = nounPhraseAt(this.tokens, end, this.vocabulary);
          if (noun && !noun.draft.pronoun) return false;
        }
        if (phrase) {
          anchor = this.anchorEntity(phrase);
          end = phrase.end;
        }
      }
    }
    this.understood = true;
    this.attach({
      kind: 'order',
      axis: found.axis,
      rank: found.rank,
      comparative: found.comparative,
      negated: this.takeNegation(),
      ...(anchor ? { anchor } : {}),
    });
    this.at = end;
    if (anchor) this.last = anchor;
    return true;
  }

  private takeNegation(): boolean {
    const negated = this.negated;
    this.negated = false;
    return negated;
  }

  private readRelation(): boolean {
    const found = relationAt(this.tokens.text, this.offset);
    if (!found) return false;
    const { spec } = found;
    let end = wordAt(this.tokens, found.end);
    const words = this.tokens.words;
    if (spec.arity === 0) {
      this.understood = true;
      this.attach({
        kind: 'relation',
        relation: spec.name,
        anchors: [],
        negated: this.takeNegation(),
        inverse: false,
      });
      this.at = end;
      return true;
    }
    const anchors: Draft[] = [];
    let phrase = nounPhraseAt(this.tokens, end, this.vocabulary);
    if (phrase && SELF.test(phrase.draft.head ?? '')) phrase = undefined;
    if (SELF.test(words[end] === 'the' ? (words[end + 1] ?? '') : (words[end] ?? ''))) {
      // "in front of me", "next to you": the viewer's own place.
      this.at = words[end] === 'the' ? end + 2 : end + 1;
      if (spec.family === 'near' || spec.family === 'front')
        this.attach({
          kind: 'order',
          axis: 'near',
          rank: 1,
          comparative: true,
          negated: this.takeNegation(),
        });
      return true;
    }
    const within = this.readWithin();
    let relation = spec.name;
    while (phrase) {
      anchors.push(this.anchorEntity(phrase));
      end = phrase.end;
      const joint = words[end];
      if (joint !== 'and' && joint !== 'or' && !(joint === ',' && words[end + 1] === 'and')) break;
      const wants = spec.arity === 2 || /^(in the middle of|among)$/.test(spec.name);
      if (anchors.length >= (wants ? 2 : 1)) break;
      const next = words[end] === ',' && words[end + 1] === 'and' ? end + 2 : end + 1;
      const more = wants ? nounPhraseAt(this.tokens, next, this.vocabulary) : undefined;
      if (!more) break;
      phrase = more;
    }
    if (anchors.length === 2 && spec.name === 'in the middle of') relation = 'between';
    const pronoun = anchors.length === 0;
    if (pronoun) {
      const object = this.strandedObject();
      if (!object) {
        this.at = end;
        this.ignored.push(spec.name);
        return true;
      }
      if (object.inverse) {
        this.understood = true;
        object.subject.constraints.push({
          kind: 'relation',
          relation,
          anchors: [object.other],
          negated: this.takeNegation(),
          inverse: true,
        });
        this.at = end;
        return true;
      }
    }
    this.at = end;
    if (
      anchors.length === 1 &&
      anchors[0]!.head &&
      PLACE_HEADS.test(anchors[0]!.head) &&
      anchors[0]!.mark === undefined
    ) {
      if (/^(at the end of|in the corner of|in the middle of)$/.test(relation)) {
        this.understood = true;
        const region = {
          'at the end of': 'at the end',
          'in the corner of': 'in the corner',
          'in the middle of': 'in the middle',
        }[relation]!;
        this.attach({
          kind: 'relation',
          relation: region,
          anchors: [],
          negated: this.takeNegation(),
          inverse: false,
        });
      } else if (spec.family === 'left' || spec.family === 'right') {
        this.attach({
          kind: 'relation',
          relation: `on the ${spec.family}`,
          anchors: [],
          negated: this.takeNegation(),
          inverse: false,
        });
      }
      this.last = anchors[0];
      return true;
    }
    this.understood = true;
    const subject = this.subject;
    const own = this.amongItsKind(spec.family, relation, anchors);
    if (own) {
      this.attach({ ...own, negated: this.takeNegation() });
      return true;
    }
    // A clause about something else that comes back to the target: "a lamp is on it".
    if (anchors.length === 1 && anchors[0] === this.target && subject && subject !== this.target) {
      this.target!.constraints.push({
        kind: 'relation',
        relation,
        anchors: [subject],
        negated: this.takeNegation(),
        inverse: true,
      });
      this.last = this.target;
      return true;
    }
    this.attach({
      kind: 'relation',
      relation,
      anchors,
      negated: this.takeNegation(),
      inverse: false,
      ...(within === undefined ? {} : { withinMetres: within }),
    });
    this.last = anchors.at(-1);
    return true;
  }

  /** "above all the others", "in the middle of the other plants": an order among its own kind. */
  private amongItsKind(
    family: string,
    relation: string,
    anchors: readonly Draft[],
  ): DraftConstraint | undefined {
    const anchor = anchors[0];
    const subject = this.subject ?? this.target;
    if (!anchor || anchors.length > 1 || !anchor.plural || !subject) return undefined;
    const kin =
      anchor.other ||
      anchor.head === undefined ||
      (subject.head !== undefined && nounSimilarity(subject.head, anchor.head) >= SAME_THING);
    if (!kin) return undefined;
    const order = (axis: 'top' | 'bottom') =>
      ({ kind: 'order', axis, rank: 1, comparative: false, negated: false }) as const;
    if (family === 'above' || family === 'on') return order('top');
    if (family === 'below') return order('bottom');
    if (relation === 'in the middle of')
      return { kind: 'relation', relation: 'in the middle', anchors: [], negated: false, inverse: false };
    return undefined;
  }

  /** "bottom right", "upper left", "back left corner": the second direction of a place. */
  private attachSecondRegion(name: string, words: string): void {
    const more: string[] = [];
    if (/\b(top|upper)\b/.test(words) && name !== 'at the top') more.push('at the top');
    if (/\b(bottom|lower)\b/.test(words) && name !== 'at the bottom') more.push('at the bottom');
    if (/\b(back|rear)\b/.test(words) && name !== 'at the back') more.push('at the back');
    if (/\bfront\b/.test(words) && name !== 'at the front') more.push('at the front');
    if (/\bleft\b/.test(words) && name !== 'on the left') more.push('on the left');
    if (
      /\bright\b(?! (?:by|next|in|on|at))/.test(words) &&
      /right (side|corner|end|wall|of)|right$/.test(words) &&
      name !== 'on the right'
    )
      more.push('on the right');
    if (/\bcorner\b/.test(words) && name !== 'in the corner') more.push('in the corner');
    for (const relation of more)
      (this.previousAttach ?? this.subject)?.constraints.push({
        kind: 'relation',
        relation,
        anchors: [],
        negated: false,
        inverse: false,
      });
  }

  /** "within two metres of" keeps its number: read by the caller before the noun. */
  private readWithin(): number | undefined {
    const found =
      /^within (\d+(?:\.\d+)?|one|two|three|four|five|a|half a) (meters?|m|cm|centimeters?|feet|foot|inches|inch)/.exec(
        this.tokens.text.slice(this.offset, this.offset + 40),
      );
    if (!found) return undefined;
    const names: Readonly<Record<string, number>> = {
      one: 1,
      a: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      'half a': 0.5,
    };
    const amount = names[found[1]!] ?? Number(found[1]);
    const unit = found[2]!;
    return (
      amount *
      (/^(cm|centi)/.test(unit) ? 0.01 : /^(feet|foot)/.test(unit) ? 0.3048 : /^inch/.test(unit) ? 0.0254 : 1)
    );
  }

  /** "that the soup stands on" and "a lamp on top": a preposition without its noun. */
  private strandedObject(): { inverse: boolean; subject: Draft; other: Draft } | undefined {
    const subject = this.subject;
    if (!subject || !this.target || subject === this.target) return undefined;
    return { inverse: true, subject: this.target, other: subject };
  }

  private readHave(): boolean {
    const word = this.word()!;
    if (!HAVE_WORDS.has(word)) return false;
    if (/^(have|has|had)$/.test(word) && /^(to|been)$/.test(this.word(1) ?? '')) return false;
    let start = this.at + 1;
    let negated = this.takeNegation() || word === 'without';
    while (NEGATIONS.has(this.tokens.words[start] ?? '')) {
      negated = true;
      start++;
    }
    const phrase = nounPhraseAt(this.tokens, start, this.vocabulary);
    if (!phrase || phrase.draft.pronoun) return false;
    const owner = this.owner();
    const thing = this.entity(phrase);
    this.at = phrase.end;
    this.understood = true;
    // "with a lamp on it", "with a green chair in front of it", "that has a chair to its right"
    const relation = relationAt(this.tokens.text, this.offset ?? this.tokens.text.length);
    let name = 'with';
    if (relation && relation.spec.arity === 1) {
      const end = wordAt(this.tokens, relation.end);
      const next = this.tokens.words[end];
      if (next === undefined || isPunctuation(next) || /^(it|them|itself|and|that|which|one)$/.test(next)) {
        name = relation.spec.name;
        this.at = next !== undefined && /^(it|them|itself)$/.test(next) ? end + 1 : end;
      }
    } else if (
      relation &&
      /^(at the top|on the left|on the right|at the bottom|at the front)$/.test(relation.spec.name)
    ) {
      const map: Readonly<Record<string, string>> = {
        'at the top': 'on',
        'on the left': 'left of',
        'on the right': 'right of',
        'at the bottom': 'below',
        'at the front': 'in front of',
      };
      name = map[relation.spec.name]!;
      this.at = wordAt(this.tokens, relation.end);
      if (/^(of)$/.test(this.word() ?? '') && this.word(1) === 'it') this.at += 2;
    }
    const constraint = {
      kind: 'relation',
      relation: name,
      anchors: [thing],
      negated,
      inverse: true,
    } as const;
    if (owner === this.subject) this.attach(constraint);
    else owner.constraints.push(constraint);
    this.last = thing;
    return true;
  }

  /** Who has something: the thing named last after "that", else the clause's subject. */
  private owner(): Draft {
    if (this.afterRelative && this.last) return this.last;
    return this.subject ?? this.ensureTarget();
  }

  private ensureTarget(): Draft {
    if (!this.target) {
      this.target = newDraft();
      this.target.constraints.push(...this.waiting);
      this.waiting = [];
    }
    this.subject ??= this.target;
    return this.target;
  }

  private readBareAttribute(word: string): boolean {
    const attribute = attributeOf(word);
    if (!attribute || !(this.afterCopula || this.afterConjunction || isPunctuation(this.word(-1))))
      return false;
    const owner = this.afterRelative && this.last ? this.last : (this.subject ?? this.ensureTarget());
    owner.constraints.push({
      kind: 'attribute',
      attribute: attribute.kind,
      value: attribute.value,
      negated: this.takeNegation(),
    });
    this.understood = true;
    this.at++;
    return true;
  }

  private readNoun(): boolean {
    const phrase = nounPhraseAt(this.tokens, this.at, this.vocabulary);
    if (!phrase) return false;
    if (phrase.draft.head && PLACE_HEADS.test(phrase.draft.head) && phrase.draft.constraints.length === 0) {
      this.at = phrase.end;
      return true;
    }
    const end = phrase.end;
    const draft = phrase.draft;
    const negated = this.takeNegation();
    const pronoun = draft.pronoun;
    this.at = end;
    if (pronoun) {
      if (/^(it|this|that|they|itself|one|he|she|those|these)$/.test(pronoun)) {
        this.subject = this.afterCopula ? this.subject : (this.target ?? this.subject);
        this.last = this.subject;
      }
      return true;
    }
    this.understood = true;
    this.countedFrom(phrase);
    if (negated && this.target && draft !== this.target) {
      this.exclude(draft);
      return true;
    }
    if (!this.target || (this.commanded && this.replaces(draft))) {
      const exists = this.existential && !this.commanded;
      this.startTarget(draft);
      this.onlyExists = exists;
      return true;
    }
    if (this.sameThing(this.target, draft) && !(this.afterRelative && this.last !== this.target)) {
      this.merge(this.target, draft);
      this.subject = this.target;
      this.last = this.target;
      return true;
    }
    if (this.afterCopula && this.onlyExists && this.subject === this.target && draft.head !== undefined) {
      this.startTarget(draft);
      this.onlyExists = false;
      return true;
    }
    if (this.afterCopula && this.subject) {
      this.merge(this.subject, draft);
      this.last = this.subject;
      return true;
    }
    const known = this.findEntity(draft);
    const entity = known ?? draft;
    if (known) this.merge(known, draft);
    else this.context.push(entity);
    this.subject = entity;
    this.last = entity;
    return true;
  }

  /** "the second chair" + "from the left"; an ordinal without an axis counts along nothing. */
  private countedFrom(phrase: NounPhrase): void {
    if (phrase.ordinal === undefined) return;
    const offset = this.at < this.tokens.words.length ? this.offset : this.tokens.text.length;
    const axis = this.at < this.tokens.words.length ? countAxisAt(this.tokens.text, offset) : undefined;
    const draft = phrase.draft;
    const placed = draft.constraints.find(
      (c) => c.kind === 'relation' && /^on the (left|right)$|^at the (top|bottom)$/.test(c.relation),
    );
    if (axis) {
      draft.constraints.push({
        kind: 'order',
        axis: axis.axis,
        rank: phrase.ordinal,
        comparative: false,
        negated: false,
      });
      this.at = wordAt(this.tokens, axis.end);
      return;
    }
    const ranked = orderPhraseAt(this.tokens.text, offset);
    if (ranked?.takesAnchor || placed) return;
    const from = /^(?:from|on|to|in|at) (?:the )?(?:far )?(left|right|top|bottom)/.exec(
      this.tokens.text.slice(offset, offset + 30),
    );
    if (from) {
      draft.constraints.push({
        kind: 'order',
        axis: from[1] as 'left',
        rank: phrase.ordinal,
        comparative: false,
        negated: false,
      });
      this.at = wordAt(this.tokens, offset + from[0].length);
    } else
      draft.constraints.push({
        kind: 'order',
        axis: 'left',
        rank: phrase.ordinal,
        comparative: true,
        negated: false,
      });
  }

  private startTarget(draft: Draft): void {
    const before = this.target;
    if (before && before !== draft) {
      if (draft.head === undefined || (before.head !== undefined && this.sameThing(before, draft))) {
        // "there are two couches. choose the other": one kind, the later words narrow.
        draft.head ??= before.head;
        draft.modifiers = draft.modifiers.length > 0 ? draft.modifiers : before.modifiers;
        draft.constraints = [...before.constraints, ...draft.constraints];
      } else {
        this.introduced = before;
        this.context.push(before);
      }
    }
    this.target = draft;
    draft.constraints.push(...this.waiting);
    this.waiting = [];
    this.subject = draft;
    this.last = draft;
    this.commanded = false;
  }

  /** A command names the target anew, unless the thing is only spoken of. */
  private replaces(draft: Draft): boolean {
    return draft.pronoun === undefined;
  }

  private sameThing(a: Draft, b: Draft): boolean {
    if (b.mark !== undefined || a.mark !== undefined) return a.mark === b.mark;
    if (b.head === undefined) return !b.other;
    if (a.head === undefined) return this.afterCopula || this.last === a;
    if (b.other) return false;
    return nounSimilarity(a.head, b.head) >= SAME_THING || nounSimilarity(b.head, a.head) >= SAME_THING;
  }

  private merge(into: Draft, from: Draft): void {
    into.head ??= from.head;
    if (into.modifiers.length === 0) into.modifiers = from.modifiers;
    if (from.mark !== undefined) into.mark = from.mark;
    into.constraints.push(...from.constraints);
  }

  private exclude(draft: Draft): void {
    const target = this.target!;
    if (draft.head === undefined || this.sameThing(target, draft)) {
      for (const constraint of draft.constraints)
        target.constraints.push({ ...constraint, negated: !constraint.negated });
      // What follows tells about the excluded one: "not the one near the wall".
      this.negated = true;
      this.last = target;
      this.subject = target;
    } else {
      target.constraints.push({
        kind: 'relation',
        relation: 'near',
        anchors: [draft],
        negated: true,
        inverse: false,
      });
      this.last = draft;
    }
  }

  private findEntity(draft: Draft): Draft | undefined {
    if (draft.head === undefined || draft.other) return undefined;
    const pool = [...this.context, ...(this.introduced ? [this.introduced] : [])];
    for (const constraint of this.target?.constraints ?? []) {
      if (constraint.kind === 'relation') pool.push(...constraint.anchors);
      else if (constraint.kind === 'order' && constraint.anchor) pool.push(constraint.anchor);
    }
    return pool.find((other) => other.head !== undefined && nounSimilarity(other.head, draft.head!) >= 0.9);
  }

  private entity(phrase: NounPhrase): Draft {
    if (phrase.ordinal !== undefined)
      phrase.draft.constraints.push({
        kind: 'order',
        axis: 'left',
        rank: phrase.ordinal,
        comparative: true,
        negated: false,
      });
    return phrase.draft;
  }

  /** An anchor: a pronoun stands for what was introduced, else for the target. */
  private anchorEntity(phrase: NounPhrase): Draft {
    const { draft } = phrase;
    if (
      draft.pronoun === 'it' ||
      draft.pronoun === 'them' ||
      draft.pronoun === 'that' ||
      draft.pronoun === 'this'
    ) {
      if (this.subject && this.subject !== this.target && this.target) return this.target;
      return this.introduced ?? this.context.at(-1) ?? this.target ?? draft;
    }
    if (
      draft.head === undefined &&
      this.target?.head !== undefined &&
      (draft.other || draft.pronoun !== undefined || draft.constraints.length > 0)
    ) {
      // "the other one", "the white one": of the target's kind.
      draft.head = this.target.head;
      draft.pronoun = undefined;
    }
    return this.entity(phrase);
  }

  /** Puts a constraint where the sentence says, or in both places when it leaves that open. */
  private attach(constraint: DraftConstraint): void {
    const subject = this.subject;
    if (!subject) {
      this.waiting.push(constraint);
      return;
    }
    const last = this.last;
    if (constraint.kind === 'relation' && constraint.anchors[0] === subject) {
      // "the desk without the person sitting at it": the one named last is at the subject.
      if (last && last !== subject)
        subject.constraints.push({ ...constraint, anchors: [last], inverse: true });
      return;
    }
    const linked = this.afterConjunction;
    this.afterConjunction = false;
    if (linked && this.previousAttach) {
      this.previousAttach.constraints.push(constraint);
      return;
    }
    if (!last || last === subject || constraint.kind === 'attribute') {
      subject.constraints.push(constraint);
      this.previousAttach = subject;
      return;
    }
    if (this.afterRelative) {
      this.afterRelative = false;
      last.constraints.push(constraint);
      this.previousAttach = last;
      return;
    }
    if (this.choices >= MAX_CHOICES) {
      subject.constraints.push(constraint);
      this.previousAttach = subject;
      return;
    }
    const choice = this.choices++;
    subject.constraints.push({ ...constraint, choice });
    last.constraints.push({ ...constraint, choice, low: true });
    this.previousAttach = subject;
  }

  /** Things waiting for a subject at the end belong to a nameless target; a nameless target is of the kind faced. */
  private settle(): void {
    if (this.waiting.length > 0) this.ensureTarget();
    const target = this.target;
    if (!target || target.head !== undefined || target.mark !== undefined) return;
    const faced = this.viewers.map((v) => v.anchor).filter((a) => a?.head !== undefined && a.plural);
    const spoken = [...faced, ...this.context.filter((c) => c.head !== undefined)];
    const namesake = spoken.find((draft) => draft?.plural) ?? spoken[0];
    if (!namesake) return;
    target.head = namesake.head;
    target.modifiers = namesake.modifiers;
  }
}

const nounAfterDeterminer = (tokens: Tokens, at: number): boolean => {
  const previous = tokens.words[at - 1];
  return previous !== undefined && /^(the|a|an|this|that|my|your)$/.test(previous);
};
