import type { Result } from '../../../core/result.ts';
import { loadCard } from './loadCard.ts';
import type { ModelCard } from './ModelCard.ts';
import { parseModelCard } from './parseModelCard.ts';

/** A detector's card by the name of one that comes with the package ("centernet"), or by the path of a YAML file. */
export const loadModelCard = (nameOrPath: string): Promise<Result<ModelCard>> =>
  loadCard(nameOrPath, parseModelCard);
