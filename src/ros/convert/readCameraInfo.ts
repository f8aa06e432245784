import type { RawCameraInfo } from '../../core/image/decode/RawCameraInfo.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { CdrReader } from './CdrReader.ts';
import { readHeader } from './readHeader.ts';

/** sensor_msgs/CameraInfo from its serialised bytes. */
export const readCameraInfo = (cdr: Uint8Array, source: string): Result<RawCameraInfo> => {
  const reader = new CdrReader(cdr);
  const header = readHeader(reader);
  const height = reader.uint32();
  const width = reader.uint32();
  const distortionModel = reader.string();
  const d = reader.float64Sequence();
  const k = reader.float64Array(9);
  reader.float64Array(9); // R turns a stereo camera's rays; P already has it.
  const p = reader.float64Array(12);
  const binningX = reader.uint32();
  const binningY = reader.uint32();
  const roi = {
    xOffset: reader.uint32(),
    yOffset: reader.uint32(),
    height: reader.uint32(),
    width: reader.uint32(),
  };
  if (reader.failed)
    return fail('NO_CAMERA_INFO', `${source}: ${cdr.length} bytes that are not a sensor_msgs/CameraInfo`);
  return ok({ source, ...header, height, width, distortionModel, d, k, p, binningX, binningY, roi });
};
