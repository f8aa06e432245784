import { dirname, isAbsolute, resolve } from 'node:path';
import { ok, type Result } from '../../../core/result.ts';
import { loadCard } from './loadCard.ts';
import type { NamerCard } from './NamerCard.ts';
import { modelCardsFolder } from './packageFolders.ts';
import { parseNamerCard } from './parseNamerCard.ts';

/** A namer's card, and the folder where it lies: its own weights lie beside it. */
export interface LoadedNamer extends NamerCard {
  readonly folder: string;
}

/** By name or path, as `loadCard`. Fails with MODEL_UNAVAILABLE. */
export const loadNamerCard = async (nameOrPath: string): Promise<Result<LoadedNamer>> => {
  const card = await loadCard(nameOrPath, parseNamerCard);
  if (!card.ok) return card;
  const isPath = isAbsolute(nameOrPath) || /\.ya?ml$/.test(nameOrPath);
  return ok({ ...card.value, folder: isPath ? dirname(resolve(nameOrPath)) : modelCardsFolder() });
};
