/** A command line that cannot be run: nothing was tried. */
export interface UsageError {
  readonly usageError: string;
}

export const usageError = (reason: string): UsageError => ({ usageError: reason });

export const isUsageError = (value: object): value is UsageError => 'usageError' in value;

/** What node:util's parseArgs throws at an unknown or incomplete option, as a value. */
export const parsed = <T extends object>(parse: () => T): T | UsageError => {
  try {
    return parse();
  } catch (error) {
    return usageError((error as Error).message.split('. ')[0]!);
  }
};
