import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { modelCardsFolder } from '../../onnx/cards/packageFolders.ts';
import { isHubId } from '../parseVlmCard.ts';

/** Whether `detector` names a folder, a hub id or a card of config/models/vlm; else it is a card of a detector of classes. */
export const isModelOfWords = (name: string): boolean => {
  if (/\.ya?ml$/.test(name)) return false;
  if (isHubId(name) || statSync(name, { throwIfNoEntry: false })?.isDirectory()) return true;
  return /^[\w.-]+$/.test(name) && existsSync(join(modelCardsFolder(), 'vlm', `${name}.yaml`));
};
