import { readdirSync, readFileSync } from 'node:fs';
import { slopeOf } from './slopeOf.ts';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const entries = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** Whichever of its threads started them. */
const childrenOf = (pid: number): readonly number[] =>
  entries(`/proc/${pid}/task`).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).trim().split(' ').filter(Boolean).map(Number),
  );

/** A process and all that it started and that still lives; Linux. */
const familyOf = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(familyOf)];

/** Resident megabytes (1e6 bytes) of a process alone. */
const residentOf = (pid: number): number =>
  (Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024) / 1e6;

/** Resident memory of a process over time, sampled by who holds it. */
export class Growth {
  readonly #pid: number;
  readonly #withChildren: boolean;
  readonly #samples: [hours: number, megabytes: number][] = [];

  constructor(pid: number, { withChildren = false } = {}) {
    this.#pid = pid;
    this.#withChildren = withChildren;
  }

  sample(hours: number): void {
    const pids = this.#withChildren ? familyOf(this.#pid) : [this.#pid];
    this.#samples.push([hours, pids.reduce((sum, pid) => sum + residentOf(pid), 0)]);
  }

  get descriptors(): number {
    return readdirSync(`/proc/${this.#pid}/fd`).length;
  }

  get threads(): number {
    return readdirSync(`/proc/${this.#pid}/task`).length;
  }

  /** Megabytes an hour after a warm-up: through all samples, and through the least of each minute, which garbage is not in. */
  since(hours: number) {
    const warm = this.#samples.filter(([at]) => at >= hours);
    const least = new Map<number, [number, number]>();
    for (const sample of warm) {
      const minute = Math.floor(sample[0] * 60);
      const held = least.get(minute);
      if (!held || sample[1] < held[1]) least.set(minute, sample);
    }
    const last = warm.at(-1)?.[1] ?? Number.NaN;
    return {
      first: warm[0]?.[1] ?? Number.NaN,
      last,
      all: slopeOf(warm),
      least: slopeOf([...least.values()]),
    };
  }
}
