import type { SceneGeometry } from '../scene/SceneGeometry.ts';

const colourOf = (f: SceneGeometry, i: number): string | undefined => {
  const main = f.objects[i]!.colours?.[0];
  return main && main.share >= 0.5 ? main.name : undefined;
};

/** Words that mean this object alone: its label, with its colour where others share the label, else its number. */
export const nameObject = (f: SceneGeometry, i: number): string => {
  const number = `object ${f.objects[i]!.id}`;
  const label = f.labels[i]!;
  // Letters only: anything else in a label might read as something else.
  if (!/^[\p{L}][\p{L} ]*$/u.test(label)) return number;
  const namesakes = f.labels.flatMap((other, j) => (other === label && j !== i ? [j] : []));
  if (namesakes.length === 0) return `the ${label}`;
  const colour = colourOf(f, i);
  if (colour === undefined || namesakes.some((j) => colourOf(f, j) === colour)) return number;
  return `the ${colour} ${label}`;
};
