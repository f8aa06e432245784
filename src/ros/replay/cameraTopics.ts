import { fail, ok, type Result } from '../../core/result.ts';

interface Topic {
  readonly name: string;
  readonly type: string;
}

/** The topics of one camera in a recording. */
export interface CameraTopics {
  readonly color: string;
  readonly depth: string;
  readonly info: string;
}

const IMAGE = 'sensor_msgs/msg/Image';
const INFO = 'sensor_msgs/msg/CameraInfo';
const DEPTH = /depth/i;
/** Pictures that nobody looks at. */
const OTHER = /infra|mask|confidence|mark|annotat|disparity/i;

/**
 * The RGB-D camera of a recording: colour, the depth that is registered to it where several are there, and the
 * CameraInfo beside the colour. What is named is taken as it is.
 */
export const cameraTopics = (
  topics: readonly Topic[],
  named: Partial<CameraTopics> = {},
): Result<CameraTopics> => {
  const images = topics
    .filter(({ type, name }) => type === IMAGE && !OTHER.test(name))
    .map(({ name }) => name);
  const color = named.color ?? images.find((name) => !DEPTH.test(name));
  const depths = images.filter((name) => DEPTH.test(name));
  const depth = named.depth ?? depths.find((name) => /align|regist/i.test(name)) ?? depths[0];
  const infos = topics.filter(({ type }) => type === INFO).map(({ name }) => name);
  const folder = color?.slice(0, color.lastIndexOf('/') + 1) ?? '';
  const info = named.info ?? infos.find((name) => name === `${folder}camera_info`);
  if (color === undefined || depth === undefined || info === undefined)
    return fail(
      'NO_FRAME',
      `the recording has no ${color === undefined ? 'colour image' : depth === undefined ? 'depth image' : `CameraInfo beside ${color}`}; it has ${topics.map(({ name }) => name).join(', ')}`,
    );
  return ok({ color, depth, info });
};
