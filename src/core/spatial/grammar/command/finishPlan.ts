import { type Draft, finish } from '../Draft.ts';
import type { Description, Plan, PlanPart } from '../LogicalForm.ts';
import type { Vocabulary } from '../noun/nounWords.ts';
import { compose } from '../parser/compose.ts';
import type { ParserState } from '../parser/ParserState.ts';
import { partOf, type Tokens } from '../words/tokens.ts';
import type { PartSpan } from './PartSpan.ts';
import type { PlanSpans } from './planOf.ts';

const SELF = /^(me|us|myself)$/;
const PRONOUN = /^(it|them|this|that|him|her|these|those|they)$/;
/** Words before the thing itself: "on" of "on the table". */
const PLACED = /^(?:(?:back|right|over|down|just|directly) )*/;

/** What a part's words tell of; "on the table" by itself tells of something on it, but the place is the table. */
export const thingOf = (clause: ParserState): Draft | undefined => {
  const [only] = clause.target?.constraints ?? [];
  const named =
    only?.kind === 'relation' ? only.anchors[0] : only?.kind === 'order' ? only.anchor : undefined;
  const place = clause.target?.head === undefined ? named : undefined;
  return place ?? clause.target;
};

const described = (tokens: Tokens, vocabulary: Vocabulary): Description | undefined => {
  const draft = thingOf(compose(tokens, vocabulary));
  return draft && finish(draft);
};

/** The thing asked for, as it is understood with all that was said of it, and where its words begin. */
interface Asked {
  readonly target: Description;
  readonly from: number;
}

/** The plan with what each part describes; pronouns point at the thing named last that they may stand for. */
export const finishPlan = (tokens: Tokens, spans: PlanSpans, asked: Asked, vocabulary: Vocabulary): Plan => {
  let last: readonly [number, number] | undefined;
  const finishPart = ({ role, from, end }: PartSpan, step: number, index: number): PlanPart => {
    const words = tokens.words.slice(from, end).join(' ');
    if (SELF.test(words)) return { role, words };
    if (PRONOUN.test(words.replace(PLACED, ''))) return last ? { role, words, same: last } : { role, words };
    const isAsked = step === spans.asked && from === asked.from;
    const description = isAsked ? asked.target : described(partOf(tokens, from, end), vocabulary);
    if (index === 0) last = [step, index];
    return description ? { role, words, description } : { role, words };
  };
  return {
    steps: spans.steps.map(({ action, parts }, step) => ({
      action,
      parts: parts.map((part, index) => finishPart(part, step, index)),
    })),
  };
};
