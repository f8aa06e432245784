import type { AttributeConstraint } from '../../grammar/LogicalForm.ts';
import { carriesNothing } from '../../relations/group.ts';
import { colourScore } from '../../scene/colour.ts';
import { breadth, groundLength, height, width } from '../../scene/measures.ts';
import { sigmoid } from '../../scene/membership.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { sizeValue } from '../../scene/sizeValue.ts';
import { IMAGE_VIEW } from '../../scene/View.ts';

const SIZES = {
  large: 'large',
  small: 'small',
  tall: 'tall',
  short: 'short',
  long: 'long',
  narrow: 'narrow',
  thick: 'thick',
} as const;

/** Degree 0..1 of a size word: where the object stands among its kind. */
const sizeScore = (f: SceneGeometry, i: number, value: keyof typeof SIZES, peers: Float64Array): number => {
  const of = (j: number): number => sizeValue(f, j, value);
  let total = 0;
  let mean = 0;
  for (let j = 0; j < f.count; j++) {
    if (peers[j]! < 0.3) continue;
    total += peers[j]!;
    mean += peers[j]! * of(j);
  }
  if (total === 0) return 0.5;
  mean /= total;
  return sigmoid(of(i) - mean, 0, 0.2);
};

const shapeScore = (f: SceneGeometry, i: number, value: string): number | undefined => {
  const long = Math.max(width(f, i), breadth(f, i));
  const short = Math.min(width(f, i), breadth(f, i));
  if (f.planar || long <= 0) return undefined;
  const ratio = short / long;
  switch (value) {
    case 'square':
    case 'round':
      return 0.3 + 0.7 * sigmoid(ratio, 0.7, 0.1);
    case 'rectangular':
      return 0.4 + 0.6 * (1 - sigmoid(ratio, 0.8, 0.1));
    case 'upright':
      return sigmoid(Math.log(Math.max(0.02, height(f, i)) / Math.max(0.02, groundLength(f, i))), 0.2, 0.3);
    case 'thin':
      return sigmoid(Math.log(Math.max(0.02, groundLength(f, i)) / Math.max(0.02, height(f, i))), 0.2, 0.3);
    default:
      return undefined;
  }
};

/** Degree 0..1 of an attribute before negation; undefined where the scene cannot tell. */
export const attributeScore = (
  f: SceneGeometry,
  i: number,
  constraint: AttributeConstraint,
  peers: Float64Array,
): number | undefined => {
  switch (constraint.attribute) {
    case 'colour':
      return colourScore(f.objects[i]!, constraint.value, f.exposure, constraint.joined);
    case 'size':
      return constraint.value in SIZES
        ? sizeScore(f, i, constraint.value as keyof typeof SIZES, peers)
        : undefined;
    case 'shape':
      return shapeScore(f, i, constraint.value);
    case 'material':
      return constraint.value === 'wood' && f.objects[i]!.meanRgb
        ? 0.3 + 0.7 * (colourScore(f.objects[i]!, 'brown', f.exposure) ?? 0)
        : undefined;
    case 'state':
      return constraint.value === 'empty'
        ? carriesNothing({ frame: f, subject: i, anchors: [], view: IMAGE_VIEW, peers })
        : undefined;
    default:
      return undefined;
  }
};
