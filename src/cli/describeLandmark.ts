import { namesOf } from '../core/spatial/lexicon/namesOf.ts';
import type { Landmark } from '../core/types/landmarks.ts';

/** What a landmark is called: its best label, or its colour and role when nothing named it. */
export const describeLandmark = (landmark: Landmark): string => {
  const { colours, role } = landmark;
  const [label] = namesOf(landmark);
  if (label) return label.label;
  if (role !== 'object') return role;
  const [first, second] = colours;
  if (!first) return 'thing';
  const both = second && second.share > 0.25 ? `${first.name} and ${second.name}` : first.name;
  return `${both} thing`;
};
