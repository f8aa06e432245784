import type { Description } from '../../spatial/grammar/LogicalForm.ts';
import { parse } from '../../spatial/grammar/parse.ts';
import { parseQuestion } from '../../spatial/grammar/question/parseQuestion.ts';
import { Matcher } from '../../spatial/verify/Matcher.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import { memoryAt } from '../memoryAt.ts';
import { namesOf, type RecallContext, sceneOf } from '../recall/sceneOf.ts';
import type { MemoryEvent } from './MemoryEvent.ts';

/** A thing is what was asked about from this probability on: more than what its size and colour alone let it be. */
const FITS_FROM = 0.65;

/** How many of what was asked about were known to be there, from a stamp on. */
export interface CountFrom {
  readonly stampNs: bigint;
  readonly count: number;
}

/** An answer over time. NOT_FOUND: nothing of the kind was ever seen. */
export interface AnswerOverTime {
  readonly status: 'OK' | 'NOT_FOUND' | 'NOT_UNDERSTOOD';
  readonly objects: readonly MemoryObject[];
  readonly events: readonly MemoryEvent[];
  readonly counts: readonly CountFrom[];
}

/**
 * What happened to the things that words describe ("the red mug", "how many chairs are there"). A thing counts whenever
 * it fits: "the box left of the door" is about a box while it stands there and when it leaves.
 */
export const answerOverTime = (
  words: string,
  events: readonly MemoryEvent[],
  objects: readonly MemoryObject[],
  context: RecallContext = {},
): AnswerOverTime => {
  const described = describedBy(words, namesOf(objects, context));
  if (!described) return { status: 'NOT_UNDERSTOOD', objects: [], events: [], counts: [] };
  const meant = new Set<number>();
  const counts: CountFrom[] = [];
  const present = new Set<number>();
  for (const [k, event] of events.entries()) {
    if (event.kind === 'gone') present.delete(event.id);
    else present.add(event.id);
    const { stampNs } = event;
    if (events[k + 1]?.stampNs === stampNs) continue;
    const there = memoryAt(objects, stampNs).filter(({ id }) => present.has(id));
    const fitting = fittingOf(described, there, context);
    for (const id of fitting) meant.add(id);
    if (fitting.length !== (counts.at(-1)?.count ?? 0)) counts.push({ stampNs, count: fitting.length });
  }
  return {
    status: meant.size > 0 ? 'OK' : 'NOT_FOUND',
    objects: objects.filter(({ id }) => meant.has(id)),
    events: events.filter(({ id }) => meant.has(id)),
    counts,
  };
};

const EVERYTHING = /^(?:everything|all|(?:all )?(?:the )?(?:things|objects))$/i;

/** What a question or an expression is about, whatever it asks of it. */
const describedBy = (words: string, labels: readonly string[]): Description | undefined => {
  const question = parseQuestion(words, { labels });
  if (question?.kind === 'count') return question.counted;
  const form = parse(words, { labels });
  // Of one frame that tells nothing; over time it asks for all.
  if (!form.understood) return EVERYTHING.test(words.trim()) ? form.target : undefined;
  const { count: _, ...target } = form.target;
  return target;
};

const fittingOf = (
  described: Description,
  objects: readonly MemoryObject[],
  context: RecallContext,
): readonly number[] => {
  const matcher = new Matcher(sceneOf(objects, context), context.detectorVocabulary);
  const fits = matcher.matches(described);
  return objects.flatMap(({ id }, i) => (fits[i]! >= FITS_FROM ? [id] : []));
};
