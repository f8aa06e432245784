import { newDraft } from '../../Draft.ts';
import type { NounPhrase } from '../../noun/nounPhrase.ts';
import { nounPhraseAt } from '../../phrases/ofPhrase.ts';
import { relationAt } from '../../phrases/phrases.ts';
import { partOf, wordAt } from '../../words/tokens.ts';
import type { ParserState } from '../ParserState.ts';

const VERB = /^(?:is|are|was|were|stands?|sits?|lies?|rests?|hangs?|leans?|stood|sat|lay)$/;
const POSTURE =
  /^(?:(?:currently|now|just|right) )?(?:(?:stand|sit|lie|rest|hang|lean|standing|sitting|seated|lying|laying|resting|placed|hanging|leaning|put|kept|located|positioned|mounted|stored) )?/;
/** What may follow a preposition that has lost its noun. */
const ENDS = /^(?:$|[.?!,;]| ?(?:[.?!,;]|and |that |which |is |are |please))/;
/** A thing is seldom named by more words. */
const MOST_WORDS = 6;

/** Who stands there, the relation to what was named before, and where the words end. */
interface Stranded {
  readonly subject: NounPhrase;
  readonly relation: string;
  readonly end: number;
}

/** "standing on" from a word on, with nothing behind it. */
const relationTo = ({ tokens }: ParserState, from: number): Omit<Stranded, 'subject'> | undefined => {
  const start = tokens.starts[from];
  if (start === undefined) return undefined;
  const posture = POSTURE.exec(tokens.text.slice(start))![0].length;
  const found = relationAt(tokens.text, start + posture, ({ arity }) => arity === 1);
  if (!found || !ENDS.test(tokens.text.slice(found.end).trimStart())) return undefined;
  return { relation: found.spec.name, end: wordAt(tokens, found.end) };
};

/** "the bear is sitting on": a thing that stands somewhere, and the preposition left over. */
const toldAt = (clause: ParserState, from: number): Stranded | undefined => {
  const { tokens, vocabulary } = clause;
  for (let verb = from + 1; verb < from + MOST_WORDS; verb++) {
    if (!VERB.test(tokens.words[verb] ?? '')) continue;
    const subject = nounPhraseAt(partOf(tokens, from, verb), 0, vocabulary);
    const isWhole = subject?.determined && subject.draft.head !== undefined && subject.end === verb - from;
    const told = isWhole ? relationTo(clause, verb + 1) : undefined;
    return told && { subject: subject!, ...told };
  }
  return undefined;
};

/** "is the bear sitting on": the same as it is asked. */
const askedAt = (clause: ParserState, from: number): Stranded | undefined => {
  const subject = nounPhraseAt(clause.tokens, from + 1, clause.vocabulary);
  if (!subject?.determined || subject.draft.head === undefined) return undefined;
  const told = relationTo(clause, subject.end);
  return told && { subject, ...told };
};

const RELATIVE = /^(?:that|which)$/;
const ASKS = /^(?:is|are|was|were|does|do|did)$/;
const ARTICLE = /^(?:the|a|an|my|your|that|this)$/;

const strandedAt = (clause: ParserState, from: number): Stranded | undefined => {
  const { words } = clause.tokens;
  const next = words[from] ?? '';
  if (ASKS.test(next) && /^(?:which|what)$/.test(words[0]!)) return askedAt(clause, from);
  return ARTICLE.test(next) ? toldAt(clause, from) : undefined;
};

/**
 * "the chair the bear is sitting on", "the shelf that the vase stands on", "which stool is the book on", "what the tv is
 * standing on": what is meant is where something else is. True when it was read.
 */
export const readStranded = (clause: ParserState): boolean => {
  const opens = clause.word()!;
  const isWhat = opens === 'what' && !clause.target;
  const owner = clause.last ?? clause.subject;
  if (!isWhat && (owner === undefined || clause.negated)) return false;
  const found = strandedAt(clause, isWhat || RELATIVE.test(opens) ? clause.at + 1 : clause.at);
  if (!found) return false;
  if (isWhat) clause.startTarget(newDraft());
  const holder = isWhat ? clause.target! : owner!;
  holder.constraints.push({
    kind: 'relation',
    relation: found.relation,
    anchors: [found.subject.draft],
    negated: false,
    inverse: true,
  });
  clause.understood = true;
  clause.afterRelative = false;
  clause.at = found.end;
  return true;
};
