import type { NameStore } from '../../core/naming/learnt/NameStore.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { openNameStore } from './openNameStore.ts';
import { rosHome } from './rosHome.ts';

/** The names that the node's parameters ask for. */
export const openNodeNames = (parameters: Parameters, warn: (message: string) => void): NameStore =>
  openNameStore(parameters['vocabulary.learnt'] || rosHome('names.json'), warn);
