import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkLabels } from './checkLabels.ts';
import type { LabelledFrame } from './LabelledFrame.ts';

const QUESTIONS = 'expressions.jsonl';
/** What the set's own format has no place for: sizes, and which frames a person has looked at. */
const PROGRESS = 'labelling.json';

/** A set of annotated frames on disk while a person corrects it: each change is stored, and the set is whole after each. */
export class LabelStore {
  readonly #folder: string;
  readonly #frames: Map<string, LabelledFrame>;

  private constructor(folder: string, frames: readonly LabelledFrame[]) {
    this.#folder = folder;
    this.#frames = new Map(frames.map((frame) => [frame.name, frame]));
  }

  /** Takes up a set where it was left; undefined where there is none. */
  static async open(folder: string): Promise<LabelStore | undefined> {
    if (!existsSync(join(folder, PROGRESS))) return undefined;
    const frames = JSON.parse(await readFile(join(folder, PROGRESS), 'utf8')) as LabelledFrame[];
    return new LabelStore(folder, frames);
  }

  /** Begins a set of frames whose folders have been written. */
  static async begin(folder: string, frames: readonly LabelledFrame[]): Promise<LabelStore> {
    const store = new LabelStore(folder, frames);
    await store.#write();
    return store;
  }

  get frames(): readonly LabelledFrame[] {
    return [...this.#frames.values()];
  }

  /** The picture of a frame of this set; undefined for any other name. */
  async picture(name: string): Promise<Uint8Array | undefined> {
    return this.#frames.has(name) ? readFile(join(this.#folder, name, 'color.png')) : undefined;
  }

  /** Stores what a person made of a frame; says what is wrong with it, and stores nothing then. */
  async correct(name: string, given: unknown): Promise<string | undefined> {
    const frame = this.#frames.get(name);
    if (!frame) return 'there is no such frame in this set';
    const labels = checkLabels(frame, given);
    if (typeof labels === 'string') return labels;
    this.#frames.set(name, { ...frame, ...labels, isChecked: true });
    await replace(join(this.#folder, name, 'objects.json'), JSON.stringify(labels.objects, null, 1));
    await this.#write();
    return undefined;
  }

  async #write(): Promise<void> {
    const rows = this.frames.flatMap(({ questions }) => questions.map((row) => JSON.stringify(row)));
    await replace(join(this.#folder, QUESTIONS), `${rows.join('\n')}\n`);
    await replace(join(this.#folder, PROGRESS), JSON.stringify(this.frames));
  }
}

/** Whole or not at all. */
const replace = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
};
