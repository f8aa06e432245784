import type { Draft } from '../Draft.ts';
import type { NounPhrase } from '../noun/nounPhrase.ts';
import type { ParserState } from './ParserState.ts';

/** An anchor: a pronoun stands for what was introduced, else for the target; "the other one" is of the target's kind. */
export const anchorOf = (clause: ParserState, phrase: NounPhrase): Draft => {
  const { draft } = phrase;
  if (draft.pronoun !== undefined && /^(it|them|that|this)$/.test(draft.pronoun)) {
    if (clause.subject && clause.subject !== clause.target && clause.target) return clause.target;
    return clause.unfold() ?? clause.introduced ?? clause.context.at(-1) ?? clause.target ?? draft;
  }
  const narrowed =
    draft.other || draft.anaphor || draft.pronoun !== undefined || draft.constraints.length > 0;
  if (draft.head === undefined && clause.target?.head !== undefined && narrowed) {
    draft.head = clause.target.head;
    draft.pronoun = undefined;
  }
  return draft;
};
