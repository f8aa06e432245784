/** Which ROS 2 a run uses. */
export interface Distribution {
  readonly kind: 'sourced' | 'embedded';
  readonly distro: string;
  /** Where the set-up keeps what belongs to this distribution. */
  readonly folder: string;
  readonly prefix: string;
  readonly overlay: string;
  readonly install: string;
}

export function findDistribution(env?: NodeJS.ProcessEnv): Distribution;
export function hasPackage(name: string, prefixes: readonly string[]): boolean;
export function basePrefixes(distribution: Distribution, env?: NodeJS.ProcessEnv): string[];
export function pythonFolders(prefix: string): string[];
