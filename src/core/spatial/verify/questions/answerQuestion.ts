import { sayViewers } from '../../evidence/viewpoint/sayViewpoint.ts';
import type { Description } from '../../grammar/LogicalForm.ts';
import { printDescription } from '../../grammar/print.ts';
import { parseQuestion } from '../../grammar/question/parseQuestion.ts';
import type { Question } from '../../grammar/question/Question.ts';
import { sayThings } from '../../grammar/sayThings.ts';
import { plural } from '../../lexicon/morphology.ts';
import type { Verdict } from '../../relations/Judgement.ts';
import { centreX, centreY, centreZ } from '../../scene/measures.ts';
import type { Scene } from '../../scene/Scene.ts';
import { labelKey } from '../../scene/SceneGeometry.ts';
import { countDistribution, LISTED_FROM } from '../chances/countDistribution.ts';
import { Matcher } from '../Matcher.ts';
import { measureOf } from '../measureOf.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { answerProperty, answerUntold } from './answerProperty.ts';
import { oneMeant } from './oneMeant.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';
import { sceneList } from './sceneList.ts';

type Measure = Extract<Question, { kind: 'measure' }>;

const metres = (value: number): string => `${value.toFixed(2)} m`;

/** Of a quantity, in words: "the height of the mug", "how far the mug is behind the bowl". */
const sayMeasure = ({ quantity, subject, anchor }: Measure): string => {
  const thing = `the ${sayThings(subject)}`;
  if (!anchor)
    return quantity === 'distance'
      ? `How far ${thing} is from the viewer was asked.`
      : `The ${quantity} of ${thing} was asked.`;
  return `How far ${thing} is ${SAYS[quantity]} the ${sayThings(anchor)} was asked.`;
};

const fromViewer = (matcher: Matcher, scene: Scene, i: number): number | undefined => {
  const from = scene.viewer?.position;
  const { frame } = matcher;
  if (!from || frame.planar) return undefined;
  return Math.hypot(centreX(frame, i) - from[0], centreY(frame, i) - from[1], centreZ(frame, i) - from[2]);
};

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

const measured = (
  matcher: Matcher,
  scene: Scene,
  question: Measure,
): Omit<QuestionAnswer, 'kind' | 'logicalForm' | 'asked'> => {
  const subject = oneMeant(matcher, question.subject);
  if (subject.refusal) return { ...subject.refusal, relations: [] };
  const anchor = question.anchor && oneMeant(matcher, question.anchor);
  if (anchor?.refusal) return { ...anchor.refusal, relations: [] };
  const [i, j] = [subject.index!, anchor?.index];
  const alone = question.quantity === 'distance' && j === undefined;
  const value = alone
    ? fromViewer(matcher, scene, i)
    : measureOf(matcher.frame, question.quantity, i, j, matcher.view);
  const objects = (j === undefined ? [i] : [i, j]).map((index) => matcher.idOf(index));
  const scores = [
    matcher.matches(question.subject)[i]!,
    ...(j === undefined ? [] : [matcher.matches(question.anchor!)[j]!]),
  ];
  if (value === undefined)
    return {
      status: 'NOT_FOUND',
      objects,
      scores,
      probability: 0,
      relations: [],
      answer: 'The scene cannot tell: it has no metres, or no viewer.',
    };
  const to = alone ? ' the viewer' : j === undefined ? '' : ` ${matcher.nameOf(j)}`;
  const relation =
    j === undefined
      ? []
      : [
          {
            relation: SAYS[question.quantity],
            subject: objects[0]!,
            anchors: [objects[1]!],
            score: 1,
            measured: metres(value),
          },
        ];
  return {
    status: 'OK',
    value,
    unit: 'm',
    ...boundsOf(value, matcher.frame.measurement.surfaceNoiseMetres),
    objects,
    scores,
    probability: Math.min(...scores),
    relations: relation,
    answer: `${matcher.nameOf(i)} is ${metres(value)} ${SAYS[question.quantity]}${to}${question.quantity === 'distance' && j !== undefined ? ', surface to surface' : ''}.`,
  };
};

