import { isUsageError, type UsageError } from './usage.ts';

/**
 * Runs a command and sets the exit code: 0 answered (a refusal is an answer), 1 the program failed, 2 the command line
 * cannot be understood. `parse` gives undefined when help was asked for.
 */
export const runCommand = async <A extends object>(
  name: string,
  usage: string,
  parse: () => A | UsageError | undefined,
  run: (args: A) => Promise<void>,
): Promise<void> => {
  const args = parse();
  if (args === undefined) {
    console.log(usage);
    return;
  }
  if (isUsageError(args)) {
    console.error(`${name}: ${args.usageError}\n\n${howToCall(usage)}\n--help says every option`);
    process.exitCode = 2;
    return;
  }
  try {
    await run(args);
  } catch (error) {
    console.error(`${name}: ${whyOf(error)}`);
    process.exitCode = 1;
  }
};

/** The calls alone: below thirty lines of options nobody finds what was wrong. */
const howToCall = (usage: string): string => usage.split('\n\n', 1)[0]!;

const REFUSED: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'no right to read or write there',
  EPERM: 'no right to do that',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'that is a folder',
  EEXIST: 'there is something of that name already',
  ENOSPC: 'the disk is full',
  EROFS: 'nothing can be written there',
};

/** What the system refused (a full disk, no rights) is said in words; where a defect is, its stack tells. */
const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (!('syscall' in error)) return error.stack ?? error.message;
  const { code = '', path, message } = error as NodeJS.ErrnoException;
  const why = REFUSED[code];
  return why === undefined || path === undefined ? message : `${path}: ${why} (${code})`;
};
