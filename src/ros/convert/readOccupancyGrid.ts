import type { Costmap } from '../../core/approach/Costmap.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { normalized } from '../../core/transforms/interpolate.ts';
import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

const FINEST_METRES = 0.005;
const COARSEST_METRES = 1;

/** nav_msgs/OccupancyGrid from its serialised bytes, its bounds checked. */
export const readOccupancyGrid = (cdr: Uint8Array, source: string): Result<Costmap> => {
  const reader = new CdrReader(cdr);
  const header = readHeader(reader);
  reader.int32(); // map_load_time
  reader.uint32();
  const resolution = reader.float32();
  const width = reader.uint32();
  const height = reader.uint32();
  const [x, y, z, qx, qy, qz, qw] = reader.float64Array(7);
  const bytes = reader.bytes();
  const refused = (why: string) => fail('BAD_IMAGE', `${source}: ${why}`);
  if (reader.failed) return refused(`${cdr.length} bytes that are not a nav_msgs/OccupancyGrid`);
  if (!(resolution >= FINEST_METRES && resolution <= COARSEST_METRES))
    return refused(`cells of ${resolution} m, expected ${FINEST_METRES} to ${COARSEST_METRES} m`);
  if (width * height !== bytes.length || bytes.length === 0)
    return refused(`${bytes.length} cells, expected ${width} x ${height}, and some`);
  const rotation = [qx!, qy!, qz!, qw!] as const;
  if (![x!, y!, z!, ...rotation].every(Number.isFinite) || Math.abs(Math.hypot(...rotation) - 1) > 0.1)
    return refused('an origin that is no pose');
  const origin = { translation: [x!, y!, z!] as const, rotation: normalized(rotation) };
  const data = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return ok({ ...header, resolution, width, height, origin, data });
};