/** Two surfaces are measured, each to the noise of depth; and every edge to a share of what lies between. */
const MEASURED_SHARE = 0.03;
const boundsOf = (value: number, noise: number) => {
  const tolerance = 2 * noise + MEASURED_SHARE * Math.abs(value);
  return { tolerance, atLeast: value - tolerance, upTo: value + tolerance };
};

const counted = (
  matcher: Matcher,
  description: Description,
): Omit<QuestionAnswer, 'kind' | 'logicalForm' | 'asked'> => {
  const chances = matcher.counts(description);
  const { count, probability, expected, atLeast, upTo } = countDistribution(chances);
  const likely = [...chances.keys()]
    .filter((i) => chances[i]! >= LISTED_FROM)
    .sort((a, b) => chances[b]! - chances[a]! || a - b);
  const name = description.head ?? 'thing';
  const list = likely
    .slice(0, count)
    .map((i) => matcher.nameOf(i))
    .join(', ');
  const bounds = [
    ...(atLeast < count && atLeast > 0 ? [`at least ${atLeast}`] : []),
    ...(upTo > count ? [`up to ${upTo}`] : []),
  ];
  const doubt =
    upTo > atLeast ? ` Names are unsure: ${[...bounds, `${expected.toFixed(1)} expected`].join(', ')}.` : '';
  return {
    status: 'OK',
    value: count,
    unit: '',
    tolerance: Math.max(count - atLeast, upTo - count),
    atLeast,
    upTo,
    probability,
    objects: likely.map((i) => matcher.idOf(i)),
    scores: likely.map((i) => chances[i]!),
    relations: [],
    answer: `${count} ${count === 1 ? name : plural(name)}${list ? `: ${list}` : ''}.${doubt}`,
  };
};

const ANSWERS: Readonly<Record<Verdict, string>> = {
  TRUE: 'Yes',
  FALSE: 'No',
  UNKNOWN: 'Geometry cannot tell',
};

/**
 * Answers "how far is the chair from the table", "how many chairs are left of the table", "how tall is the shelf", "is
 * the mug on the table" in metres, counts or a verdict, from geometry. Undefined when the words ask none of these.
 */
export const answerQuestion = (
  scene: Scene,
  text: string,
  options: VerifyOptions = {},
): QuestionAnswer | undefined => {
  const labels = new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => labelKey(label))));
  const question = parseQuestion(text, { labels: [...labels] });
  if (!question) return undefined;
  if (question.kind === 'untold') return answerUntold(question.asks);
  if (question.kind === 'whether') {
    const { understood, verdict, score, rationale, relations } = verify(scene, question.statement, options);
    if (!understood) return undefined;
    const objects = [...new Set(relations.flatMap(({ subject, anchors }) => [subject, ...anchors]))];
    return {
      kind: 'whether',
      status: 'OK',
      verdict,
      probability: score,
      objects,
      scores: objects.map(() => Math.max(score, 1 - score)),
      relations,
      answer: `${ANSWERS[verdict]}${rationale.slice(rationale.indexOf(':'))}`,
      logicalForm: `whether(${question.statement})`,
      asked: `Whether it is true that ${question.statement} was asked.`,
    };
  }
  const matcher = new Matcher(scene, options.detectorVocabulary ?? scene.detectorVocabulary, options.model);
  const whose = sayViewers(text, scene.viewer !== undefined);
  if (question.kind === 'scene') return sceneList(matcher);
  if (question.kind === 'text') return answerProperty(matcher, question);
  if (question.kind === 'count') {
    const found = counted(matcher, question.counted);
    return {
      kind: 'count',
      ...found,
      answer: found.answer + whose,
      logicalForm: `count(${printDescription(question.counted)})`,
      asked: `How many ${sayThings({ ...question.counted, plural: true })} there are was asked.`,
    };
  }
  const of = [question.subject, ...(question.anchor ? [question.anchor] : [])]
    .map(printDescription)
    .join(', ');
  const found = measured(matcher, scene, question);
  return {
    kind: 'measure',
    ...found,
    answer: found.answer + whose,
    logicalForm: `${question.quantity}(${of})`,
    asked: sayMeasure(question),
  };
};
