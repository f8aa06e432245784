import { fail, ok, type Result } from '../../core/result.ts';
import type { StampedTransform } from '../../core/transforms/StampedTransform.ts';
import { plainFrameId } from '../../core/types/plainFrameId.ts';
import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

/** More links than any robot has in one message. */
const MAX_LINKS = 10_000;

/** tf2_msgs/TFMessage from its serialised bytes. */
export const readTransforms = (cdr: Uint8Array, isStatic: boolean): Result<readonly StampedTransform[]> => {
  const reader = new CdrReader(cdr);
  const count = Math.min(reader.uint32(), MAX_LINKS);
  const links: StampedTransform[] = [];
  for (let i = 0; i < count && !reader.failed; i++) {
    const { stampNs, frameId } = readHeader(reader);
    const child = plainFrameId(reader.string());
    const [x, y, z, qx, qy, qz, qw] = reader.float64Array(7);
    if (reader.failed) break;
    links.push({
      parent: frameId,
      child,
      stampNs,
      transform: { translation: [x!, y!, z!], rotation: [qx!, qy!, qz!, qw!] },
      isStatic,
    });
  }
  if (reader.failed) return fail('INTERNAL', `${cdr.length} bytes that are not a tf2_msgs/TFMessage`);
  return ok(links);
};
