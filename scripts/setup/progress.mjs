import { takeEndingSignals } from './endings.mjs';

const startedMs = performance.now();

/** Seconds since this program began, "12.3". */
export const elapsedSeconds = () => ((performance.now() - startedMs) / 1000).toFixed(1);

/** One line of progress on stderr, with the seconds since the start: stdout stays for results. */
export function say(text) {
  process.stderr.write(`[${elapsedSeconds().padStart(6)} s] ${text}\n`);
}

/** A fault that the user can mend: shown as its message alone, without a stack. */
export class SetupError extends Error {}

/**
 * Runs a program's main function; prints the message of a SetupError, the stack of anything else, and exits 1. A signal
 * ends it with everything that it began.
 */
export async function runMain(main) {
  takeEndingSignals();
  try {
    await main();
  } catch (error) {
    say(error instanceof SetupError ? `cannot go on: ${error.message}` : `failed: ${error?.stack ?? error}`);
    process.exitCode = 1;
  }
}
