import { isPlural, singularPhrase } from '../../lexicon/morphology.ts';
import { conceptsOf } from '../../lexicon/nouns.ts';
import { type Draft, newDraft } from '../Draft.ts';
import type { Tokens } from '../words/tokens.ts';
import { eitherColour, joinColours } from './joinColours.ts';
import { continuesPhrase, nounLength, type Vocabulary } from './nounWords.ts';

export interface NounPhrase {
  readonly draft: Draft;
  readonly end: number;
  /** An ordinal that waits for its axis: "the second chair | from the left". */
  readonly ordinal?: number;
  readonly determined: boolean;
}

/** What a step made of the word it stands at: read it, left it to the next step, or ended the phrase before it. */
export type Step = 'read' | 'pass' | 'stop' | NounPhrase;

/** A noun phrase while it is read: what was found so far, and where in the words the reader stands. */
export class NounReader {
  readonly tokens: Tokens;
  readonly vocabulary: Vocabulary;
  readonly start: number;
  readonly draft: Draft = newDraft();
  at: number;
  determined = false;
  /** Waits for its axis. */
  ordinal: number | undefined;
  /** Something that can stand in a phrase was read. */
  found = false;
  /** The head was read. */
  named = false;
  /** Plural by the noun's own ending. */
  hasPluralNoun = false;
  /** The noun itself was said in the plural, whatever number went before it. */
  isSaidPlural = false;
  /** "the biggest of the three cups": one of several. */
  isOneOf = false;
  /** "white and orange". */
  areColoursJoined = false;
  /** "red or blue": one of its colours will do. */
  isEither = false;
  /** "big or | red": the next adjective is another way of being meant. */
  isAfterOr = false;
  /** "a not red box": the next adjective is denied. */
  negated = false;

  constructor(tokens: Tokens, start: number, vocabulary: Vocabulary) {
    this.tokens = tokens;
    this.start = start;
    this.at = start;
    this.vocabulary = vocabulary;
  }

  /** The word at an offset from where the reader stands; "" past the end. */
  word(offset = 0): string {
    return this.tokens.words[this.at + offset] ?? '';
  }

  /** Whether the word at an offset can go on the phrase. */
  continues(offset: number): boolean {
    return continuesPhrase(this.tokens, this.at + offset, this.vocabulary);
  }

  /** Words of the known noun that starts here. */
  nounLength(): number {
    return nounLength(this.tokens, this.at, this.vocabulary);
  }

  /** Takes words that belong to the phrase. */
  take(words = 1): Step {
    this.found = true;
    this.at += words;
    return 'read';
  }

  /** Notes that the noun was said in the plural. */
  markPlural(noun: string): void {
    this.isSaidPlural = isPlural(noun);
    if (this.draft.plural || !isPlural(noun)) return;
    this.draft.plural = true;
    this.hasPluralNoun = true;
  }

  /** The finished phrase; nothing where what was read names and tells nothing. */
  finish(): NounPhrase | undefined {
    const { draft, ordinal, at, determined } = this;
    if (!this.found || at === this.start) return undefined;
    const tells = draft.constraints.length > 0 || ordinal !== undefined || draft.count !== undefined;
    if (!this.named && !tells) return undefined;
    // "a three stepped ladder" is one.
    if (draft.count !== undefined && draft.count > 1 && this.isSaidPlural) draft.several = draft.count;
    if (this.isOneOf) {
      draft.plural = false;
      draft.count = undefined;
      draft.several = undefined;
    }
    if (this.isEither) draft.constraints = eitherColour(draft.constraints);
    else if (this.areColoursJoined) draft.constraints = joinColours(draft.constraints);
    if (draft.head !== undefined && conceptsOf(draft.head).length > 0)
      draft.head = singularPhrase(draft.head, (draft.count ?? 1) > 1);
    return ordinal === undefined ? { draft, end: at, determined } : { draft, end: at, ordinal, determined };
  }
}
