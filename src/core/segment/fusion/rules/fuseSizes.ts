import type { RgbdFrame } from '../../../types/images.ts';
import type { Detection, LabelScore } from '../../../types/landmarks.ts';

/** Longest side of common things, metres: the smallest and the largest that are met indoors. */
const SIDES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  person: [0.5, 2.2],
  bicycle: [0.9, 2.2],
  car: [2.5, 6],
  motorcycle: [1.2, 2.8],
  airplane: [5, 80],
  bus: [5, 20],
  train: [10, 400],
  truck: [4, 20],
  boat: [2, 100],
  'traffic light': [0.5, 2],
  'fire hydrant': [0.4, 1.2],
  'stop sign': [0.4, 1.2],
  'parking meter': [0.8, 2],
  bench: [0.8, 3.5],
  backpack: [0.3, 0.9],
  umbrella: [0.25, 1.6],
  handbag: [0.15, 0.7],
  suitcase: [0.35, 1.1],
  'sports ball': [0.04, 0.5],
  bottle: [0.08, 0.5],
  'wine glass': [0.08, 0.35],
  cup: [0.04, 0.3],
  fork: [0.1, 0.35],
  knife: [0.1, 0.5],
  spoon: [0.08, 0.45],
  bowl: [0.07, 0.6],
  banana: [0.08, 0.4],
  apple: [0.04, 0.15],
  sandwich: [0.06, 0.35],
  orange: [0.04, 0.15],
  broccoli: [0.05, 0.35],
  carrot: [0.05, 0.35],
  'hot dog': [0.08, 0.35],
  pizza: [0.12, 0.7],
  donut: [0.05, 0.2],
  cake: [0.05, 0.7],
  chair: [0.5, 1.6],
  couch: [0.9, 4],
  'potted plant': [0.1, 3],
  bed: [1.2, 3],
  'dining table': [0.5, 5],
  toilet: [0.4, 1.2],
  tv: [0.25, 2.5],
  laptop: [0.2, 0.6],
  mouse: [0.05, 0.18],
  remote: [0.08, 0.35],
  keyboard: [0.2, 0.65],
  'cell phone': [0.08, 0.25],
  microwave: [0.3, 0.8],
  oven: [0.4, 1.2],
  toaster: [0.15, 0.6],
  sink: [0.25, 1.5],
  refrigerator: [0.6, 2.5],
  book: [0.08, 0.6],
  clock: [0.05, 1.2],
  vase: [0.07, 1.2],
  scissors: [0.07, 0.4],
  'teddy bear': [0.1, 1.6],
  'hair drier': [0.12, 0.4],
  toothbrush: [0.1, 0.35],
};

/** Boxes and depth are rough: so much smaller or larger than met is still believed. */
const TOLERANCE = 1.4;

/**
 * The labels that fit the size that a box has at its depth: a chair of 25 cm is none. Parts out of sight make things
 * look small, so nothing is too small at the image's border. Labels without a known size stay. May answer none.
 */
export const labelsOfThisSize = (
  { box, labels }: Detection,
  depthMetres: number,
  { color, camera }: RgbdFrame,
): readonly LabelScore[] => {
  if (!(depthMetres > 0)) return labels;
  const side = Math.max((box.x1 - box.x0) / camera.fx, (box.y1 - box.y0) / camera.fy) * depthMetres;
  const cut = box.x0 <= 1 || box.y0 <= 1 || box.x1 >= color.width - 1 || box.y1 >= color.height - 1;
  return labels.filter(({ label }) => {
    const limits = SIDES[label];
    if (!limits) return true;
    return side <= limits[1] * TOLERANCE && (cut || side >= limits[0] / TOLERANCE);
  });
};
