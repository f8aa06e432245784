import type { Question } from '../../grammar/question/Question.ts';
import { sayThings } from '../../grammar/sayThings.ts';
import { COLOURS_OF_A_MEAN, colourScore } from '../../scene/colour.ts';
import { breadth, height, width } from '../../scene/measures.ts';
import type { SceneObject } from '../../scene/Scene.ts';
import type { Matcher } from '../Matcher.ts';

type Property = Extract<Question, { kind: 'text' }>;

/** A colour that so little of a surface has is not told; of more than so many, the rest are left out. */
const LEAST_SHARE = 0.08;
const MOST_COLOURS = 3;
const LEAST_FIT = 0.2;

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** "red (80 %), white (15 %)": what is seen of a surface; undefined where its colour was not measured. */
const sayColours = (object: SceneObject, exposure: number): string | undefined => {
  const { colours = [], meanRgb } = object;
  const shown = [...colours].sort((a, b) => b.share - a.share).filter(({ share }) => share >= LEAST_SHARE);
  if (shown.length > 0)
    return shown
      .slice(0, MOST_COLOURS)
      .map(({ name, share }) => `${name} (${percent(share)})`)
      .join(', ');
  if (!meanRgb) return undefined;
  const fits = COLOURS_OF_A_MEAN.map((name) => ({ name, fit: colourScore(object, name, exposure) ?? 0 }));
  const best = fits.reduce((a, b) => (b.fit > a.fit ? b : a));
  return best.fit < LEAST_FIT ? undefined : `${best.name} on the whole`;
};

const sayDimensions = ({ frame }: Matcher, i: number): string | undefined => {
  if (frame.planar || frame.objects[i]!.unmeasured) return undefined;
  const [long, short] = [width(frame, i), breadth(frame, i)].sort((a, b) => b - a);
  return `${long!.toFixed(2)} m long, ${short!.toFixed(2)} m deep, ${height(frame, i).toFixed(2)} m tall`;
};

/** What things are like, each in words; `undefined` where nobody measured that of any of them. */
export const tellProperty = (
  matcher: Matcher,
  { about }: Property,
  indices: readonly number[],
): string | undefined => {
  const said = indices.flatMap((i) => {
    const object = matcher.frame.objects[i]!;
    const told = about === 'colour' ? sayColours(object, matcher.frame.exposure) : sayDimensions(matcher, i);
    return told === undefined ? [] : [`${matcher.nameOf(i)} is ${told}`];
  });
  return said.length === 0 ? undefined : `${said.join('; ')}.`;
};

export const sayProperty = ({ about, subject }: Property): string =>
  `The ${about} of the ${sayThings(subject)} ${about === 'colour' ? 'was' : 'were'} asked.`;
