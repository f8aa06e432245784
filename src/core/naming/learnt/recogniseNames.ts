import type { Scene } from '../../spatial/scene/Scene.ts';
import type { LabelScore, Landmark } from '../../types/landmarks.ts';
import type { KnownNames } from './LearntName.ts';
import { likenessOfLook } from './likenessOfLook.ts';

/** What is so much less like it than another thing in view is not it: a piece of it, or one of its kind. */
const LEAST_OF_BEST = 0.8;

/** Landmarks with the names that people gave to such things, before what a detector calls them. */
export const recogniseNames = (landmarks: readonly Landmark[], names: KnownNames): readonly Landmark[] => {
  const scored = landmarks.map((landmark) => namesOf(landmark, names));
  const best = new Map<string, number>();
  for (const { label, score } of scored.flat()) best.set(label, Math.max(score, best.get(label) ?? 0));
  return landmarks.map((landmark, i) => {
    const given = scored[i]!.filter(({ label, score }) => score >= LEAST_OF_BEST * best.get(label)!);
    return given.length > 0 ? withNames(landmark, given) : landmark;
  });
};

/** A detector's sureness is another scale: a name stands first all the same. */
const withNames = (landmark: Landmark, given: readonly LabelScore[]): Landmark => {
  const best = landmark.labels[0]?.score ?? 0;
  const others = landmark.labels.filter(({ label }) => given.every((one) => one.label !== label));
  const first = given.map(({ label, score }) => ({ label, score: Math.max(score, best) }));
  return { ...landmark, labels: [...first, ...others] };
};

/** What memory knows it to be; else what it looks like, best first. */
const namesOf = (landmark: Landmark, { learnt, tracks }: KnownNames): readonly LabelScore[] => {
  if (landmark.role !== 'object' && landmark.role !== 'support') return [];
  const held = tracks.get(landmark.trackId);
  if (held !== undefined) return [{ label: held, score: 1 }];
  return learnt
    .map(({ name, looks }) => ({
      label: name,
      score: Math.max(0, ...looks.map((look) => likenessOfLook(look, landmark))),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
};

type Words = Pick<Scene, 'siteNames' | 'givenNames' | 'detectorVocabulary'>;

/** The names as words of the language. Such things would have been called so: what is not, is none of them. */
export const withKnownNames = (words: Words, { learnt, tracks }: KnownNames): Words => {
  const givenNames = [...new Set([...learnt.map(({ name }) => name), ...tracks.values()])];
  if (givenNames.length === 0) return words;
  const { siteNames = [], detectorVocabulary } = words;
  return {
    givenNames,
    siteNames: [...new Set([...siteNames, ...givenNames])],
    // Without a detector no absence is evidence.
    ...(detectorVocabulary && { detectorVocabulary: [...new Set([...detectorVocabulary, ...givenNames])] }),
  };
};
