import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where memory is stored: as the parameter says, or among ROS's own files. */
export const memoryPath = (given: string): string =>
  given || join(process.env.ROS_HOME || join(homedir(), '.ros'), 'spatial_llava', 'memory.sqlite');
