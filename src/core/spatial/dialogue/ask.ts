import { sayViewers } from '../evidence/viewpoint/sayViewpoint.ts';
import { parse } from '../grammar/parse.ts';
import { printLogicalForm } from '../grammar/print.ts';
import { parseQuestion } from '../grammar/question/parseQuestion.ts';
import { sayThings } from '../grammar/sayThings.ts';
import { normalise } from '../grammar/words/normalise.ts';
import { resolve } from '../grounding/resolve.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey } from '../scene/SceneGeometry.ts';
import { Matcher } from '../verify/Matcher.ts';
import { answerQuestion } from '../verify/questions/answerQuestion.ts';
import { lostAnchor } from '../verify/questions/lostAnchor.ts';
import type { QuestionAnswer } from '../verify/questions/QuestionAnswer.ts';
import type { VerifyOptions } from '../verify/verify.ts';

/** A thing fits a list from here on: 0.5 knows nothing. */
const LISTED_FROM = 0.6;
const BE = '(?:is|are|was|were|stands?|lies?|sits?|hangs?|do you see|can you see)';
const OPEN = '^(?:please |and |so |can you (?:tell me|say) |could you (?:tell me|say) |tell me )*';
/** "what is on the table", "which things are behind the sofa", "list everything near the door": all that fits. */
const ALL_THAT = [
  new RegExp(`${OPEN}what(?: else)? ${BE} (?!the |that |this |a |an |my |your )(.+)$`),
  new RegExp(`${OPEN}(?:what|which) (?:things|objects|items|all) (?:that )?${BE} (.+)$`),
  new RegExp(`${OPEN}(?:list|name|enumerate) (?:all |everything |every thing )(.+)$`),
];
/** "list the chairs", "name all boxes on the floor": all of a kind. */
const LIST = new RegExp(
  `${OPEN}(?:list|name|enumerate)(?: all(?: of)?)?(?: the)? (?!things |objects |items |everything )((?:[a-z]+ )*?[a-z]+[^s]s)( .+)?$`,
);
/** "which chairs are near the door": all of a kind. */
const ALL_OF = new RegExp(`${OPEN}(?:which|what) ([\\p{L} ]+s) (?:are|were) (.+)$`, 'u');
/** "which chair is nearest to the door", "what is the largest thing", "where is the mug": one thing. */
const ONE_OF = new RegExp(`${OPEN}(?:which|where|what|who) (?:one |of the |of them )?.*`);

const everything = (scene: Scene, words: string, { model }: VerifyOptions): QuestionAnswer | undefined => {
  const labels = new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => labelKey(label))));
  const form = parse(words, { labels: [...labels] });
  if (!form.understood) return undefined;
  const { count: _, ...target } = form.target;
  const asked = `All ${sayThings({ ...target, plural: true })} were asked for.`;
  const matcher = new Matcher(scene, scene.detectorVocabulary, model);
  const lost = lostAnchor(matcher, target);
  if (lost)
    return {
      kind: 'list',
      status: 'NOT_FOUND',
      objects: [],
      scores: [],
      probability: 0,
      relations: [],
      answer: `No ${lost.head ?? 'such thing'} was found.`,
      logicalForm: `list(${printLogicalForm(form)})`,
      asked,
    };
  const fits = matcher.matches(target);
  const found = [...fits.keys()]
    .filter((i) => fits[i]! >= LISTED_FROM)
    .sort((a, b) => fits[b]! - fits[a]! || a - b);
  const notUnderstood = form.notUnderstood ?? [];
  const scores = found.map((i) => fits[i]!);
  const said = found.length > 0 ? found.map((i) => matcher.nameOf(i)).join(', ') : 'Nothing that is seen';
  return {
    kind: 'list',
    status: 'OK',
    objects: found.map((i) => matcher.idOf(i)),
    scores,
    probability: scores.length > 0 ? Math.min(...scores) : 1 - Math.max(0, ...fits),
    relations: found.flatMap((i) =>
      target.constraints.flatMap((constraint) => [...matcher.judge(i, constraint, target).relations]),
    ),
    answer: `${said}.${sayViewers(words, scene.viewer !== undefined)}`,
    logicalForm: `list(${printLogicalForm(form)})`,
    asked,
    ...(notUnderstood.length > 0 && { notUnderstood }),
  };
};

const single = (scene: Scene, words: string, { model }: VerifyOptions): QuestionAnswer => {
  const { status, id, confidence, candidates, relations, rationale, logicalForm, notUnderstood } = resolve(
    scene,
    words,
    model && { model },
  );
  const meant = status === 'OK' ? [{ id: id!, score: confidence }] : status === 'AMBIGUOUS' ? candidates : [];
  return {
    kind: 'list',
    status: status === 'CONTRADICTED' ? 'NOT_FOUND' : status,
    objects: meant.map((one) => one.id),
    scores: meant.map(({ score }) => score),
    probability: confidence,
    relations,
    answer: rationale,
    logicalForm: `one(${logicalForm})`,
    asked: `Which one is meant by "${words}" was asked.`,
    ...(notUnderstood && { notUnderstood }),
  };
};

/**
 * The answer to any question about the scene: a number, yes or no, or a list of things. Undefined when the words ask
 * nothing: "the red chair" is for `resolve`. Total.
 */
export const ask = (scene: Scene, text: string, options: VerifyOptions = {}): QuestionAnswer | undefined => {
  const answer = askValue(scene, text, options);
  if (answer) return answer;
  const words = wordsOf(text);
  return ONE_OF.test(words) || parse(words).choice?.words ? single(scene, words, options) : undefined;
};

const wordsOf = (text: string): string =>
  normalise(String(text))
    .replace(/ ?[?.!]+ ?$/, '')
    .trim();

/** Whether words ask for a number, yes or no, words or a list, and so for no single thing. */
export const isQuestion = (text: string): boolean => {
  const words = wordsOf(text);
  if (parse(words).choice) return false;
  return parseQuestion(text) !== undefined || listAsked(words) !== undefined;
};

/** The words of the things of which all are asked for: "what is on the table", "which chairs are near the door". */
const listAsked = (words: string): string | undefined => {
  const listed = LIST.exec(words);
  if (listed) return `the ${listed[1]}${listed[2] ?? ''}`;
  for (const form of ALL_THAT) {
    const found = form.exec(words);
    if (found) return `the things ${found[1]}`;
  }
  const kind = ALL_OF.exec(words);
  return kind && !/\b(?:nearest|closest|farthest|\w+est)\b/.test(words)
    ? `the ${kind[1]} ${kind[2]}`
    : undefined;
};

/**
 * The answer where it is no single thing: a number, yes or no, or a list. Undefined also for "which chair is nearest",
 * whose thing has a pose: for whoever can tell that. Total.
 */
export const askValue = (
  scene: Scene,
  text: string,
  options: VerifyOptions = {},
): QuestionAnswer | undefined => {
  const answer = answerQuestion(scene, text, options);
  if (answer) return answer;
  const words = wordsOf(text);
  // "what is closer, the mug or the apple".
  if (parse(words).choice) return undefined;
  const all = listAsked(words);
  return all === undefined ? undefined : everything(scene, all, options);
};
