import type { StructurePlane } from '../classifyPlanes.ts';
import { planeDistance } from '../Plane.ts';

/** Height of the floor along up (m, the camera at 0), where a floor is seen. */
export function groundOf(planes: readonly StructurePlane[]): number | undefined {
  const floor = planes.find(({ role }) => role === 'floor');
  return floor && floor.level * planeDistance(floor);
}
