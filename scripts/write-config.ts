import { writeFileSync } from 'node:fs';
import { parameterYaml } from '../src/core/parameters/parameterYaml.ts';

/** `npm run config`: config/spatial_llava.yaml from the parameter table. */
writeFileSync(new URL('../config/spatial_llava.yaml', import.meta.url), parameterYaml());
