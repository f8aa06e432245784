import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NUMBERS_PER_MARK } from '../../core/pointer/markNumbers.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { modelCardsFolder } from '../onnx/cards/packageFolders.ts';
import type { PointerCard } from './PointerCard.ts';
import { parsePointerCard } from './parsePointerCard.ts';

/** A pointing model's card, and the folder where it and the weights lie. */
export interface LoadedPointer extends PointerCard {
  readonly folder: string;
}

/** The card that a name or path means, where it is one of a pointing model. */
const cardPath = (model: string): string | undefined => {
  const shipped = join(modelCardsFolder(), `${model}.yaml`);
  const path = /^[\w-]+$/.test(model) ? shipped : /\.ya?ml$/.test(model) ? resolve(model) : undefined;
  if (path === undefined || !existsSync(path)) return undefined;
  return /^task: *pointing *$/m.test(readFileSync(path, 'utf8')) ? path : undefined;
};

/** Whether `vlm.model` names a pointing model: a card that comes along, or the path of one. */
export const isPointer = (model: string): boolean => cardPath(model) !== undefined;

/** Fails with MODEL_UNAVAILABLE. */
export const loadPointerCard = (model: string): Result<LoadedPointer> => {
  const path = cardPath(model);
  if (path === undefined)
    return fail('MODEL_UNAVAILABLE', `${JSON.stringify(model)} is no card of a pointing model`);
  const card = parsePointerCard(readFileSync(path, 'utf8'), model);
  if (!card.ok) return card;
  if (card.value.numbers !== NUMBERS_PER_MARK)
    return fail(
      'MODEL_UNAVAILABLE',
      `model card ${model}: it reads ${card.value.numbers} numbers a mark; this program gives ${NUMBERS_PER_MARK}`,
    );
  return ok({ ...card.value, folder: dirname(path) });
};
