import { hasTrait, shapesOf, usualProportions } from '../../../core/spatial/lexicon/facts.ts';
import { isKnownNoun, usualLengthMetres } from '../../../core/spatial/lexicon/nouns.ts';
import { hash } from '../../hash.ts';

/** A kind of thing that scenes are furnished with. */
export interface Kind {
  readonly label: string;
  /** Labelled crops of it, `source/file`. */
  readonly crops: readonly string[];
  readonly lengthMetres: readonly [number, number];
  /** Height over the longer ground side. */
  readonly tall: readonly [number, number];
  readonly place: 'floor' | 'wall' | 'top';
  /** Others may stand on it. */
  readonly carries: boolean;
}

export interface Kinds {
  readonly floor: readonly Kind[];
  readonly wall: readonly Kind[];
  readonly top: readonly Kind[];
}

const ON_WALLS =
  /\b(picture|painting|poster|window|clock|mirror|whiteboard|blackboard|curtain|wall shelf|outlet|light switch|towel rail|calendar|fire extinguisher|door|open door)$/;
/** From this length on a thing stands on the floor, metres. */
const FURNITURE_METRES = 0.55;
/** What language knows well is drawn so many times as often as what only a catalogue lists. */
const COMMON = 6;
const SMALL: readonly [number, number] = [0.05, 0.28];
const EVEN: readonly [number, number] = [0.3, 1.6];

/** A tenth of all kinds is never trained on, so that words and looks that nobody taught can be asked for. */
export const isHeldOutKind = (label: string): boolean => hash(`kind ${label}`) % 10 === 0;

const kindOf = (label: string, crops: readonly string[]): Kind => {
  const last = label.split(' ').at(-1)!;
  const lengthMetres = usualLengthMetres(label) ?? usualLengthMetres(last) ?? SMALL;
  const onWall = ON_WALLS.test(label);
  const onFloor = !onWall && (lengthMetres[0] + lengthMetres[1]) / 2 >= FURNITURE_METRES;
  return {
    label,
    crops,
    lengthMetres: onWall && lengthMetres === SMALL ? [0.3, 1.2] : lengthMetres,
    tall: usualProportions(label) ?? usualProportions(last) ?? EVEN,
    place: onWall ? 'wall' : onFloor ? 'floor' : 'top',
    carries: hasTrait(last, 'top') || shapesOf(label).includes('table'),
  };
};

/** Kinds by where they stand, from crops by label and further labels without crops. */
export const kindsOf = (
  crops: ReadonlyMap<string, readonly string[]>,
  further: readonly string[],
  accept: (label: string) => boolean,
): Kinds => {
  const labels = [...new Set([...crops.keys(), ...further])].filter(
    (label) => /^[a-z][a-z -]*$/.test(label) && accept(label),
  );
  const kinds = labels.map((label) => kindOf(label, crops.get(label) ?? []));
  const at = (place: Kind['place']): readonly Kind[] =>
    kinds
      .filter((kind) => kind.place === place)
      .flatMap((kind) => Array.from({ length: isKnownNoun(kind.label) ? COMMON : 1 }, () => kind));
  return { floor: at('floor'), wall: at('wall'), top: at('top') };
};
