import { answerOverTime } from '../../core/memory/events/answerOverTime.ts';
import { sayEvent } from '../../core/memory/events/sayEvent.ts';
import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import type { RememberedViews } from './rememberViews.ts';

/** An answer over time as it is written. Stamps are text: they are beyond what a number of JSON holds. */
export interface EventsReport {
  readonly question: string;
  readonly frame: string;
  readonly status: 'OK' | 'NOT_FOUND' | 'NOT_UNDERSTOOD';
  readonly frames: number;
  readonly objects: readonly object[];
  readonly events: readonly { readonly stampNs: string; readonly seconds: number; readonly said: string }[];
  readonly counts: readonly { readonly stampNs: string; readonly seconds: number; readonly count: number }[];
}

/** What happened to what a question is about; to everything where there is none. Seconds are from `startNs` on. */
export const eventsReport = (
  { frames, objects, events, context }: RememberedViews,
  {
    question,
    frame,
    startNs,
    phrases,
  }: {
    readonly question: string;
    readonly frame: string;
    readonly startNs: bigint;
    readonly phrases?: NamedPhrases;
  },
): EventsReport => {
  const answer = answerOverTime(question || 'things', events, objects, {
    ...context,
    ...(phrases && { phrases }),
  });
  const seconds = (stampNs: bigint) => Math.round(Number(stampNs - startNs) / 1e6) / 1e3;
  const byId = new Map(objects.map((object) => [object.id, object]));
  return {
    question,
    frame,
    status: answer.status,
    frames,
    objects: answer.objects.map(({ id, labels, colours, place, isGone, ...object }) => ({
      id,
      label: labels[0]?.label ?? object.looks[0]?.label ?? '',
      colour: colours[0]?.name ?? '',
      center: place.center,
      size: place.size,
      gone: isGone,
      firstSeenNs: String(object.firstSeenNs),
      lastSeenNs: String(object.lastSeenNs),
      timesSeen: object.timesSeen,
    })),
    events: answer.events.map(({ stampNs, afterNs, ...event }) => ({
      ...event,
      stampNs: String(stampNs),
      ...(afterNs !== undefined && { afterNs: String(afterNs) }),
      seconds: seconds(stampNs),
      said: sayEvent(
        { ...event, stampNs, ...(afterNs !== undefined && { afterNs }) },
        byId.get(event.id)!,
        seconds,
      ),
    })),
    counts: answer.counts.map(({ stampNs, count }) => ({
      stampNs: String(stampNs),
      seconds: seconds(stampNs),
      count,
    })),
  };
};
