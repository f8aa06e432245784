import { rosHome } from '../files/rosHome.ts';

/** Where memory is stored: as the parameter says, or among ROS's own files. */
export const memoryPath = (given: string): string => given || rosHome('memory.sqlite');
