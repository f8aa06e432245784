import type { EventsReport } from './eventsReport.ts';

/** An answer over time for a person: what happened, and how many there were. */
export const printEvents = ({ question, frame, status, frames, events, counts }: EventsReport): string => {
  const line = (seconds: number, said: string) => `${seconds.toFixed(1).padStart(8)} s  ${said}`;
  const about = question === '' ? 'everything' : question;
  if (status === 'NOT_UNDERSTOOD') return `${about}: NOT_UNDERSTOOD`;
  if (status === 'NOT_FOUND') return `${about}: NOT_FOUND in ${frames} frames`;
  return [
    `${about}: places in ${frame}, from ${frames} frames`,
    ...events.map(({ seconds, said }) => line(seconds, said)),
    'how many there were',
    ...counts.map(({ seconds, count }) => line(seconds, String(count))),
  ].join('\n');
};
