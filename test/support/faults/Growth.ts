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

/** Megabytes (1e6 bytes) of a process. */
interface Held {
  readonly resident: number;
  /** What no other process shares: a leak is here. */
  readonly own: number;
  /** Pages of the middleware's segments that it has read: bounded by their sizes. */
  readonly shared: number;
}

const heldBy = (pid: number): Held => {
  const status = read(`/proc/${pid}/status`);
  const of = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024) / 1e6;
  return { resident: of('VmRSS'), own: of('RssAnon'), shared: of('RssShmem') };
};

type Sample = readonly [hours: number, megabytes: number];

/** Slopes in megabytes an hour: through all samples, and through the least of each minute (after a collection: what is held). */
const slopesOf = (samples: readonly Sample[]) => {
  const least = new Map<number, Sample>();
  for (const sample of samples) {
    const minute = Math.floor(sample[0] * 60);
    const held = least.get(minute);
    if (!held || sample[1] < held[1]) least.set(minute, sample);
  }
  return {
    first: samples[0]?.[1] ?? Number.NaN,
    last: samples.at(-1)?.[1] ?? Number.NaN,
    all: slopeOf(samples),
    least: slopeOf([...least.values()]),
  };
};

/** Resident memory of a process over time, by who holds it. */
export class Growth {
  readonly #pid: number;
  readonly #withChildren: boolean;
  readonly #samples: (Held & { readonly hours: number })[] = [];

  constructor(pid: number, { withChildren = false } = {}) {
    this.#pid = pid;
    this.#withChildren = withChildren;
  }

  sample(hours: number): void {
    const all = (this.#withChildren ? familyOf(this.#pid) : [this.#pid]).map(heldBy);
    const sum = (of: keyof Held) => all.reduce((total, held) => total + held[of], 0);
    this.#samples.push({ hours, resident: sum('resident'), own: sum('own'), shared: sum('shared') });
  }

  /** Has it collect its garbage; for programs that `collectOnSignal.mjs` was imported into. */
  collect(): void {
    for (const pid of this.#withChildren ? familyOf(this.#pid) : [this.#pid]) process.kill(pid, 'SIGUSR2');
  }

  get descriptors(): number {
    return readdirSync(`/proc/${this.#pid}/fd`).length;
  }

  get threads(): number {
    return readdirSync(`/proc/${this.#pid}/task`).length;
  }

  /** What was resident after a warm-up, and of it what no other process shares, and what is read of the middleware's segments. */
  since(hours: number) {
    const warm = this.#samples.filter((sample) => sample.hours >= hours);
    const of = (kind: keyof Held) => slopesOf(warm.map((sample) => [sample.hours, sample[kind]]));
    return { resident: of('resident'), own: of('own'), shared: of('shared') };
  }
}
