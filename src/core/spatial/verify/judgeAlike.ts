import type { Alike, Spoken } from '../grammar/statement/Statement.ts';
import { plural } from '../lexicon/morphology.ts';
import { VERDICT_MARGINS, verdictOf } from '../relations/Judgement.ts';
import { relationNamed } from '../relations/registry.ts';
import { groundLength, height } from '../scene/measures.ts';
import { sigmoid } from '../scene/membership.ts';
import { sizeValue } from '../scene/sizeValue.ts';
import { type Judged, unknownAs } from './Judged.ts';
import type { Matcher } from './Matcher.ts';

/** Sizes whose logarithms differ by this are as much the same as not, and how fast that becomes clear. */
const SAME_LOG = 0.14;
const SAME_WIDTH = 0.03;
/** Surfaces that share so much of their colours have one colour. */
const SAME_COLOUR = { middle: 0.5, width: 0.08 } as const;
/** Pairs looked at: time stays bounded. */
const MOST = 30;

/** Why sizes cannot be held against each other, if they cannot. */
const untold = (matcher: Matcher, members: readonly number[]): string | undefined => {
  const { frame } = matcher;
  if (frame.planar) return 'the scene has no metres';
  const cut = members.find((i) => frame.objects[i]!.truncated);
  return cut === undefined ? undefined : `part of ${matcher.nameOf(cut)} is not seen`;
};

/** How surely two things share a quality, and what of it was measured. */
const pairAlike = (matcher: Matcher, a: number, b: number, by: Alike['by']): Judged => {
  const { frame } = matcher;
  if (by === 'colour') {
    if (!frame.objects[a]!.colours?.length || !frame.objects[b]!.colours?.length)
      return unknownAs(`the colours of ${matcher.nameOf(a)} and ${matcher.nameOf(b)} are not known`);
    const shared = matcher.pair(a, relationNamed('the same colour as')!, [b]);
    const { middle, width } = SAME_COLOUR;
    return { ...shared, probability: sigmoid(shared.probability, middle, width) };
  }
  const axis = by === 'size' ? 'large' : by === 'height' ? 'tall' : 'long';
  const difference = Math.abs(sizeValue(frame, a, axis) - sizeValue(frame, b, axis));
  const extent = Math.min(...[a, b].map((i) => Math.max(height(frame, i), groundLength(frame, i))));
  const noise = (2 * frame.measurement.surfaceNoiseMetres) / Math.max(0.02, extent);
  return {
    probability: 1 - sigmoid(difference, SAME_LOG + noise, SAME_WIDTH + noise / 2),
    measured: `${by} of ${matcher.nameOf(a)} and ${matcher.nameOf(b)}: ratio ${Math.exp(difference).toFixed(2)}`,
    relations: [],
  };
};

/** Whether all of the members share it: as surely as the two that are least alike. */
const allAlike = (matcher: Matcher, members: readonly number[], by: Alike['by']): Judged => {
  const list = members.slice(0, MOST);
  let least: Judged | undefined;
  for (const [k, a] of list.entries())
    for (const b of list.slice(k + 1)) {
      const judged = pairAlike(matcher, a, b, by);
      if (!least || judged.probability < least.probability) least = judged;
    }
  return least ?? unknownAs('there is only one such thing');
};

/** Things that are surely spoken of, and those that may be; or why that cannot be told. */
const membersOf = (
  matcher: Matcher,
  { quantifier, subject }: Spoken,
): { readonly sure: readonly number[]; readonly possible: readonly number[] } | string => {
  const name = subject.head ?? 'thing';
  if (quantifier.kind === 'the' && !subject.plural) {
    const meant = matcher.meant(subject);
    if (meant.length !== 1)
      return meant.length === 0 ? `no ${name} was found` : `${meant.length} could be meant`;
    return { sure: meant, possible: meant };
  }
  if (quantifier.kind !== 'the' && quantifier.kind !== 'all') return 'which things are meant is not said';
  const fits = matcher.matches(subject);
  const ranked = [...fits.keys()].filter((i) => fits[i]! > VERDICT_MARGINS.falseTo);
  ranked.sort((a, b) => fits[b]! - fits[a]!);
  const sure = ranked.filter((i) => fits[i]! >= VERDICT_MARGINS.trueFrom);
  const { of } = quantifier;
  if (of === undefined) return { sure, possible: ranked };
  if (sure.length > of || ranked.length < of)
    return `${Math.min(ranked.length, Math.max(sure.length, 0))} ${plural(name)} were found, not ${of}`;
  return { sure: ranked.slice(0, of), possible: ranked.slice(0, of) };
};

/** "the two mugs have the same colour", "the ball and the box differ in size": what several things are to each other. */
export const judgeAlike = (matcher: Matcher, spoken: readonly Spoken[], { by, differ }: Alike): Judged => {
  const found = spoken.map((one) => membersOf(matcher, one));
  const lost = found.find((one) => typeof one === 'string');
  if (lost !== undefined) return unknownAs(lost);
  const groups = found.filter((one) => typeof one !== 'string');
  const sure = [...new Set(groups.flatMap((group) => group.sure))];
  const possible = [...new Set(groups.flatMap((group) => group.possible))];
  const why = by === 'colour' ? undefined : untold(matcher, possible);
  if (why !== undefined) return unknownAs(why);
  const judged = allAlike(matcher, sure, by);
  const all = allAlike(matcher, possible, by);
  if (verdictOf(judged.probability) !== verdictOf(all.probability))
    return unknownAs(`of ${possible.length} things that may be meant ${sure.length} surely are`);
  return differ ? { ...judged, probability: 1 - judged.probability } : judged;
};
