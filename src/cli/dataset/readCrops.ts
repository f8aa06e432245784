import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Labelled crops of a folder (labels.jsonl) by label, lower case; none where there is no folder. */
export const readCrops = (folder: string | undefined): ReadonlyMap<string, readonly string[]> => {
  const path = folder === undefined ? undefined : join(folder, 'labels.jsonl');
  const crops = new Map<string, string[]>();
  if (path === undefined) return crops;
  if (!existsSync(path)) throw new Error(`${folder} holds no labels.jsonl`);
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { file, label } = JSON.parse(line) as { file: string; label: string };
    const key = label.toLowerCase();
    crops.set(key, [...(crops.get(key) ?? []), file]);
  }
  return crops;
};
