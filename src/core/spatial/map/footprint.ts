import type { SceneObject } from '../scene/Scene.ts';

/** Nearer to 45 degrees than this, the own sides of a turned box cannot be told from its extents. */
const LEAST_DIVISOR = 0.35;

/** Corners of an object's footprint, metres, anticlockwise: turned by its yaw where that is known, else its extents. */
export const footprint = ({ center, size, yaw }: SceneObject): readonly (readonly [number, number])[] => {
  const corners = (long: number, broad: number, turn: number): readonly (readonly [number, number])[] =>
    (
      [
        [1, 1],
        [-1, 1],
        [-1, -1],
        [1, -1],
      ] as const
    ).map(([i, j]) => {
      const [x, y] = [(i * long) / 2, (j * broad) / 2];
      return [
        center[0] + x * Math.cos(turn) - y * Math.sin(turn),
        center[1] + x * Math.sin(turn) + y * Math.cos(turn),
      ];
    });
  const plain = corners(size[0], size[1], 0);
  if (yaw === undefined) return plain;
  const [c, s] = [Math.abs(Math.cos(yaw)), Math.abs(Math.sin(yaw))];
  const divisor = c * c - s * s;
  if (Math.abs(divisor) < LEAST_DIVISOR) return plain;
  // Extents of a turned box: c long + s broad, and s long + c broad.
  const long = (c * size[0] - s * size[1]) / divisor;
  const broad = (c * size[1] - s * size[0]) / divisor;
  return long > 0.005 && broad > 0.005 ? corners(long, broad, yaw) : plain;
};
