import type { KnownNames, LearntName } from '../../core/naming/learnt/LearntName.ts';
import { learnName } from '../../core/naming/learnt/learnName.ts';
import type { NameStore } from '../../core/naming/learnt/NameStore.ts';
import { ok, type Result } from '../../core/result.ts';
import type { Landmark } from '../../core/types/landmarks.ts';

/**
 * The names that people gave to things of this site. Read anew before each change: several nodes, one a camera, may share
 * a file, and none forgets what another was told.
 */
export class NameKeeper {
  readonly #store: () => NameStore;
  #names: readonly LearntName[] = [];

  /** @param store as the parameters say now */
  constructor(store: () => NameStore) {
    this.#store = store;
  }

  get names(): readonly LearntName[] {
    return this.#names;
  }

  /** With what memory knows of the tracks that are in view. */
  known(tracks: ReadonlyMap<number, string> = new Map()): KnownNames {
    return { learnt: this.#names, tracks };
  }

  load(): Result<void> {
    const held = this.#store().load();
    if (!held.ok) return held;
    this.#names = held.value;
    return ok(undefined);
  }

  /** @param others the other things in view: what looks like it and is not it */
  learn(name: string, landmark: Landmark, others: readonly Landmark[]): Result<void> {
    return this.#change((names) => learnName(names, name, landmark, others));
  }

  /** Whether there was such a name. */
  forget(name: string): Result<boolean> {
    let isKnown = false;
    const changed = this.#change((names) => {
      isKnown = names.some((one) => one.name === name);
      return ok(names.filter((one) => one.name !== name));
    });
    return changed.ok ? ok(isKnown) : changed;
  }

  #change(change: (names: readonly LearntName[]) => Result<readonly LearntName[]>): Result<void> {
    const loaded = this.load();
    if (!loaded.ok) return loaded;
    const changed = change(this.#names);
    if (!changed.ok) return changed;
    const saved = this.#store().save(changed.value);
    if (saved.ok) this.#names = changed.value;
    return saved;
  }
}
