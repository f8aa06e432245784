import { statSync } from 'node:fs';
import type { Resolution } from '../../core/spatial/grounding/Resolution.ts';
import { resolve } from '../../core/spatial/grounding/resolve.ts';
import { readSunspot } from '../field/readSunspot.ts';
import { type GroundingRow, readGroundingRows, sceneOfRow } from './groundingRows.ts';
import { wilson } from './wilson.ts';

export interface GroundingOptions {
  /** Worst failures to print, most confident first. */
  readonly errors?: number;
  /** Where readable lines go; nothing is printed without it. */
  readonly print?: (line: string) => void;
}

export interface Share {
  readonly n: number;
  readonly correct: number;
  readonly accuracy: number;
  /** Wilson interval, 95 %. */
  readonly interval: readonly [number, number];
}

/** JSON of `eval grounding`. `answered` counts OK without being forced to answer; accuracy is of the forced choice. */
export interface GroundingReport extends Share {
  readonly answered: number;
  /** Expected share of a random pick among the objects of the target's label. */
  readonly chance: number;
  readonly by_skill: Readonly<Record<string, Share>>;
  readonly view_dependent: Share;
  readonly view_independent: Share;
  readonly ms_per_query: number;
}

const share = (correct: number, n: number): Share => ({
  n,
  correct,
  accuracy: n === 0 ? 0 : correct / n,
  interval: wilson(correct, n),
});

const VIEW_WORDS = /\b(left|right|front|behind|back|facing|leftmost|rightmost|looking|across)\b/i;

/** What a row tests: the words of its kind that it holds, or the relation that the file names. */
const SKILLS: readonly (readonly [string, RegExp])[] = [
  ['left_right', /\b(left|right|leftmost|rightmost)\b/i],
  ['front_behind', /\b(front|behind|back)\b/i],
  ['viewer', /\b(facing|looking|standing|when you|if you|walk)\b/i],
  [
    'vertical',
    /\b(above|below|under|underneath|beneath|over|top|bottom|lower|upper|higher|lowest|highest)\b/i,
  ],
  ['distance', /\b(near|next|close|closest|closer|nearest|beside|by|far|farthest|furthest)\b/i],
  ['support', /\b(on|in|inside)\b/i],
  ['between', /\b(between|middle|center)\b/i],
  ['ordinal', /\b(first|second|third|fourth|last)\b/i],
  [
    'size',
    /\b(big|small|large|tall|short|long|bigger|smaller|larger|taller|biggest|smallest|largest|tallest)\b/i,
  ],
  ['colour', /\b(red|green|blue|white|black|brown|gr[ae]y|yellow|orange|pink|purple|dark|tan|beige)\b/i],
  ['negation', /\b(not|without|other|except|no)\b/i],
];

const skillsOf = (row: GroundingRow): readonly string[] => {
  const skills = SKILLS.filter(([, pattern]) => pattern.test(row.expression)).map(([name]) => name);
  if (row.relation) skills.push(`relation:${row.relation}`);
  const label = row.objects.find((o) => o.id === row.target)?.label;
  skills.push(
    row.objects.filter((o) => o.label === label).length > 1 ? 'same_label_distractor' : 'only_of_its_label',
  );
  return skills;
};

const failureLine = (row: GroundingRow, resolution: Resolution, best: number | undefined): string => {
  const got = best === undefined ? 'nothing' : `${row.objects[best]!.label} ${row.objects[best]!.id}`;
  const label = row.objects.find((o) => o.id === row.target)?.label;
  return [
    `${row.scene ?? row.image ?? ''} "${row.expression}"`,
    `  understood ${resolution.logicalForm}`,
    `  answered ${got} (${resolution.status}, ${resolution.confidence.toFixed(2)}), meant ${label} ${row.target}`,
  ].join('\n');
};

/** Rows of a file of ours, or of SUN-Spot's folder. */
const rowsOf = (path: string, lacks: (what: string) => void): readonly GroundingRow[] =>
  statSync(path).isDirectory() ? readSunspot(path, lacks) : readGroundingRows(path);

/** Runs the resolver over a JSON-lines file of expressions, scenes and targets (format: groundingRows.ts), or SUN-Spot's folder. */
export const evalGrounding = (file: string, options: GroundingOptions = {}): GroundingReport => {
  const tally = new Map<string, [number, number]>();
  const count = (key: string, good: boolean): void => {
    const entry = tally.get(key) ?? [0, 0];
    tally.set(key, [entry[0] + (good ? 1 : 0), entry[1] + 1]);
  };
  const failures: { confidence: number; line: string }[] = [];
  let [answered, chance, milliseconds] = [0, 0, 0];
  const rows = rowsOf(file, (what) => options.print?.(what));
  for (const row of rows) {
    const scene = sceneOfRow(row);
    const started = performance.now();
    const resolution = resolve(scene, row.expression);
    milliseconds += performance.now() - started;
    if (resolution.status === 'OK') answered++;
    const best = resolution.id ?? resolve(scene, row.expression, { mustAnswer: true }).id;
    const target = row.objects.findIndex((o) => o.id === row.target);
    const good = best === target;
    count('all', good);
    count((row.view_dependent ?? VIEW_WORDS.test(row.expression)) ? 'dependent' : 'independent', good);
    for (const skill of skillsOf(row)) count(`skill ${skill}`, good);
    const label = row.objects[target]?.label;
    chance += 1 / Math.max(1, row.objects.filter((o) => o.label === label).length);
    if (!good) failures.push({ confidence: resolution.confidence, line: failureLine(row, resolution, best) });
  }
  failures.sort((a, b) => b.confidence - a.confidence);
  for (const { line } of failures.slice(0, options.errors ?? 0)) options.print?.(line);
  const of = (key: string): Share => share(...(tally.get(key) ?? [0, 0]));
  const skills = [...tally.keys()].filter((key) => key.startsWith('skill ')).sort();
  return {
    ...of('all'),
    answered,
    chance: rows.length === 0 ? 0 : chance / rows.length,
    by_skill: Object.fromEntries(skills.map((key) => [key.slice('skill '.length), of(key)])),
    view_dependent: of('dependent'),
    view_independent: of('independent'),
    ms_per_query: rows.length === 0 ? 0 : milliseconds / rows.length,
  };
};
