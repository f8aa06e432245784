import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where rcl writes its log file. */
const logFolder = (): string =>
  process.env.ROS_LOG_DIR || join(process.env.ROS_HOME || join(homedir(), '.ros'), 'log');

/** Step by step: Node's own recursion never ends where a parent is there and takes no folders (/proc). */
const make = (folder: string): void => {
  if (existsSync(folder)) return;
  make(dirname(folder));
  mkdirSync(folder);
};

/**
 * The arguments for `rcl.init`. Where no log file can be written, rcl's log library would abort the process: then the log
 * goes to the terminal and to /rosout alone, and `warn` is told why.
 */
export const logArguments = (
  argv: readonly string[],
  warn: (message: string) => void = (message) => console.error(message),
): string[] => {
  const folder = logFolder();
  try {
    make(folder);
    accessSync(folder, constants.W_OK);
    return [...argv];
  } catch (error) {
    warn(`no log file: ${folder}: ${(error as Error).message}`);
    return [...argv, '--ros-args', '--disable-external-lib-logs'];
  }
};
