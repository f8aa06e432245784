import type { Vocabulary } from '../noun/nounWords.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { type Tokens, wordAt } from '../words/tokens.ts';
import { BE, type ChoiceWords, isOrderSaid, namesIn, OPEN } from './choiceWords.ts';

const IS = new RegExp(`^${OPEN}(?:is|are|does|do|was|were) `);
const WHICH_IS = new RegExp(`^${OPEN}(?:which|what)(?: one)? ${BE} `);
const LINK = /^(?:or|,)$/;
const SELF = /^(?:me|you|us)$/;
/** "closer to the door or to the window": of two anchors the one that the thing is closer to. */
const TURNED = /^(?<order>closer|nearer|farther|further)(?: away)? (?:to|from) (?<among>.+ or .+)$/;

/** Words, and where the name of a thing that begins at one of them ends. */
interface Read {
  readonly words: readonly string[];
  readonly said: (from: number, end?: number) => string;
  readonly nameEnd: (at: number) => number | undefined;
}

/** "is the mug or the plate closer", "is the chair closer to the door or to the window". */
const asked = ({ words, said, nameEnd }: Read, begins: number): ChoiceWords | undefined => {
  const first = nameEnd(begins);
  if (first === undefined) return undefined;
  const among = [said(begins, first)];
  let at = first;
  while (LINK.test(words[at] ?? '')) {
    const from = at + (words[at] === ',' && words[at + 1] === 'or' ? 2 : 1);
    const end = nameEnd(from);
    if (end === undefined) return undefined;
    among.push(said(from, end));
    at = end;
  }
  const rest = said(at).replace(/^(?:stand|sit|lie|hang|look|the one that is) /, '');
  if (among.length > 1) return isOrderSaid(rest) ? { among, by: rest } : undefined;
  const turned = TURNED.exec(rest)?.groups;
  if (!turned) return undefined;
  const { order = '', among: list = '' } = turned;
  const anchors = namesIn(list.replaceAll(/ or (?:to|from) /g, ' or '), 'or');
  return { among: anchors, by: `${order} ${/^[cn]/.test(order) ? 'to' : 'from'} ${among[0]}` };
};

/** "which is closer to the door the mug or the plate". */
const listed = ({ words, said, nameEnd }: Read, begins: number): ChoiceWords | undefined => {
  if (!isOrderSaid(said(begins))) return undefined;
  let at = begins + (words[begins] === 'the' ? 2 : 1);
  while (at < words.length && !/^(?:to|from|the)$/.test(words[at]!)) at++;
  if (words[at] !== 'the') {
    const end = SELF.test(words[at + 1] ?? '') ? at + 2 : nameEnd(at + 1);
    if (end === undefined) return undefined;
    at = end;
  }
  const list = said(at);
  return / or /.test(list) && /^the /.test(list)
    ? { among: namesIn(list, 'or'), by: said(begins, at) }
    : undefined;
};

/** A choice between things that are named, where no stop parts them from what decides, as in speech. */
export const unpartedChoice = (tokens: Tokens, vocabulary: Vocabulary): ChoiceWords | undefined => {
  const { text, words } = tokens;
  const read: Read = {
    words,
    said: (from, end) => words.slice(from, end).join(' '),
    nameEnd: (at) => {
      const phrase = nounPhraseAt(tokens, at, vocabulary);
      if (!phrase?.determined) return undefined;
      const { head, mark, anaphor } = phrase.draft;
      return head !== undefined || mark !== undefined || anaphor ? phrase.end : undefined;
    },
  };
  const which = WHICH_IS.exec(text);
  if (which) return listed(read, wordAt(tokens, which[0].length));
  const is = IS.exec(text);
  return is ? asked(read, wordAt(tokens, is[0].length)) : undefined;
};
