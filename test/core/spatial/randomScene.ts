import type { Scene, SceneObject } from '../../../src/core/spatial/scene/Scene.ts';

export const between = (random: () => number, low: number, high: number): number =>
  low + (high - low) * random();

export const object = (
  id: number,
  label: string,
  center: readonly [number, number, number],
  size: readonly [number, number, number] = [0.4, 0.4, 0.4],
  more: Partial<SceneObject> = {},
): SceneObject => ({ id, labels: [{ label, score: 1 }], center, size, ...more });

/** A viewer at the origin, 1.4 m up, looking along y: x is to its right. */
export const VIEWER = { position: [0, 0, 1.4], forward: [0, 1, 0] } as const;

/** Things that no test sentence names, well away from the middle. */
export const clutter = (random: () => number, firstId: number, count: number): SceneObject[] => {
  const labels = ['plant', 'trash can', 'guitar', 'printer', 'suitcase', 'ladder', 'backpack', 'microwave'];
  return Array.from({ length: count }, (_, i) =>
    object(
      firstId + i,
      labels[Math.floor(random() * labels.length)]!,
      [between(random, -3, 3), between(random, 7, 9), between(random, 0.2, 1.5)],
      [0.3, 0.3, 0.3],
    ),
  );
};

/** A table with two chairs beside it: one to the viewer's left (id 1), one to the right (id 2); the table is id 3. */
export const chairsBesideTable = (random: () => number): Scene => {
  const [x, y] = [between(random, -1, 1), between(random, 3, 5)];
  const side = (sign: number): readonly [number, number, number] => [
    x + sign * between(random, 0.9, 1.4),
    y + between(random, -0.2, 0.2),
    0.45,
  ];
  return {
    objects: [
      object(1, 'chair', side(-1), [0.5, 0.5, 0.9]),
      object(2, 'chair', side(1), [0.5, 0.5, 0.9]),
      object(3, 'table', [x, y, 0.37], [1, 0.8, 0.74]),
      ...clutter(random, 10, 6),
    ],
    viewer: VIEWER,
  };
};

/** Moves every object and the viewer by a rotation of quarter turns about z, then a translation. */
export const moved = (scene: Scene, quarterTurns: number, by: readonly [number, number, number]): Scene => {
  const turn = ([x, y, z]: readonly number[]): [number, number, number] => {
    let [a, b] = [x!, y!];
    for (let k = 0; k < quarterTurns; k++) [a, b] = [-b, a];
    return [a, b, z!];
  };
  const shift = (p: readonly number[]): [number, number, number] => {
    const [x, y, z] = turn(p);
    return [x + by[0], y + by[1], z + by[2]];
  };
  return {
    objects: scene.objects.map((o) => ({
      ...o,
      center: shift(o.center),
      size: quarterTurns % 2 === 0 ? o.size : [o.size[1], o.size[0], o.size[2]],
    })),
    ...(scene.viewer
      ? { viewer: { position: shift(scene.viewer.position), forward: turn(scene.viewer.forward) } }
      : {}),
  };
};

/** The scene in a mirror that stands along the viewer's line of sight. */
export const mirrored = (scene: Scene): Scene => ({
  ...scene,
  objects: scene.objects.map((o) => ({ ...o, center: [-o.center[0], o.center[1], o.center[2]] as const })),
});
