import { constants } from 'node:os';

/** Resolves with the first signal that asks this program to end; the second one ends it at once. */
export const endingSignal = (): Promise<NodeJS.Signals> => {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (asked) process.exit(128 + constants.signals[signal]);
        asked = true;
        resolve(signal);
      });
  });
};
