import type { Description } from '../../grammar/LogicalForm.ts';
import { singularPhrase } from '../../lexicon/morphology.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { sizeFit } from '../../scene/sizeFit.ts';
import type { Feature } from '../Feature.ts';

/** People describe by relations what has others of its kind about it: -1 for the only one of its label. */
const single = ({ labels }: SceneGeometry): Float64Array => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Float64Array.from(labels, (label) => (label !== '' && counts.get(label) === 1 ? -1 : 0));
};

/** The very word of the label, and its number: who says "books" means what is labelled so. */
const wordForm = ({ labels }: SceneGeometry, { head, modifiers, plural }: Description): Feature[] => {
  const said = [...modifiers, head!].join(' ');
  const ones = labels.map((label) => singularPhrase(label));
  return [
    { name: 'exact', values: Float64Array.from(ones, (one) => (one === said || one === head ? 1 : 0)) },
    { name: 'number', values: Float64Array.from(ones, (one, i) => ((one !== labels[i]) === plural ? 1 : 0)) },
  ];
};

/** 1 where a modifier of the noun ("soup" of "soup can") stands in the label. */
const modified = ({ labels }: SceneGeometry, { modifiers }: Description): Float64Array => {
  const said = modifiers.flatMap((modifier) => modifier.split(' '));
  return Float64Array.from(labels, (label) => {
    const words = label.split(' ');
    return said.some((word) => words.includes(word)) ? 1 : 0;
  });
};

/** Logarithm of how usual the size is for the noun: labels are wrong at times, and scans merge or cut things. */
const usual = (frame: SceneGeometry, head: string): Float64Array =>
  Float64Array.from(frame.labels, (_, i) => Math.log(0.05 + 0.95 * sizeFit(frame, i, head)));

/** What the choice of words says beside the noun's meaning; `narrowed` when anything but a noun was said. */
export const wordFeatures = (
  frame: SceneGeometry,
  description: Description,
  narrowed: boolean,
  usualKinds: boolean,
): Feature[] => {
  const terms: Feature[] = [];
  if (narrowed) terms.push({ name: description.indefinite ? 'single.a' : 'single', values: single(frame) });
  if (description.head !== undefined) terms.push(...wordForm(frame, description));
  if (description.head !== undefined && usualKinds)
    terms.push({ name: 'usual', values: usual(frame, description.head) });
  if (description.modifiers.length > 0)
    terms.push({ name: 'modifier', values: modified(frame, description) });
  return terms;
};
