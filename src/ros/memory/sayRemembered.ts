import { nameOfThing } from '../../core/memory/nameOfThing.ts';
import type { RememberedThing } from '../../pipeline/RememberedThing.ts';

/** "chair 3, last seen 12 s ago at (1.20, 3.40, 0.45) in map". */
export const sayRemembered = ({ object, frameId, ageSeconds }: RememberedThing): string => {
  const place = object.place.center.map((value) => value.toFixed(2)).join(', ');
  const since = object.isGone ? ', and no longer there' : '';
  return `${nameOfThing(object)}, last seen ${sayAge(ageSeconds)} ago at (${place}) in ${frameId}${since}`;
};

const sayAge = (seconds: number): string => {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
};
