import { printDescription } from '../../grammar/print.ts';
import type { Question } from '../../grammar/question/Question.ts';
import { sayThings } from '../../grammar/sayThings.ts';
import type { Scene } from '../../scene/Scene.ts';
import type { Matcher } from '../Matcher.ts';
import { distanceFrom } from '../measures/distanceFrom.ts';
import { measureOf } from '../measures/measureOf.ts';
import { oneMeant } from './oneMeant.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';

type Measure = Extract<Question, { kind: 'measure' }>;
type Measured = Omit<QuestionAnswer, 'kind' | 'logicalForm' | 'asked'>;

const metres = (value: number): string => `${value.toFixed(2)} m`;

const SAYS: Readonly<Record<Measure['quantity'], string>> = {
  height: 'tall',
  width: 'wide',
  length: 'long',
  depth: 'deep',
  size: 'along its longest side',
  distance: 'from',
  left: 'to the left of',
  right: 'to the right of',
  front: 'in front of',
  behind: 'behind',
  above: 'above',
  below: 'below',
};
const MORE: Readonly<Record<string, readonly [string, string]>> = {
  height: ['taller', 'shorter'],
  width: ['wider', 'narrower'],
  length: ['longer', 'shorter'],
  depth: ['deeper', 'less deep'],
};

/** Of a quantity, in words: "the height of the mug", "how far the mug is behind the bowl". */
const sayMeasure = ({ quantity, subject, anchor, within, than }: Measure): string => {
  const thing = `the ${sayThings(subject)}`;
  if (within) return `How far apart ${thing} are was asked.`;
  if (than) return `How much ${MORE[quantity]![0]} ${thing} is than the ${sayThings(than)} was asked.`;
  if (!anchor)
    return quantity === 'distance'
      ? `How far ${thing} is from the viewer was asked.`
      : `The ${quantity} of ${thing} was asked.`;
  return `How far ${thing} is ${SAYS[quantity]} the ${sayThings(anchor)} was asked.`;
};

/** The things that are measured: one, or one and another; or why they cannot be told. */
type Found =
  | { readonly indices: readonly number[]; readonly scores: readonly number[] }
  | { readonly refusal: Measured };

const thingsOf = (matcher: Matcher, { subject, anchor, than, within }: Measure): Found => {
  const found = oneMeant(matcher, subject);
  if (within && found.refusal?.status === 'AMBIGUOUS' && found.refusal.objects.length === 2) {
    const indices = matcher.meant(subject);
    return { indices, scores: indices.map((i) => matcher.matches(subject)[i]!) };
  }
  if (within && !found.refusal)
    return {
      refusal: {
        status: 'NOT_FOUND',
        objects: [matcher.idOf(found.index!)],
        scores: [1],
        probability: 0,
        relations: [],
        answer: `Only ${matcher.nameOf(found.index!)} is that: there are no two.`,
      },
    };
  if (found.refusal) return { refusal: { ...found.refusal, relations: [] } };
  const other = anchor ?? than;
  const second = other && oneMeant(matcher, other);
  if (second?.refusal) return { refusal: { ...second.refusal, relations: [] } };
  const indices = second ? [found.index!, second.index!] : [found.index!];
  const descriptions = other ? [subject, other] : [subject];
  return { indices, scores: indices.map((i, k) => matcher.matches(descriptions[k]!)[i]!) };
};

const extentOf = (
  matcher: Matcher,
  scene: Scene,
  { quantity, than, isLess }: Measure,
  [i, j]: readonly number[],
): number | undefined => {
  const { frame, view } = matcher;
  const from = scene.viewer?.position;
  if (quantity === 'distance' && j === undefined)
    return from && !frame.planar ? distanceFrom(frame, i!, from) : undefined;
  const value = measureOf(frame, quantity, i!, than ? undefined : j, view);
  if (!than || value === undefined) return value;
  const other = measureOf(frame, quantity, j!, undefined, view);
  return other === undefined ? undefined : isLess ? other - value : value - other;
};

const sayValue = (matcher: Matcher, question: Measure, indices: readonly number[], value: number): string => {
  const { quantity, than, isLess } = question;
  const [name, other] = indices.map((i) => matcher.nameOf(i));
  if (than) {
    const [more, less] = MORE[quantity]!;
    return `${name} is ${metres(Math.abs(value))} ${value < 0 === (isLess === true) ? more : less} than ${other}.`;
  }
  if (quantity !== 'distance')
    return `${name} is ${metres(value)} ${SAYS[quantity]}${other ? ` ${other}` : ''}.`;
  return other
    ? `${name} is ${metres(value)} from ${other}, surface to surface.`
    : `${name} is ${metres(value)} from the viewer.`;
};

/** Two surfaces are measured, each to the noise of depth; and every edge to a share of what lies between. */
const MEASURED_SHARE = 0.03;
const boundsOf = (value: number, noise: number) => {
  const tolerance = 2 * noise + MEASURED_SHARE * Math.abs(value);
  return { tolerance, atLeast: value - tolerance, upTo: value + tolerance };
};

const measured = (matcher: Matcher, scene: Scene, question: Measure): Measured => {
  const found = thingsOf(matcher, question);
  if ('refusal' in found) return found.refusal;
  const { indices, scores } = found;
  const objects = indices.map((index) => matcher.idOf(index));
  const value = extentOf(matcher, scene, question, indices);
  if (value === undefined)
    return {
      status: 'NOT_FOUND',
      objects,
      scores,
      probability: 0,
      relations: [],
      answer: 'The scene cannot tell: it has no metres, or no viewer.',
    };
  const [subject, anchor] = objects;
  const isPair = anchor !== undefined && !question.than;
  return {
    status: 'OK',
    value,
    unit: 'm',
    ...boundsOf(value, matcher.frame.measurement.surfaceNoiseMetres),
    objects,
    scores,
    probability: Math.min(...scores),
    relations: isPair
      ? [
          {
            relation: SAYS[question.quantity],
            subject: subject!,
            anchors: [anchor],
            score: 1,
            measured: metres(value),
          },
        ]
      : [],
    answer: sayValue(matcher, question, indices, value),
  };
};

/** "how far is the chair from the table", "how tall is the shelf", "how much taller than the table": in metres. */
export const answerMeasure = (matcher: Matcher, scene: Scene, question: Measure): QuestionAnswer => {
  const { quantity, subject, anchor, than } = question;
  const of = [subject, ...(anchor ? [anchor] : []), ...(than ? [than] : [])].map(printDescription).join(', ');
  return {
    kind: 'measure',
    ...measured(matcher, scene, question),
    logicalForm: `${than ? 'difference of ' : ''}${quantity}(${of})`,
    asked: sayMeasure(question),
  };
};
