import { choiceOf } from './choice/choiceOf.ts';
import type { ChoiceWords } from './choice/choiceWords.ts';
import { readChoice } from './choice/readChoice.ts';
import { finishPlan, thingOf } from './command/finishPlan.ts';
import { callsOff, forbids, withoutLeftAlone } from './command/forbids.ts';
import type { PartSpan } from './command/PartSpan.ts';
import { type PlanSpans, planOf } from './command/planOf.ts';
import { coverageOf, uncounted } from './coverage.ts';
import { type Draft, finish, newDraft } from './Draft.ts';
import type { LogicalForm } from './LogicalForm.ts';
import type { Vocabulary } from './noun/nounWords.ts';
import { compose } from './parser/compose.ts';
import type { ParserState } from './parser/ParserState.ts';
import { nounPhraseAt } from './phrases/ofPhrase.ts';
import { guessLanguage } from './words/language.ts';
import { correctWords, joinWords, partOf, type Tokens, typedWords } from './words/tokens.ts';

/** What a parser may know of the scene beforehand. */
export interface ParseOptions {
  /** Labels of the scene's objects: known nouns, even where the lexicon lacks them. */
  readonly labels?: readonly string[];
}

const NO_PHRASES: ReadonlySet<string> = new Set();

const wordsOf = (phrases: ReadonlySet<string>): ReadonlySet<string> => {
  const known = new Set<string>();
  for (const phrase of phrases) {
    for (const word of phrase.split(' ')) known.add(word);
    // "fumehood" for a "fume hood".
    known.add(phrase.replaceAll(' ', ''));
  }
  return known;
};

const nothing = (words: readonly string[], language?: string): LogicalForm => ({
  target: finish(newDraft()),
  viewers: [],
  context: [],
  understood: false,
  ignored: words,
  notUnderstood: [words.join(' ')],
  used: 0,
  ...(language === undefined ? {} : { language }),
});

/** Places and destinations of the step asked for. */
const goalsOf = ({ steps, asked }: PlanSpans): readonly PartSpan[] =>
  steps[asked]!.parts.filter(({ role }) => role === 'place' || role === 'destination');

/** Where a thing is that is taken "off", "out of", or "from" what comes next. */
const takenFrom = (before: readonly string[]): string => {
  const said = before.slice(-2).join(' ');
  return /\boff(?: of)?$/.test(said) ? 'on' : said === 'out of' ? 'in' : 'at';
};

/** "take the mug from the shelf": it is there now. */
const addSource = (target: Draft, tokens: Tokens, spans: PlanSpans, vocabulary: Vocabulary): void => {
  const source = spans.source && nounPhraseAt(partOf(tokens, ...spans.source), 0, vocabulary);
  // "off the brown one": one of the same kind.
  if (source?.draft.anaphor) source.draft.head ??= target.head;
  if (!source || source.draft.head === undefined) return;
  target.constraints.push({
    kind: 'relation',
    relation: takenFrom(tokens.words.slice(0, spans.source![0])),
    anchors: [source.draft],
    negated: false,
    inverse: false,
  });
};

const formOf = (clause: ParserState, tokens: Tokens): LogicalForm => {
  const form = {
    target: finish(clause.target ?? newDraft()),
    viewers: clause.viewers.map(({ kind, anchor, said }) => ({
      kind,
      ...(anchor ? { anchor: finish(anchor) } : {}),
      ...(said === undefined ? {} : { said }),
    })),
    context: clause.context.map((draft) => finish(draft)),
    understood: clause.understood,
    ignored: clause.ignored,
  };
  for (const at of uncounted(tokens, form)) clause.miss(at, at + 1, true);
  const { notUnderstood, used } = coverageOf(tokens, clause.missed, clause.lost);
  return { ...form, notUnderstood, used };
};

/** The form of tokens by themselves. */
const read = (tokens: Tokens, vocabulary: Vocabulary): LogicalForm =>
  formOf(compose(tokens, vocabulary), tokens);

const choose = (words: ChoiceWords, vocabulary: Vocabulary): LogicalForm =>
  readChoice(words, (said) => read(joinWords(said.split(' ')), vocabulary));

/**
 * Meaning of a referring expression or a command. Total: any string gives a value, in time linear in its (capped)
 * length. `understood` is false when nothing in it names an object, an attribute or a relation, when it is in another
 * language, and when it only forbids; `used` says how much of it was read.
 */
export const parse = (expression: string, options: ParseOptions = {}): LogicalForm => {
  const phrases = options.labels ? new Set(options.labels.filter((label) => label.length > 0)) : NO_PHRASES;
  const known = wordsOf(phrases);
  const said = typedWords(String(expression));
  const typed = withoutLeftAlone(said);
  const { isEnglish, language } = guessLanguage(typed, known);
  if (!isEnglish) return nothing(typed, language);
  const isForbidden = forbids(typed) || callsOff(said) || (said.length > 0 && typed.length === 0);
  if (isForbidden) return { ...nothing(said), forbids: true };
  const tokens = correctWords(typed, known);
  const vocabulary = { phrases };
  const spans = planOf(tokens, vocabulary);
  const choice = choiceOf(tokens, vocabulary);
  if (choice && (choice.by !== '' || !spans)) return choose(choice, vocabulary);
  return spans ? readPlan(tokens, spans, vocabulary) : read(tokens, vocabulary);
};

/** The form of a command of several steps: that of the thing asked for, with the steps. */
const readPlan = (tokens: Tokens, spans: PlanSpans, vocabulary: Vocabulary): LogicalForm => {
  const first = compose(partOf(tokens, spans.from, spans.end), vocabulary);
  // "put it on the table", with it in hand: where it goes is what is looked for. Whom it is for is no such thing.
  const [goal] = first.target ? [] : goalsOf(spans);
  const asked = goal ? partOf(tokens, goal.from, goal.end) : partOf(tokens, spans.from, spans.end);
  const clause = goal ? compose(asked, vocabulary) : first;
  if (goal) clause.target = thingOf(clause);
  else if (clause.target) addSource(clause.target, tokens, spans, vocabulary);
  const either = choiceOf(asked, vocabulary);
  const form = either ? choose(either, vocabulary) : formOf(clause, asked);
  const told = goal ?? spans.steps[spans.asked]!.parts[0]!;
  return { ...form, plan: finishPlan(tokens, spans, { target: form.target, from: told.from }, vocabulary) };
};
