import type { Landmark } from '../core/types/landmarks.ts';

/** What a landmark is called: its best label, or its colour and role when nothing named it. */
export const describeLandmark = ({ labels, colours, role }: Landmark): string => {
  const [label] = labels;
  if (label) return label.label;
  if (role !== 'object') return role;
  const [first, second] = colours;
  if (!first) return 'thing';
  const both = second && second.share > 0.25 ? `${first.name} and ${second.name}` : first.name;
  return `${both} thing`;
};
