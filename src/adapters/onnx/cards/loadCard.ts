import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fail, type Result } from '../../../core/result.ts';
import { modelCardsFolder } from './packageFolders.ts';

/**
 * A card by the name of one that comes with the package ("centernet"), or by the path of a YAML file; `parse` reads its
 * text. Fails with MODEL_UNAVAILABLE.
 */
export const loadCard = async <T>(
  nameOrPath: string,
  parse: (text: string, where: string) => Result<T>,
): Promise<Result<T>> => {
  const isPath = isAbsolute(nameOrPath) || /\.ya?ml$/.test(nameOrPath);
  if (!isPath && !/^[\w-]+$/.test(nameOrPath)) {
    return fail(
      'MODEL_UNAVAILABLE',
      `${JSON.stringify(nameOrPath)} is neither a card's name nor a YAML file`,
    );
  }
  const path = isPath ? nameOrPath : join(modelCardsFolder(), `${nameOrPath}.yaml`);
  try {
    return parse(await readFile(path, 'utf8'), nameOrPath);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${nameOrPath}: ${(error as Error).message}`);
  }
};
