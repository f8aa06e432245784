import type { Draft } from '../../Draft.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { isPunctuation, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isSelf } from '../places.ts';

const FROM = /^(?:as )?(?:seen |viewed |looking )?(?:from|in|by) /;
const VIEW =
  /^(?:own )?(?:point of view|points of view|perspective|viewpoint|vantage point|eyes|view|angle|standpoint|position)(?= |$)/;
const OF =
  /^(?:as )?(?:seen |viewed )?from the (?:point of view|perspective|viewpoint|eyes|standpoint) of (?=the |a |my |your |that |this )/;

/** Whose view: the thing named at a word, or nobody's but the asker's. */
const whoseAt = (
  { tokens, vocabulary, last, target }: ParserState,
  at: number,
): { readonly anchor?: Draft | undefined; readonly end: number } | undefined => {
  const first = tokens.words[at]!;
  const article = first === 'the' ? 1 : 0;
  if (/^(my|your|our)$/.test(first) || isSelf(tokens.words[at + article])) return { end: at + article + 1 };
  if (/^(its|his|her|their)$/.test(first)) return { anchor: last ?? target, end: at + 1 };
  const phrase = nounPhraseAt(tokens, at, vocabulary);
  return phrase?.draft.head === undefined ? undefined : { anchor: phrase.draft, end: phrase.end };
};

/** "to the left of the bear | as its own": as normalising puts "to the bear's left". */
const OWN_SIDE = /^as its (very )?own(?= |$)/;

const readOwnSide = (clause: ParserState): boolean => {
  const { tokens, last } = clause;
  const found = OWN_SIDE.exec(tokens.text.slice(clause.offset));
  if (!found || !last) return false;
  const own = `the ${last.head ?? 'thing'}'s own side`;
  clause.viewers.push(
    found[1] ? { kind: 'own', anchor: last, said: own } : { kind: 'ownOrViewer', anchor: last },
  );
  clause.at += found[0].split(' ').length;
  return true;
};

/** "from the bear's point of view": left and front are the bear's own. "from my point of view" are the viewer's anyway. */
export const readOwnView = (clause: ParserState): boolean => {
  if (readOwnSide(clause)) return true;
  const { tokens } = clause;
  const rest = tokens.text.slice(clause.offset);
  const of = OF.exec(rest);
  const from = of ?? FROM.exec(rest);
  const whose = from && whoseAt(clause, wordAt(tokens, clause.offset + from[0].length));
  if (!whose) return false;
  const view = of ? undefined : VIEW.exec(tokens.text.slice(tokens.starts[whose.end] ?? tokens.text.length));
  if (view === null) {
    // "the left mug from the camera".
    const next = tokens.words[whose.end];
    if (whose.anchor || (next !== undefined && !isPunctuation(next))) return false;
    clause.at = whose.end;
    return true;
  }
  const end = view ? whose.end + view[0].split(' ').length : whose.end;
  if (whose.anchor) return take(clause, whose.anchor, end);
  clause.at = end;
  return true;
};

const take = (clause: ParserState, anchor: Draft, end: number): boolean => {
  const said = clause.tokens.words.slice(clause.at, end).join(' ');
  clause.viewers.push({ kind: 'own', anchor, said });
  clause.understood = true;
  clause.at = end;
  return true;
};
