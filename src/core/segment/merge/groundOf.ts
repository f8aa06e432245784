import type { StructurePlane } from '../planes/classifyPlanes.ts';
import { planeDistance } from '../planes/Plane.ts';

/** Height of the floor along up (m, the camera at 0), where a floor is seen. */
export const groundOf = (planes: readonly StructurePlane[]): number | undefined => {
  const floor = planes.find(({ role }) => role === 'floor');
  return floor && floor.level * planeDistance(floor);
};
