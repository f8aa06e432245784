import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DtypeChoice, onnxFileOf } from '../dtypes.ts';
import { MODEL_FAMILIES, type ModelFamily, partsOf, TEXT_FILES, textFilesOf } from '../families.ts';
import { checkModelFolder } from '../files/checkModelFolder.ts';
import { downloadModel } from '../files/downloadModel.ts';
import { refused } from './loadParts.ts';
import type { WorkerOptions } from './protocol.ts';

const onnxFiles = (family: ModelFamily, dtype: DtypeChoice): readonly string[] =>
  partsOf(family).map((part) => onnxFileOf(part, dtype));

const neededText = (families: readonly ModelFamily[]): readonly string[] => {
  const files = textFilesOf(families);
  return Object.keys(files).filter((file) => files[file]);
};

const familyOf = async (root: string, families: readonly ModelFamily[]): Promise<ModelFamily> => {
  let type: unknown;
  try {
    type = (JSON.parse(await readFile(join(root, 'config.json'), 'utf8')) as { model_type?: unknown })
      .model_type;
  } catch (error) {
    throw refused(`config.json cannot be read: ${(error as Error).message}`);
  }
  if (families.includes(type as ModelFamily)) return type as ModelFamily;
  const shown = JSON.stringify(type)?.slice(0, 60) ?? 'nothing';
  throw refused(`its model_type is ${shown}; supported are ${families.join(', ')}`);
};

const fetchMissing = async (options: WorkerOptions): Promise<void> => {
  const { folder, card, dtype, download, families = MODEL_FAMILIES } = options;
  if (!download) return;
  const log = (line: string): void => console.error(line);
  const text = card?.files
    ? Object.fromEntries(Object.keys(card.files).map((file) => [file, true]))
    : textFilesOf(families);
  const first = await downloadModel({ ...download, folder, files: text, hashes: card?.files, log });
  if (!first.ok) throw refused(first.failure.message);
  if (card?.files) return;
  const family = card?.family ?? (await familyOf(folder, families));
  const onnx = Object.fromEntries(
    onnxFiles(family, dtype).flatMap((file) => [
      [file, true],
      // Parts over 2 GiB keep their weights beside them.
      [`${file}_data`, false],
    ]),
  );
  const second = await downloadModel({ ...download, folder, files: onnx, log });
  if (!second.ok) throw refused(second.failure.message);
};

/**
 * The model's folder, complete (fetched where that is allowed), held to the rules of `checkModelFolder`, and its family.
 * Throws HostedFailure for good.
 */
export const prepareFolder = async (
  options: WorkerOptions,
): Promise<{ root: string; family: ModelFamily }> => {
  await fetchMissing(options);
  const { folder, card, dtype, families = MODEL_FAMILIES } = options;
  // Nothing is read, not even config.json, before the folder has been held to the rules.
  const text = await checkModelFolder({ folder, needed: neededText(families), hashes: card?.files });
  if (!text.ok) throw refused(text.failure.message);
  const family = await familyOf(text.value, families);
  if (card && card.family !== family)
    throw refused(`its card says ${card.family}, its config.json ${family}`);
  const optional = Object.keys(card?.files ?? {}).filter((file) => Object.hasOwn(TEXT_FILES, file));
  const needed = [...new Set([...neededText([family]), ...optional, ...onnxFiles(family, dtype)])];
  const whole = await checkModelFolder({ folder, needed, hashes: card?.files });
  if (!whole.ok) throw refused(whole.failure.message);
  return { root: whole.value, family };
};
