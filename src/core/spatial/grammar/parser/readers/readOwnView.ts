import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';
import { isSelf } from '../places.ts';

const FROM = /^(?:as )?(?:seen |viewed |looking )?(?:from|in|by) /;
const VIEW =
  /^(?:own )?(?:point of view|points of view|perspective|viewpoint|vantage point|eyes|view|angle|standpoint|position)(?= |$)/;
const OF =
  /^(?:as )?(?:seen |viewed )?from the (?:point of view|perspective|viewpoint|eyes|standpoint) of (?=the |a |my |your |that |this )/;

/** "from the bear's point of view": left and front are the bear's own. "from my point of view" are the viewer's anyway. */
export const readOwnView = (clause: ParserState): boolean => {
  const { tokens } = clause;
  const rest = tokens.text.slice(clause.offset);
  const of = OF.exec(rest);
  if (of) {
    const phrase = nounPhraseAt(tokens, wordAt(tokens, clause.offset + of[0].length), clause.vocabulary);
    return (
      phrase !== undefined &&
      take(clause, phrase.draft.head === undefined ? undefined : phrase.draft, phrase.end)
    );
  }
  const from = FROM.exec(rest);
  if (!from) return false;
  const at = wordAt(tokens, clause.offset + from[0].length);
  const first = tokens.words[at]!;
  const word = first === 'the' ? tokens.words[at + 1] : first;
  const own = /^(my|your|our|its|his|her|their)$/.test(first) || isSelf(word);
  const phrase = own ? undefined : nounPhraseAt(tokens, at, clause.vocabulary);
  const end = own ? at + (first === 'the' ? 2 : 1) : phrase?.end;
  if (end === undefined || (phrase && phrase.draft.head === undefined)) return false;
  const view = VIEW.exec(tokens.text.slice(tokens.starts[end] ?? tokens.text.length));
  if (!view) return false;
  const past = end + view[0].split(' ').length;
  if (/^(its|his|her|their)$/.test(first)) return take(clause, clause.last ?? clause.target, past);
  if (own) {
    clause.at = past;
    return true;
  }
  return take(clause, phrase!.draft, past);
};

const take = (clause: ParserState, anchor: ParserState['target'], end: number): boolean => {
  if (!anchor) return false;
  const said = clause.tokens.words.slice(clause.at, end).join(' ');
  clause.viewers.push({ kind: 'own', anchor, said });
  clause.understood = true;
  clause.at = end;
  return true;
};
