import type { Ink } from '../ansi.ts';
import { printable } from '../ansi.ts';
import { table } from '../table.ts';
import type { AskAnswer, AskedMark, AskedValue } from './AskAnswer.ts';

const MAX_CANDIDATES = 8;
const LEAST_SHOWN = 0.005;

/** The answer for a person: what, where in metres, why, and how long it took. */
export const printAnswer = (answer: AskAnswer, ink: Ink): string => {
  const lines = [headline(answer, ink), ...places(answer).map((line) => `  ${line}`)];
  const why =
    answer.mark === null || answer.code === 'OK' ? answer.rationale || answer.message : answer.message;
  // An answer in words is its own headline.
  if (why && !(answer.code === 'OK' && answer.answer?.kind === 'text')) lines.push(`  ${printable(why)}`);
  if (answer.question) lines.push(`  ${printable(answer.question)}`);
  for (const { relation, subject, anchors, measured } of answer.relations) {
    const of = subject === answer.mark ? '' : `mark ${subject} `;
    const to = anchors.length > 0 ? ` mark ${anchors.join(' and ')}` : '';
    lines.push(ink.dim(`  ${of}${relation}${to}: ${printable(measured)}`));
  }
  if (answer.logical_form) lines.push(ink.dim(`  understood: ${printable(answer.logical_form)}`));
  if (answer.seconds > 0) lines.push(ink.dim(`  ${duration(answer)}`));
  return lines.join('\n');
};

const headline = ({ code, mark, label, status, candidates, answer }: AskAnswer, ink: Ink): string => {
  if (code === 'OK' && answer) return `${ink.good('●')} ${ink.bold(said(answer))}`;
  if (code === 'OK') return `${ink.good('●')} ${ink.bold(`mark ${mark}`)}  ${printable(label ?? '')}`;
  if (code === 'AMBIGUOUS')
    return `${ink.unsure('●')} ${ink.bold('AMBIGUOUS')}  ${candidates.length} fit (${status})`;
  // Found, but without a pose.
  if (mark !== null)
    return `${ink.unsure('●')} ${ink.bold(`mark ${mark}`)}  ${printable(label ?? '')}  ${ink.bold(code)} (${status})`;
  return `${ink.bad('●')} ${ink.bold(code)}  (${status})`;
};

const said = ({ kind, value, unit, verdict, text, marks }: AskedValue): string => {
  if (kind === 'text') return text;
  if (kind === 'list') return marks.length === 0 ? 'nothing' : `mark ${marks.join(', ')}`;
  return value === null ? (verdict ?? '') : unit === 'm' ? `${value.toFixed(2)} m` : String(value);
};

const found = (answer: AskAnswer): readonly string[] => {
  const { position, size, pixel, world, frame, approach } = answer;
  const isOptical = frame === 'camera' || frame === '';
  const rows = [
    ['at', metres(position), isOptical ? 'x right, y down, z forward of the camera' : `in ${frame}`],
  ];
  if (world && isOptical) rows.push(['', metres(world), 'in the world']);
  if (approach) rows.push(['stand at', metres(approach.position), 'facing it']);
  if (size) rows.push(['size', metres(size), '']);
  if (pixel) rows.push(['pixel', pixel.join(', '), '']);
  return table(rows);
};

const places = (answer: AskAnswer): readonly string[] => {
  if (answer.code === 'OK' && answer.answer) return [];
  if (answer.code === 'OK') return found(answer);
  if (answer.mark !== null && answer.box)
    return table([
      ['pixel', answer.pixel?.join(', ') ?? '', 'no pose: no depth'],
      ['box', answer.box.join(', '), ''],
    ]);
  // What fits nothing at all is no candidate to a person.
  const near = answer.candidates.filter(({ score }) => score >= LEAST_SHOWN);
  const shown = near.slice(0, MAX_CANDIDATES);
  const rows = shown.map((c) => [
    `mark ${c.mark}`,
    printable(c.label),
    metres(c.position),
    c.score.toFixed(2),
  ]);
  const more = near.length - shown.length;
  return [...table(rows, [3]), ...(more > 0 ? [`and ${more} more`] : [])];
};

const metres = (vector: AskedMark['position']): string =>
  vector ? `${vector.map((value) => value.toFixed(2)).join(', ')} m` : 'no depth';

const duration = ({ seconds, stages, model }: AskAnswer): string =>
  `${(seconds * 1000).toFixed(0)} ms (${stages
    .filter(({ seconds: s }) => s >= 0.0005)
    .map(({ stage, seconds: s }) => `${stage} ${(s * 1000).toFixed(0)}`)
    .join(', ')}), ${model}`;
