import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fail, type Result } from '../../core/result.ts';
import type { ModelCard } from './ModelCard.ts';
import { modelCardsFolder } from './packageFolders.ts';
import { parseModelCard } from './parseModelCard.ts';

/** A card by the name of one that comes with the package ("centernet"), or by the path of a YAML file. */
export const loadModelCard = async (nameOrPath: string): Promise<Result<ModelCard>> => {
  const isPath = isAbsolute(nameOrPath) || /\.ya?ml$/.test(nameOrPath);
  if (!isPath && !/^[\w-]+$/.test(nameOrPath)) {
    return fail(
      'MODEL_UNAVAILABLE',
      `${JSON.stringify(nameOrPath)} is neither a card's name nor a YAML file`,
    );
  }
  const path = isPath ? nameOrPath : join(modelCardsFolder(), `${nameOrPath}.yaml`);
  try {
    return parseModelCard(await readFile(path, 'utf8'), nameOrPath);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${nameOrPath}: ${(error as Error).message}`);
  }
};
