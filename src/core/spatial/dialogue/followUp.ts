import { sayViewers } from '../evidence/viewpoint/sayViewpoint.ts';
import { parse } from '../grammar/parse.ts';
import { printLogicalForm } from '../grammar/print.ts';
import { askBack, callApart } from '../grounding/askBack.ts';
import type { Resolution } from '../grounding/Resolution.ts';
import type { EarlierReply } from '../grounding/Resolver.ts';
import { resolve } from '../grounding/resolve.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey } from '../scene/SceneGeometry.ts';
import { Matcher } from '../verify/Matcher.ts';
import { isAnaphoric, putRight } from './anaphora.ts';
import { fitsAmong } from './fitsAmong.ts';
import { type Reply, readReply } from './readReply.ts';

/** What fits at least so well is meant, when nothing else fits nearly as well. */
const FITS = 0.3;
/** Less is no fit at all. */
const FITS_NOT = 0.12;
/** What cannot be told of one is no rival of what is surely so of another. */
const RIVAL_SHARE = 0.6;
/** Words of a reply that tell nothing: "the left one" says what "the one on the left" says. */
const EMPTY = /^(?:the|a|an|one|ones|thing|on|at|in|of|is|it|that|please|no|yes|i|mean|want|side)$/;

const telling = (words: string): string =>
  words
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !EMPTY.test(word))
    .sort()
    .join(' ');

interface Asked {
  readonly matcher: Matcher;
  readonly text: string;
  readonly among: readonly number[];
  readonly logicalForm: string;
  readonly whose: string;
  readonly notUnderstood: readonly string[];
}

const listed = ({ matcher, among }: Pick<Asked, 'matcher' | 'among'>): string =>
  among.map((i) => matcher.nameOf(i)).join(', ');

const answer = (
  asked: Asked,
  status: Resolution['status'],
  candidates: Resolution['candidates'],
  rationale: string,
): Resolution => ({
  status,
  confidence: 0,
  candidates,
  ranked: candidates,
  relations: [],
  rationale: rationale + asked.whose,
  logicalForm: asked.logicalForm,
  ...(asked.notUnderstood.length > 0 && { notUnderstood: asked.notUnderstood }),
});

const found = (asked: Asked, weights: readonly number[], best: number): Resolution => {
  const { matcher, among } = asked;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const candidates = among
    .map((i, k) => ({ id: matcher.idOf(i), score: weights[k]! / total }))
    .sort((a, b) => b.score - a.score);
  return {
    ...answer(
      asked,
      'OK',
      candidates,
      `Of ${listed(asked)}, "${asked.text}" is ${matcher.nameOf(among[best]!)}.`,
    ),
    id: matcher.idOf(among[best]!),
    confidence: weights[best]! / total,
  };
};

const equal = ({ matcher }: Asked, indices: readonly number[]): Resolution['candidates'] =>
  indices.map((i) => ({ id: matcher.idOf(i), score: 1 / indices.length }));

/** One of the candidates, by weights in their order; those that cannot be told apart are asked about again. */
const decide = (asked: Asked, weights: readonly number[]): Resolution => {
  const { matcher, among } = asked;
  const most = Math.max(...weights);
  const best = weights.indexOf(most);
  if (most < FITS_NOT)
    return answer(asked, 'NOT_FOUND', equal(asked, among), `None of ${listed(asked)} is "${asked.text}".`);
  const rivals = [...among.keys()].filter((k) => weights[k]! >= RIVAL_SHARE * most).map((k) => among[k]!);
  const isTold = rivals.length === 1 && (most >= FITS || rivals.length < among.length);
  if (isTold && asked.notUnderstood.length === 0) return found(asked, weights, best);
  const left = isTold ? among : rivals;
  const why = isTold
    ? `not all of "${asked.text}" was understood: ${asked.notUnderstood.join(', ')}`
    : `${left.length} of them fit "${asked.text}": ${listed({ matcher, among: left })}`;
  return {
    ...answer(asked, 'AMBIGUOUS', equal(asked, left), `Of ${listed(asked)}, ${why}.`),
    question: askBack(matcher.frame, left, matcher.view),
  };
};

