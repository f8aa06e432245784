import { readFileSync, writeFileSync } from 'node:fs';
import { parameterTable } from '../src/core/parameters/parameterTable.ts';
import { parameterYaml } from '../src/core/parameters/parameterYaml.ts';

/** `npm run config`: config/spatial_llava.yaml and the README's table from the parameter table. */
writeFileSync(new URL('../config/spatial_llava.yaml', import.meta.url), parameterYaml());

const readme = new URL('../README.md', import.meta.url);
const text = readFileSync(readme, 'utf8');
const table = /^\| parameter \| type \|.*\n(?:\|.*\n)+/m;
if (!table.test(text)) throw new Error('README.md has no table of parameters to replace');
writeFileSync(
  readme,
  text.replace(table, () => parameterTable()),
);
