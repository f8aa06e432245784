import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { modelCardsFolder, modelsFolder } from '../onnx/cards/packageFolders.ts';
import { isHubId, isRevision, parseVlmCard } from './parseVlmCard.ts';
import type { VlmCard } from './VlmCard.ts';
import type { LocalModelConfig } from './VlmConfig.ts';
import type { WorkerOptions } from './worker/protocol.ts';

const HUB_URL = 'https://huggingface.co';
const CARD_NAME = /^[A-Za-z0-9][\w.-]*$/;
const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text);
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

export interface ModelPlan {
  readonly name: string;
  readonly card?: VlmCard | undefined;
  readonly worker: WorkerOptions;
}

const readCard = (path: string, where: string): Result<VlmCard> => {
  try {
    return parseVlmCard(readFileSync(path, 'utf8'), where);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};

interface Place {
  readonly folder: string;
  readonly card?: VlmCard | undefined;
  readonly hub?: { readonly hub: string; readonly revision: string };
}

type Refuse = (why: string) => ReturnType<typeof fail>;

const cached = (config: LocalModelConfig, hub: string, revision: string): string =>
  join(config.cacheDir ?? join(modelsFolder(), 'hub'), hub.replace('/', '--'), revision);

/** A model that this package has a card of. */
const shippedPlace = (config: LocalModelConfig, path: string, refuse: Refuse): Result<Place> => {
  const card = readCard(path, config.model);
  if (!card.ok) return card;
  const { source } = card.value;
  if (!source) return refuse('is a card without a source; name its folder');
  return ok({ folder: cached(config, source.hub, source.revision), card: card.value, hub: source });
};

/** A folder of the user's, with or without a card of its own. */
const folderPlace = (model: string, folder: string): Result<Place> => {
  const own = join(folder, 'card.yaml');
  if (!existsSync(own)) return ok({ folder });
  const card = readCard(own, `${model}/card.yaml`);
  return card.ok ? ok({ folder, card: card.value }) : card;
};

const placeOf = (config: LocalModelConfig): Result<Place> => {
  const { model, revision = 'main' } = config;
  const refuse: Refuse = (why) =>
    fail(
      'MODEL_UNAVAILABLE',
      `${config.parameter ?? 'vlm.model'} ${JSON.stringify(model.slice(0, 200))} ${why}`,
    );
  if (model === '')
    return refuse(
      'is no name of a model: name one (vlm.model, or --model of a command): spatial-llava-nano is built in, more are in docs/models.md',
    );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f]/.test(model)) return refuse('is no name of a model');
  if (isUrl(model)) return refuse('is a URL; name a folder, a model card or a hub id (owner/name)');
  if (model.split(/[\\/]/).includes('..')) return refuse('climbs with ".."; name the folder itself');
  const shipped = join(modelCardsFolder(), 'vlm', `${model}.yaml`);
  if (CARD_NAME.test(model) && existsSync(shipped)) return shippedPlace(config, shipped, refuse);
  const folder = resolve(model);
  if (isFolder(folder)) return folderPlace(model, folder);
  if (isHubId(model)) {
    if (!isRevision(revision)) return refuse(`has no revision ${JSON.stringify(revision.slice(0, 100))}`);
    return ok({ folder: cached(config, model, revision), hub: { hub: model, revision } });
  }
  return refuse('is neither a folder, nor a model card of this package, nor a hub id (owner/name)');
};

/** What a model process is to load: decided by names and the file system alone, without contacting anything. */
export const planModel = (config: LocalModelConfig): Result<ModelPlan> => {
  const place = placeOf(config);
  if (!place.ok) return place;
  const { folder, card, hub } = place.value;
  const { families } = config;
  if (card && families && !families.includes(card.family)) {
    return fail(
      'MODEL_UNAVAILABLE',
      `${config.parameter ?? 'vlm.model'} ${card.name} is of the kind ${card.family}; supported are ${families.join(', ')}`,
    );
  }
  if (hub && !config.allowDownload && !isFolder(folder)) {
    return fail(
      'MODEL_UNAVAILABLE',
      `${hub.hub} at ${hub.revision} is not in ${folder}, and vlm.allow_download is false`,
    );
  }
  const download = hub && config.allowDownload ? { ...hub, hubUrl: config.hubUrl ?? HUB_URL } : undefined;
  return ok({
    name: card?.name ?? config.model,
    card,
    worker: {
      folder,
      card,
      families,
      dtype: config.dtype ?? card?.dtype ?? 'fp32',
      device: config.device ?? 'cpu',
      threads: config.threads ?? Math.max(1, Math.floor(availableParallelism() / 2)),
      download,
    },
  });
};
