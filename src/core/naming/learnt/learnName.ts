import { fail, ok, type Result } from '../../result.ts';
import type { Landmark } from '../../types/landmarks.ts';
import { unitVector } from '../unitVector.ts';
import type { LearntLook, LearntName } from './LearntName.ts';
import { cosineOf, likenessOfLook } from './likenessOfLook.ts';

/** Each is looked for in every frame, and is 4 kB of it. */
export const MOST_NAMES = 100;
const MOST_LOOKS = 8;

/**
 * The names with one more, or one more look of a known one. What bore another name until now has the new one: who calls it
 * again corrects.
 *
 * @param others the other things in view: what looks like it and is not it
 */
export const learnName = (
  known: readonly LearntName[],
  name: string,
  landmark: Landmark,
  others: readonly Landmark[],
): Result<readonly LearntName[]> => {
  const kept = known.flatMap(({ looks, ...rest }): readonly LearntName[] => {
    if (rest.name === name) return [];
    const left = looks.filter((look) => likenessOfLook(look, landmark) === 0);
    return left.length > 0 ? [{ ...rest, looks: left }] : [];
  });
  if (kept.length >= MOST_NAMES)
    return fail('MEMORY_UNAVAILABLE', `${MOST_NAMES} names are known, which is all: forget one`);
  const before = known.find((one) => one.name === name)?.looks ?? [];
  const given = new Set([name, ...known.map((one) => one.name)]);
  const label = landmark.labels.find((one) => !given.has(one.label))?.label;
  const look = { ...lookOf(landmark, others), ...(label !== undefined && { label }) };
  return ok([...kept, { name, looks: [...before, look].slice(-MOST_LOOKS) }]);
};

const lookOf = ({ embedding, meanRgb, spatial }: Landmark, others: readonly Landmark[]): LearntLook => {
  const vector = embedding && unitVector(embedding.vector);
  const rivals = others.flatMap((other) =>
    vector && other.embedding?.vector.length === vector.length
      ? [cosineOf(vector, other.embedding.vector)]
      : [],
  );
  return {
    ...(vector && { vector }),
    rival: Math.max(0, ...rivals),
    meanRgb,
    ...(spatial && { size: spatial.box.size }),
  };
};
