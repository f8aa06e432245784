import type { KnownNames, LearntName } from '../../core/naming/learnt/LearntName.ts';
import { learnName } from '../../core/naming/learnt/learnName.ts';
import type { NameStore } from '../../core/naming/learnt/NameStore.ts';
import { ok, type Result } from '../../core/result.ts';
import type { Landmark } from '../../core/types/landmarks.ts';

/**
 * The names that people gave to things of this site. Several nodes, one a camera, may share a file: each reads what another was
 * told when it looks next, and before it changes anything.
 */
export class NameKeeper {
  readonly #store: () => NameStore;
  #names: readonly LearntName[] = [];
  #edition: string | undefined;

  /** @param store as the parameters say now */
  constructor(store: () => NameStore) {
    this.#store = store;
  }

  get names(): readonly LearntName[] {
    return this.#names;
  }

  /** With what memory knows of the tracks that are in view. */
  known(tracks: ReadonlyMap<number, string> = new Map()): KnownNames {
    // What cannot be read now is as it was: /name_object says why.
    if (this.#store().edition() !== this.#edition) this.load();
    return { learnt: this.#names, tracks };
  }

  load(): Result<void> {
    const store = this.#store();
    this.#edition = store.edition();
    const held = store.load();
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
    if (!saved.ok) return saved;
    this.#names = changed.value;
    this.#edition = this.#store().edition();
    return saved;
  }
}
