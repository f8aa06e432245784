import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One annotated thing of objects.json. */
export interface AnnotatedObject {
  readonly id: string;
  readonly label: string;
  readonly synonyms: readonly string[];
  readonly colour: string;
  readonly box: readonly [number, number, number, number];
  readonly point: readonly [number, number];
  readonly median_depth_m?: number | null;
}

/** One row of expressions.jsonl. */
export interface FrameQuestion {
  readonly frame: string;
  readonly expression: string;
  readonly kind: 'unique' | 'ambiguous' | 'absent';
  readonly target: string | null;
  readonly candidates: readonly string[];
  readonly skills: readonly string[];
}

export interface AnnotatedFrame {
  readonly name: string;
  readonly folder: string;
  readonly objects: ReadonlyMap<string, AnnotatedObject>;
  readonly questions: readonly FrameQuestion[];
}

/**
 * Reads a set of annotated frames: `expressions.jsonl` beside one folder a frame, or several such sets in subfolders.
 * Rejects with a readable reason when the set is not of that form: a score of half a set would be misleading.
 */
export const readFrameSet = async (folder: string): Promise<readonly AnnotatedFrame[]> => {
  const names = await readdir(folder);
  if (names.includes('expressions.jsonl')) return readOne(folder);
  const sets: AnnotatedFrame[] = [];
  for (const name of names.sort()) {
    const inner = await readdir(join(folder, name)).catch((): string[] => []);
    if (inner.includes('expressions.jsonl')) sets.push(...(await readOne(join(folder, name))));
  }
  if (sets.length === 0) throw new Error(`${folder} holds no expressions.jsonl, nor does a folder in it`);
  return sets;
};

const readOne = async (folder: string): Promise<readonly AnnotatedFrame[]> => {
  const path = join(folder, 'expressions.jsonl');
  const byFrame = new Map<string, FrameQuestion[]>();
  for (const [i, line] of (await readFile(path, 'utf8')).split('\n').entries()) {
    if (line.trim() === '') continue;
    const question = toQuestion(JSON.parse(line), `${path}:${i + 1}`);
    byFrame.set(question.frame, [...(byFrame.get(question.frame) ?? []), question]);
  }
  return Promise.all(
    [...byFrame].map(async ([name, questions]) => {
      const objects = JSON.parse(
        await readFile(join(folder, name, 'objects.json'), 'utf8'),
      ) as AnnotatedObject[];
      const frame = {
        name,
        folder: join(folder, name),
        objects: new Map(objects.map((object) => [object.id, object])),
        questions,
      };
      for (const { target, candidates, expression } of questions)
        for (const id of target === null ? candidates : [target, ...candidates])
          if (!frame.objects.has(id))
            throw new Error(`${path}: "${expression}" names ${id}, not in ${name}/objects.json`);
      return frame;
    }),
  );
};

const toQuestion = (row: Partial<FrameQuestion>, whose: string): FrameQuestion => {
  const { frame, expression, kind, target = null, candidates = [], skills = [] } = row;
  if (typeof frame !== 'string' || typeof expression !== 'string')
    throw new Error(`${whose}: frame and expression must be texts`);
  if (kind !== 'unique' && kind !== 'ambiguous' && kind !== 'absent')
    throw new Error(`${whose}: kind is ${JSON.stringify(kind)}, expected unique, ambiguous or absent`);
  if (kind === 'unique' && target === null) throw new Error(`${whose}: a unique expression needs a target`);
  return { frame, expression, kind, target, candidates: candidates ?? [], skills: skills ?? [] };
};
