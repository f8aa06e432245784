import type { Parameters } from '../../core/parameters/parameters.ts';
import { viewerFrame } from '../../pipeline/withViewer.ts';
import { STANDPOINT_FRAME, type Standpoint } from '../FolderTransforms.ts';
import { type UsageError, usageError } from '../usage.ts';

/** Whose left and front: a frame by the node's names, or somebody who stands in the world. */
export interface Viewer {
  readonly name: string;
  readonly standpoint?: Standpoint;
}

export interface AskOptions {
  readonly viewer?: Viewer | undefined;
  /** Frame of the answer's pose; the optical frame where none is given. */
  readonly targetFrame?: string | undefined;
}

export const VIEWER_USAGE = `  --viewer camera|robot|FRAME      whose left and front (camera); FRAME as the node takes it: world, map
  --viewer X,Y,DEGREES             of who stands there in the world and looks that way (0: along its x axis)`;

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const STANDPOINT = new RegExp(`^(${NUMBER}),(${NUMBER}),(${NUMBER})$`);

/** Reads --viewer; undefined where it was not given. */
export const parseViewer = (value: string | undefined): Viewer | UsageError | undefined => {
  if (value === undefined) return undefined;
  const place = STANDPOINT.exec(value);
  if (place) {
    const [x, y, degrees] = place.slice(1).map(Number) as [number, number, number];
    return { name: STANDPOINT_FRAME, standpoint: { x, y, yaw: (degrees * Math.PI) / 180 } };
  }
  if (!/^[A-Za-z]\w*(?:\/\w+)*$/.test(value))
    return usageError(`--viewer is ${value}, expected camera, robot, the name of a frame, or X,Y,DEGREES`);
  return { name: value };
};

/** The frame that `withViewer` takes: '' is the camera. */
export const viewerFrameOf = (viewer: Viewer | undefined, parameters: Parameters): string =>
  viewerFrame(viewer?.name ?? '', parameters);
