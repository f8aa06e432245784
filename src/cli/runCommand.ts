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

/** What the system refused (a full disk, no rights) is said in its words; where a defect is, its stack tells. */
const whyOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? error.message : (error.stack ?? error.message);
};
