import { ANSWER_FACTS, answerFacts } from './answerFacts.ts';
import type { Found } from './Found.ts';
import { isPartOrWhole } from './isPartOrWhole.ts';
import type { Verdict } from './Verdict.ts';

/** What may be so of the best of what was found: it is meant; it is not; several are; none of these things is there. */
export const OUTCOMES = ['right', 'wrong', 'several', 'absent'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface ChanceModel {
  /** Log of each outcome's chance but for a constant: linear in the facts (answerFacts.ts). */
  readonly outcomes: Readonly<Record<Outcome, Readonly<Record<string, number>>>>;
  /** The same where neither classifier nor namer has looked: no name is missed there, so fewer things are absent. */
  readonly unlooked: ChanceModel['outcomes'];
  /** What an answer is worth: a right one 1; a wrong drive costs more than a question back. */
  readonly worth: {
    /** OK although something else was meant, several were, or nothing that is there. */
    readonly wrong: number;
    readonly several: number;
    readonly absent: number;
    /** AMBIGUOUS where several were meant; NOT_FOUND where nothing that is there was. */
    readonly asked: number;
    readonly notFound: number;
  };
  /** A candidate of an AMBIGUOUS answer is at least this likely, relative to the best. */
  readonly candidateShare: number;
}

/**
 * Something that was said of the best fits it no better than this: whatever the chances, nobody who reads the answer would
 * take it. On the development frames two right answers fewer and two false accepts fewer.
 */
const DENIED = Math.log(0.15);

/** Asking back about more things is worth less, by the square: nobody chooses among nine by their numbers. */
const FEW_CANDIDATES = 3;

/**
 * Natural logarithm of a ratio: two things nearer to each other than this are told apart by noise. A coin must not move a robot,
 * so none of them is answered; and where few fit what was said and are likelier there than not, they are asked for, whatever the
 * chances, which know few such scenes. Asked for whatever their number, absent nouns were refused or asked of three in 94.7 % in
 * place of 97.5 (docs/judge.md).
 */
const EVEN = 0.02;
const LIKELY_THERE = 0.5;
const FITTING = Math.log(0.5);

/** Candidates of an AMBIGUOUS answer at least: the best and the next. */
const LEAST_CANDIDATES = 2;

/** Chances 0..1 of the outcomes, given the facts. */
export const chancesOf = (
  outcomes: ChanceModel['outcomes'],
  facts: Readonly<Record<string, number>>,
): Readonly<Record<Outcome, number>> => {
  const logs = OUTCOMES.map((outcome) =>
    ANSWER_FACTS.reduce((sum, name) => sum + (outcomes[outcome][name] ?? 0) * facts[name]!, 0),
  );
  const most = Math.max(...logs);
  const shares = logs.map((log) => Math.exp(log - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return Object.fromEntries(OUTCOMES.map((outcome, k) => [outcome, shares[k]! / total])) as Record<
    Outcome,
    number
  >;
};

/** The answer that is worth most by the chances of what may be so. */
export const byChances =
  ({ outcomes, unlooked, worth, candidateShare }: ChanceModel, wasLookedAt = true) =>
  (found: Found): Verdict => {
    const facts = answerFacts(found);
    const { right, wrong, several, absent } = chancesOf(wasLookedAt ? outcomes : unlooked, facts);
    const ok =
      facts.worst <= DENIED
        ? -Infinity
        : right + worth.wrong * wrong + worth.several * several + worth.absent * absent;
    const rivals = rivalsOf(found, candidateShare);
    const asking = worth.asked * several * Math.min(1, FEW_CANDIDATES / rivals.length) ** 2;
    const refusing = worth.notFound * absent;
    const isEven = facts.gap < EVEN && rivals.length > 1;
    const fits = rivals.length <= FEW_CANDIDATES && facts.worst >= FITTING && found.absence < LIKELY_THERE;
    if (ok >= asking && ok >= refusing && !isEven) return { status: 'OK', confidence: right };
    if (refusing > asking && refusing > ok && !(isEven && fits))
      return { status: 'NOT_FOUND', fit: 1 - absent };
    return rivals.length > 1
      ? { status: 'AMBIGUOUS', confidence: right, rivals }
      : { status: 'OK', confidence: right };
  };

const rivalsOf = ({ objects, order, logEvidence }: Found, share: number): readonly number[] => {
  const best = order[0]!;
  const others = order.filter((i) => i === best || !isPartOrWhole(objects[i]!, objects[best]!));
  return others.filter(
    (i, rank) => rank < LEAST_CANDIDATES || Math.exp(logEvidence[i]! - logEvidence[best]!) >= share,
  );
};
