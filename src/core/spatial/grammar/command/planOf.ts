import { isRoom } from '../../lexicon/words/rooms.ts';
import type { Vocabulary } from '../noun/nounWords.ts';
import { nounPhraseAt } from '../phrases/ofPhrase.ts';
import { relationAt } from '../phrases/phrases.ts';
import type { Tokens } from '../words/tokens.ts';
import { readStep, type StepSpans } from './readStep.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** The steps of a command by the words they span. */
export interface PlanSpans {
  readonly steps: readonly StepSpans[];
  /** The step whose thing is asked for, and the words that tell of it, and of what was said before it. */
  readonly asked: number;
  readonly from: number;
  readonly end: number;
  /** "take the mug from the shelf": where what it is at is named. */
  readonly source?: readonly [number, number];
}

const SELF = /^(me|us)$/;
const LOOKS_FIRST = /^(go|find)$/;
const TAKES_THEN = /^(take|bring|find|operate|follow)$/;
const BACK = /^(it|its|them|one)$/;

/** "take the vase | from it": where it is taken tells of no other thing. */
const TAKEN = /(?:^| )(?:from|off|out of)$/;

/** "find the lamp and take the book on its left": the later words tell of one thing by the other. */
const isChain = ({ words, text, starts }: Tokens, first: Segment, next: Segment): boolean => {
  if (!LOOKS_FIRST.test(first.action) || !TAKES_THEN.test(next.action)) return false;
  if (words[next.body] === 'the' && words[next.body + 1] === 'one') return true;
  for (let at = next.body + 1; at < next.end; at++)
    if (
      BACK.test(words[at]!) &&
      !TAKEN.test(words.slice(at - 2, at).join(' ')) &&
      words.slice(next.body, at).some((_, i) => relationAt(text, starts[next.body + i]!))
    )
      return true;
  return false;
};

const isRoomStep = ({ words }: Tokens, { action, parts }: StepSpans): boolean => {
  const [part] = parts;
  if (action !== 'go' || !part) return false;
  const said = words.slice(part.from, part.end).filter((word) => !/^(the|my|our|your|a)$/.test(word));
  return isRoom(said.join(' '));
};

/** "pick it up | and put it in the box": what it is nobody said. */
const isUnnamed = ({ words }: Tokens, { parts }: StepSpans): boolean =>
  parts.every(({ from, end }) => end === from + 1 && PRONOUN.test(words[from]!));

/** "then the table": a further thing for the verb before. */
const furtherThings = (tokens: Tokens, segment: Segment, vocabulary: Vocabulary): Segment[] => {
  const { words } = tokens;
  const made: Segment[] = [];
  let current = segment;
  for (let at = segment.body + 1; at < segment.end; at++) {
    const goesOn = segment.action === 'go' && words[at] === 'and' && words[at + 1] === 'to';
    if (words[at] !== 'then' && !goesOn) continue;
    let body = at + 1;
    if (words[body] === 'to') body++;
    if (!nounPhraseAt(tokens, body, vocabulary)?.determined) continue;
    let from = at;
    while (/^(and|,)$/.test(words[from - 1]!)) from--;
    made.push({ ...current, end: from });
    current = { action: segment.action, from, verb: at, body, end: segment.end };
  }
  return [...made, current];
};

/** Whether what was said before the command may tell of its thing: "there is a mug on the table. bring it here". */
const isTold = ({ words }: Tokens, { verb }: Segment, thing: number, asked: number): boolean =>
  asked === 0 &&
  (PRONOUN.test(words[thing]!) || words.slice(0, verb).some((word) => /^[.,;:!?]$/.test(word)));
const PRONOUN = /^(it|them|this|that|him|her|these|those|one)$/;

/** Segments of which a later one tells of the same thing as the one before are one. */
const joinChains = (tokens: Tokens, found: readonly Segment[]): readonly Segment[] => {
  const segments: Segment[] = [];
  for (const segment of found) {
    const before = segments.at(-1);
    if (before && isChain(tokens, before, segment))
      segments[segments.length - 1] = { ...before, end: segment.end };
    else segments.push(segment);
  }
  return segments;
};

/** Each segment's step, and one more for "and the mug"; none where the first names nothing. */
const stepsOf = (
  tokens: Tokens,
  segments: readonly Segment[],
  vocabulary: Vocabulary,
): readonly { readonly segment: Segment; readonly step: StepSpans }[] => {
  const read: { segment: Segment; step: StepSpans }[] = [];
  const queue = [...segments];
  while (queue.length > 0) {
    const segment = queue.shift()!;
    const step = readStep(tokens, segment, vocabulary);
    if (!step && read.length === 0) return [];
    if (!step) continue;
    read.push({ segment, step });
    if (step.more !== undefined)
      queue.unshift({ ...segment, from: step.more, verb: step.more - 1, body: step.more });
  }
  return read;
};

/** Whether a step names more than its thing and the asker. */
const namesMore = ({ words }: Tokens, { parts }: StepSpans): boolean =>
  parts.slice(1).some(({ from, end }) => !SELF.test(words.slice(from, end).join(' ')));

/**
 * The steps of a command, where it has more than one thing in them; undefined for an expression that asks for one thing
 * and says no more about it.
 */
export const planOf = (tokens: Tokens, vocabulary: Vocabulary): PlanSpans | undefined => {
  const segments = joinChains(tokens, segmentsOf(tokens, vocabulary)).flatMap((segment) =>
    furtherThings(tokens, segment, vocabulary),
  );
  const read = stepsOf(tokens, segments, vocabulary);
  const steps = read.map(({ step }) => step);
  if (steps.length < 2 && !steps.some((step) => namesMore(tokens, step))) return undefined;
  let asked = 0;
  const isPassed = (step: StepSpans): boolean =>
    isRoomStep(tokens, step) || (read[0]!.segment.verb === 0 && isUnnamed(tokens, step));
  while (asked < steps.length - 1 && isPassed(steps[asked]!)) asked++;
  const { segment, step } = read[asked]!;
  const thing = step.parts[0]!;
  const source = step.parts.find(({ role }) => role === 'source');
  return {
    steps,
    asked,
    from: isTold(tokens, segment, thing.from, asked) ? 0 : thing.from,
    end: thing.end,
    ...(source ? { source: [source.from, source.end] as const } : {}),
  };
};
