import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest one above the sources, or above the build, that holds a package.json. */
const packageFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('this program lies in no package');
    folder = parent;
  }
  return folder;
};

/** Where model files are kept: SPATIAL_LLAVA_MODELS, or `.models` in the package, wherever it is installed. */
export const modelsFolder = (): string =>
  process.env.SPATIAL_LLAVA_MODELS || join(packageFolder(), '.models');

/** The model cards that come with the package. */
export const modelCardsFolder = (): string => join(packageFolder(), 'config', 'models');