/** The ones that the reply leaves, before its words are weighed: without the one that was chosen, or is denied. */
const byForm = (asked: Asked, reply: Extract<Reply, { kind: 'told' }>, earlier: EarlierReply): Resolution => {
  const { matcher, among } = asked;
  const isOut = (i: number): boolean =>
    (reply.isOther || (reply.isDenied && reply.isBare)) && matcher.idOf(i) === earlier.chosen;
  const left = among.filter((i) => !isOut(i));
  const of = { ...asked, among: left };
  if (left.length === 0)
    return answer(asked, 'NOT_FOUND', [], `There is no other one than ${listed(asked)}.`);
  if (reply.isBare)
    return decide(
      of,
      left.map(() => 1),
    );
  if (!reply.form.understood)
    return answer(
      asked,
      'NOT_UNDERSTOOD',
      equal(asked, among),
      `"${asked.text}" tells none of ${listed(asked)} from the others: say which by place, colour, size or number.`,
    );
  const known = parse(earlier.expression).target.head;
  const fits = fitsAmong(matcher, reply.form.target, left, known);
  if (!fits)
    return answer(
      of,
      'NOT_FOUND',
      equal(of, left),
      `None of ${listed(of)} is a ${reply.form.target.head}: ask for it anew, without previous_request_id.`,
    );
  return decide(of, reply.isDenied ? fits.map((p) => 1 - p) : fits);
};

/** What none of the candidates is may be another of the kind that was asked for: "no, the blue one" is the blue mug. */
const orAnother = (
  asked: Asked,
  scene: Scene,
  reply: Resolution,
  { expression }: EarlierReply,
): Resolution => {
  if (reply.status !== 'NOT_FOUND' || !isAnaphoric(asked.text)) return reply;
  const another = resolve(scene, putRight(expression, asked.text));
  if (another.status !== 'OK' && another.status !== 'AMBIGUOUS') return reply;
  const rationale = `Of ${listed(asked)} none is "${asked.text}", but of all that is seen: ${another.rationale}`;
  return { ...another, rationale };
};

/**
 * Which of the candidates of an earlier reply the words mean: "the left one", "the red one", "number 12", "no, the other
 * one". Several at once ("both") is AMBIGUOUS with all of them, none ("neither") is NOT_FOUND. Left and right are the
 * viewer's. Total.
 */
export const followUp = (scene: Scene, text: string, earlier: EarlierReply): Resolution => {
  const labels = new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => labelKey(label))));
  const reply = readReply(text, { labels: [...labels] });
  const matcher = new Matcher(scene, scene.detectorVocabulary);
  const among = earlier.among.flatMap((id) => {
    const at = scene.objects.findIndex((o) => o.id === id);
    return at < 0 ? [] : [at];
  });
  const form = reply.kind === 'told' ? reply.form : undefined;
  const asked: Asked = {
    matcher,
    text: String(text).trim(),
    among,
    logicalForm: form ? printLogicalForm(form) : reply.kind,
    whose: sayViewers(String(text), scene.viewer !== undefined),
    notUnderstood: form?.notUnderstood ?? [],
  };
  if (among.length === 0)
    return answer(
      asked,
      'NOT_FOUND',
      [],
      'None of the things that the earlier reply named is seen any more.',
    );
  // In the words of our own question: what was meant by them is meant.
  const said = telling(asked.text);
  const offered = callApart(matcher.frame, among, matcher.view).findIndex((word) => telling(word) === said);
  if (offered >= 0 && said !== '') return pick({ ...asked, notUnderstood: [] }, offered);
  switch (reply.kind) {
    case 'none':
      return answer(asked, 'NOT_FOUND', [], `None of ${listed(asked)} is meant: say it in other words.`);
    case 'all':
      return answer(
        asked,
        'AMBIGUOUS',
        equal(asked, among),
        `All of ${listed(asked)} are meant, and a reply holds one pose: ask for each by its number.`,
      );
    case 'any':
      return pick(asked, 0);
    case 'number': {
      const at = among.findIndex((i) => matcher.idOf(i) === reply.number);
      if (at >= 0) return pick(asked, at);
      return answer(
        asked,
        'NOT_FOUND',
        equal(asked, among),
        `${reply.number} is none of ${listed(asked)}: ask for "mark ${reply.number}" anew, without previous_request_id.`,
      );
    }
    case 'place': {
      const at = reply.place < 0 ? among.length - 1 : reply.place;
      return at < among.length
        ? pick(asked, at)
        : answer(
            asked,
            'NOT_FOUND',
            equal(asked, among),
            `There are only ${among.length}: ${listed(asked)}.`,
          );
    }
    default:
      return orAnother(asked, scene, byForm(asked, reply, earlier), earlier);
  }
};

/** The one at a place of the list, beyond doubt. */
const pick = (asked: Asked, at: number): Resolution =>
  found(
    asked,
    asked.among.map((_, k) => (k === at ? 1 : 0)),
    at,
  );
