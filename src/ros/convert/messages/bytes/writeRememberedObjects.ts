import { CdrWriter } from '../../CdrWriter.ts';
import type { rememberedMessage, rememberedObjectsMessage } from '../rememberedMessage.ts';
import { writeCovariedPose, writeHeader, writeTime, writeXyz } from './parts.ts';

/** A thing without a picture takes some 600 bytes. */
const OBJECT_BYTES = 1000;

/** spatial_llava/RememberedObjects, serialised: two hundred cost rclnodejs 100 ms of the node's own thread. */
export const writeRememberedObjects = ({
  header,
  map,
  total,
  objects,
}: ReturnType<typeof rememberedObjectsMessage>): Buffer => {
  const writer = new CdrWriter(OBJECT_BYTES * (objects.length + 1));
  return writeHeader(writer, header).string(map).uint32(total).sequence(objects, writeObject).finish();
};

const writeObject = (of: ReturnType<typeof rememberedMessage>, writer: CdrWriter): void => {
  writeHeader(writer, of.header)
    .uint32(of.id)
    .string(of.label)
    .float32(of.score)
    .sequence(of.other_labels, ({ label, score }) => writer.string(label).float32(score))
    .string(of.color);
  writeCovariedPose(writer, of.pose);
  writeXyz(writer, of.size);
  writeTime(writer, of.first_seen)
    .float64(of.age)
    .uint32(of.times_seen)
    .bool(of.gone)
    .sequence(of.earlier, ({ header, point }) => writeXyz(writeHeader(writer, header), point))
    .bytes(of.thumbnail);
};
