import { sayViewers } from '../../evidence/viewpoint/sayViewpoint.ts';
import type { Description } from '../../grammar/LogicalForm.ts';
import { printDescription } from '../../grammar/print.ts';
import { parseQuestion } from '../../grammar/question/parseQuestion.ts';
import { sayThings } from '../../grammar/sayThings.ts';
import { plural } from '../../lexicon/morphology.ts';
import type { Verdict } from '../../relations/Judgement.ts';
import type { Scene } from '../../scene/Scene.ts';
import { labelKey } from '../../scene/SceneGeometry.ts';
import { countDistribution, LISTED_FROM } from '../chances/countDistribution.ts';
import { Matcher } from '../Matcher.ts';
import { type VerifyOptions, verify } from '../verify.ts';
import { answerMeasure } from './answerMeasure.ts';
import { answerProperty, answerUntold } from './answerProperty.ts';
import { lostAnchor } from './lostAnchor.ts';
import type { QuestionAnswer } from './QuestionAnswer.ts';
import { sceneList } from './sceneList.ts';

const counted = (
  matcher: Matcher,
  descriptions: readonly Description[],
): Omit<QuestionAnswer, 'kind' | 'logicalForm' | 'asked'> => {
  const lost = descriptions.map((description) => lostAnchor(matcher, description)).find((one) => one);
  if (lost)
    return {
      status: 'NOT_FOUND',
      probability: 0,
      objects: [],
      scores: [],
      relations: [],
      answer: `No ${lost.head ?? 'such thing'} was found.`,
    };
  // What may be either of two kinds is one thing.
  const chances = descriptions
    .map((description) => matcher.counts(description))
    .reduce((most, kind) => most.map((chance, i) => Math.max(chance, kind[i]!)));
  const { count, probability, expected, atLeast, upTo } = countDistribution(chances);
  const likely = [...chances.keys()]
    .filter((i) => chances[i]! >= LISTED_FROM)
    .sort((a, b) => chances[b]! - chances[a]! || a - b);
  const named = (amount: number): string =>
    descriptions
      .map(({ head = 'thing' }) => (amount === 1 ? head : plural(head)))
      .join(amount === 1 ? ' or ' : ' and ');
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
    answer: `${count} ${named(count)}${list ? `: ${list}` : ''}.${doubt}`,
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
    const things = [question.counted, ...(question.also ?? [])];
    const found = counted(matcher, things);
    return {
      kind: 'count',
      ...found,
      answer: found.answer + whose,
      logicalForm: `count(${things.map(printDescription).join(' | ')})`,
      asked: `How many ${things.map((thing) => sayThings({ ...thing, plural: true })).join(' and ')} there are was asked.`,
    };
  }
  const found = answerMeasure(matcher, scene, question);
  return { ...found, answer: found.answer + whose };
};
