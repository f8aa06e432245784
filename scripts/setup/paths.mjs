import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Git-ignored folder that holds everything which the set-up makes outside node_modules. */
export const rosFolder = resolve(projectRoot, '.ros');

/** Path inside the project. */
export const inProject = (...parts) => resolve(projectRoot, ...parts);
