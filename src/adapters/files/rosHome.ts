import { homedir } from 'node:os';
import { join } from 'node:path';

/** A file of ours among ROS's own. */
export const rosHome = (file: string): string =>
  join(process.env.ROS_HOME || join(homedir(), '.ros'), 'spatial_llava', file);
