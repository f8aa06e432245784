import { namesOf } from '../lexicon/namesOf.ts';
import { truthOf } from '../relations/crispRelation.ts';
import { VERDICT_MARGINS } from '../relations/Judgement.ts';
import { relationNamed } from '../relations/registry.ts';
import { boxGap, centreX, centreY, longest } from '../scene/measures.ts';
import type { SceneGeometry } from '../scene/SceneGeometry.ts';
import type { View } from '../scene/View.ts';

/** Candidates that one question can name; of more, the likeliest are asked about. */
const MOST = 4;
/** A colour on so much of a surface is the thing's colour, and one that another has on so much does not tell them apart. */
const MAIN_SHARE = 0.4;
const SHARED_SHARE = 0.15;
/** Sizes and distances that a person sees to differ: ratio, and metres. */
const CLEAR_RATIO = 1.35;
const CLEAR_METRES = 0.15;
/** A neighbour so near tells where a thing is, metres. */
const NEAR_METRES = 0.25;

/** How each of some candidates can be called to tell it from the others, in their order; undefined where it cannot. */
type Telling = (
  f: SceneGeometry,
  candidates: readonly number[],
  view: View | undefined,
) => readonly (string | undefined)[];

const colours: Telling = (f, candidates) =>
  candidates.map((i) => {
    const main = f.objects[i]!.colours?.[0];
    if (!main || main.share < MAIN_SHARE) return undefined;
    const isShared = candidates.some(
      (k) => k !== i && f.objects[k]!.colours?.some((c) => c.name === main.name && c.share >= SHARED_SHARE),
    );
    return isShared ? undefined : `the ${main.name} one`;
  });

/** From one end of a measure to the other, where each is clearly apart from the next. */
const ranked = (
  values: readonly number[],
  words: readonly [string, string, string],
  isClear: (a: number, b: number) => boolean,
): readonly (string | undefined)[] => {
  if (values.length > words.length || values.some((v) => !Number.isFinite(v)))
    return values.map(() => undefined);
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  if (order.some((at, k) => k > 0 && !isClear(values[order[k - 1]!]!, values[at]!)))
    return values.map(() => undefined);
  const used = values.length === 2 ? [words[0], words[2]] : words;
  return values.map((_, i) => used[order.indexOf(i)]!);
};

const apart = (a: number, b: number): boolean => Math.abs(a - b) >= CLEAR_METRES;

const sides: Telling = (f, candidates, view) =>
  view
    ? ranked(
        candidates.map((i) => centreX(f, i) * view.right[0] + centreY(f, i) * view.right[1]),
        ['the one on the left', 'the one in the middle', 'the one on the right'],
        apart,
      )
    : candidates.map(() => undefined);

const distances: Telling = (f, candidates, view) =>
  view
    ? ranked(
        candidates.map((i) => centreX(f, i) * view.forward[0] + centreY(f, i) * view.forward[1]),
        ['the nearest one', 'the one in the middle', 'the one farther away'],
        apart,
      )
    : candidates.map(() => undefined);

const sizes: Telling = (f, candidates) =>
  f.planar
    ? candidates.map(() => undefined)
    : ranked(
        candidates.map((i) => longest(f, i)),
        ['the smallest one', 'the middle-sized one', 'the largest one'],
        (a, b) => b / Math.max(1e-6, a) >= CLEAR_RATIO,
      );

/** Things whose name is theirs alone. */
const landmarks = (f: SceneGeometry): ReadonlyMap<number, string> => {
  const names = f.objects.map((object) => namesOf(object)[0]?.label ?? '');
  const made = new Map<number, string>();
  for (const [i, name] of names.entries())
    if (/^[\p{L}][\p{L} ]*$/u.test(name) && names.filter((other) => other === name).length === 1)
      made.set(i, name);
  return made;
};

const beside =
  (relation: 'on' | 'next to'): Telling =>
  (f, candidates) => {
    const spec = relationNamed(relation)!;
    const named = [...landmarks(f)].filter(([i]) => !candidates.includes(i));
    return candidates.map((subject) => {
      const near = named
        .filter(([anchor]) =>
          relation === 'on'
            ? (truthOf({ frame: f, spec, subject, anchors: [anchor] }) ?? 0) >= VERDICT_MARGINS.trueFrom
            : boxGap(f, subject, anchor) <= NEAR_METRES,
        )
        .sort(([a], [b]) => boxGap(f, subject, a) - boxGap(f, subject, b))[0];
      return near && `the one ${relation} the ${near[1]}`;
    });
  };

/** In the order in which people tell things apart, for ties. */
const TELLINGS: readonly Telling[] = [colours, beside('on'), sides, beside('next to'), sizes, distances];

const distinct = (words: readonly (string | undefined)[]): number =>
  words.filter((word) => word !== undefined && words.filter((other) => other === word).length === 1).length;

/**
 * What to call each of some candidates, so that they are told apart: "the red one", or "number 12" where nothing tells.
 *
 * @param candidates object indices, best first; of more than four the first are called by what tells them apart
 */
export const callApart = (
  f: SceneGeometry,
  candidates: readonly number[],
  view?: View,
): readonly string[] => {
  const asked = candidates.slice(0, MOST);
  let best: readonly (string | undefined)[] = [];
  for (const telling of TELLINGS) {
    const words = telling(f, asked, view);
    if (distinct(words) > distinct(best)) best = words;
  }
  return candidates.map((i, k) => {
    const word = best[k];
    const isOwn = word !== undefined && best.filter((other) => other === word).length === 1;
    return isOwn ? word : `number ${f.objects[i]!.id}`;
  });
};

/** One short question that tells the candidates of an ambiguous answer apart: "Which one: the red one, or the blue one?". */
export const askBack = (f: SceneGeometry, candidates: readonly number[], view?: View): string => {
  const told = callApart(f, candidates, view).slice(0, MOST);
  const others = candidates.length > told.length ? ', or another' : '';
  const last = told.at(-1)!;
  const listed = told.length > 1 ? `${told.slice(0, -1).join(', ')}, or ${last}` : last;
  return `Which one: ${others ? told.join(', ') : listed}${others}?`;
};
