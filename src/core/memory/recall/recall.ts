import type { NamedPhrases } from '../../naming/NamedPhrases.ts';
import type { Description, LogicalForm } from '../../spatial/grammar/LogicalForm.ts';
import { parse } from '../../spatial/grammar/parse.ts';
import type { Resolution } from '../../spatial/grounding/Resolution.ts';
import { resolveForm } from '../../spatial/grounding/resolve.ts';
import { nounSimilarity } from '../../spatial/lexicon/nounSimilarity.ts';
import type { LabelScore } from '../../types/landmarks.ts';
import { later, newest } from '../later.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import { namesOfThing } from '../nameOfThing.ts';
import { bestByLook } from './bestByLook.ts';
import { namesOf, type RecallContext, sceneOf } from './sceneOf.ts';

/** So many things at most are looked at for each noun, and beside them for what has none. */
const MOST_OF_A_NOUN = 30;
const MOST_UNNAMED = 40;
/** Things beside which the chosen ones are judged, as they are in a frame. */
const COMPANY = 20;
/** Below this a name does not speak for a noun. */
const LEAST_FIT = 0.02;
/** What has no noun is looked for so near to what was named beside it. */
const NEAR_METRES = 3;

/** What the words of a question mean among remembered things. */
export interface Recollection {
  readonly resolution: Resolution;
  /** What was chosen; of AMBIGUOUS, all that may be meant; empty otherwise. Best first. */
  readonly objects: readonly MemoryObject[];
}

/**
 * Finds what an expression means among remembered things. Those that its nouns may name are chosen first, so that it
 * takes no longer among ten thousand than in one frame; grammar and geometry then choose among them as in a frame.
 */
export const recall = (
  objects: readonly MemoryObject[],
  expression: string,
  context: RecallContext = {},
): Recollection => {
  const form = parse(expression, { labels: namesOf(objects, context) });
  const chosen = chooseFor(form, objects, context.phrases);
  const resolution = resolveForm(sceneOf(chosen, context), form);
  const byId = new Map(chosen.map((object) => [object.id, object]));
  const { status, id, candidates } = resolution;
  const ids =
    status === 'OK' ? [id!] : status === 'AMBIGUOUS' ? candidates.map((candidate) => candidate.id) : [];
  return { resolution, objects: ids.flatMap((one) => byId.get(one) ?? []) };
};

/** The things that the nouns of a question may name, and those that could be "the thing" beside them; by id. */
const chooseFor = (
  form: LogicalForm,
  objects: readonly MemoryObject[],
  phrases: NamedPhrases | undefined,
): readonly MemoryObject[] => {
  if (objects.length <= MOST_OF_A_NOUN + MOST_UNNAMED) return objects;
  const described = [form.target, ...form.context, ...form.viewers.flatMap(({ anchor }) => anchor ?? [])];
  const all = described.flatMap(withAnchors);
  const nouns = new Set(
    all.flatMap(({ head, modifiers }) => (head === undefined ? [] : [head, ...modifiers])),
  );
  const chosen = new Set<MemoryObject>();
  for (const object of bestOf([...nouns], objects)) chosen.add(object);
  if (phrases) for (const object of bestByLook(objects, phrases)) chosen.add(object);
  if (all.some(({ head }) => head === undefined)) {
    const named = [...chosen];
    const beside = nouns.size === 0 ? objects : objects.filter((object) => isBeside(object, named));
    for (const object of newest(beside, MOST_UNNAMED)) chosen.add(object);
  }
  const company = newest(objects, chosen.size + COMPANY).filter((object) => !chosen.has(object));
  return [...chosen, ...company.slice(0, COMPANY)].sort((a, b) => a.id - b.id);
};

const withAnchors = (description: Description): readonly Description[] => [
  description,
  ...description.constraints.flatMap((constraint) =>
    constraint.kind === 'relation'
      ? constraint.anchors.flatMap(withAnchors)
      : constraint.kind === 'order' && constraint.anchor
        ? withAnchors(constraint.anchor)
        : [],
  ),
];

/** The things that each noun fits best; of equal ones those seen last. */
const bestOf = (nouns: readonly string[], objects: readonly MemoryObject[]): readonly MemoryObject[] => {
  const fits = nouns.map((noun) => ({ fitOf: nameFit(noun), fitting: [] as Fitting[] }));
  // All nouns of a thing together: among ten thousand things fetching its names is what costs.
  for (const object of objects)
    for (const { fitOf, fitting } of fits) {
      const fit = fitOf(object);
      if (fit >= LEAST_FIT) fitting.push({ object, fit });
    }
  return fits.flatMap(({ fitting }) => {
    // Only the best are put in order by time.
    const least = Float64Array.from(fitting, ({ fit }) => fit).sort()[fitting.length - MOST_OF_A_NOUN] ?? 0;
    return fitting
      .filter(({ fit }) => fit >= least)
      .sort((a, b) => b.fit - a.fit || later(a.object, b.object))
      .slice(0, MOST_OF_A_NOUN)
      .map(({ object }) => object);
  });
};

interface Fitting {
  readonly object: MemoryObject;
  readonly fit: number;
}

/** How well the names of things stand for a noun, 0..1; each name is compared once. */
export const nameFit = (noun: string): ((object: MemoryObject) => number) => {
  const known = new Map<string, number>();
  const similarity = (label: string): number => {
    let value = known.get(label);
    if (value === undefined) {
      value = nounSimilarity(noun, label.toLowerCase());
      known.set(label, value);
    }
    return value;
  };
  const bestOfNames = (names: readonly LabelScore[], least: number): number => {
    let best = least;
    // A name of a lower score cannot be better: it need not be compared.
    for (const { label, score } of names) if (score > best) best = Math.max(best, score * similarity(label));
    return best;
  };
  return (object) => bestOfNames(object.looks, bestOfNames(namesOfThing(object), 0));
};

const isBeside = ({ place: { center } }: MemoryObject, others: readonly MemoryObject[]): boolean =>
  others.some(({ place }) => {
    const [x, y] = [place.center[0] - center[0], place.center[1] - center[1]];
    return x * x + y * y <= NEAR_METRES ** 2;
  });
