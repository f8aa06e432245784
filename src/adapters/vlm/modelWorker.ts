/** The model process: loads one vision-language model or one CLIP kind and answers for it. */
import type { HostedModel, HostedModelFactory } from '../host/HostedModel.ts';
import type { ScorerFamily, VlmFamily } from './families.ts';
import { SCORER_FAMILIES } from './families.ts';
import { ClipModel } from './worker/ClipModel.ts';
import { checkDevice, orRefuse } from './worker/loadParts.ts';
import { prepareFolder } from './worker/prepareFolder.ts';
import type {
  ChoosePayload,
  EmbedImagesPayload,
  EmbedTextsPayload,
  GeneratePayload,
  WorkerOptions,
} from './worker/protocol.ts';
import { VisionLanguageModel } from './worker/VisionLanguageModel.ts';

const BLANK = { width: 64, height: 48, data: new Uint8Array(64 * 48 * 3) };

const hostVlm = async (root: string, family: VlmFamily, options: WorkerOptions): Promise<HostedModel> => {
  const model = await VisionLanguageModel.load(root, family, options);
  // The first run plans memory and touches every page: better now than under a deadline.
  const parts = [
    { kind: 'image', image: BLANK },
    { kind: 'text', text: 'Ready?' },
  ] as const;
  await orRefuse('its first answer', options, () =>
    model.choose({ system: '', parts, words: ['1', 'none'] }, new AbortController().signal),
  );
  return {
    handle: (method, payload, { signal }) => {
      if (method === 'choose') return model.choose(payload as ChoosePayload, signal);
      if (method === 'generate') return model.generate(payload as GeneratePayload, signal);
      throw new Error(`a ${family} model has no method ${method}`);
    },
    dispose: () => model.dispose(),
  };
};

const hostScorer = async (
  root: string,
  family: ScorerFamily,
  options: WorkerOptions,
): Promise<HostedModel> => {
  const model = await ClipModel.load(root, family, options);
  await orRefuse('its first answer', options, async () => {
    await model.embedImages([BLANK], new AbortController().signal);
    await model.embedTexts(['a thing']);
  });
  return {
    handle: (method, payload, { signal }) => {
      if (method === 'embedImages') return model.embedImages((payload as EmbedImagesPayload).images, signal);
      if (method === 'embedTexts') return model.embedTexts((payload as EmbedTextsPayload).texts);
      throw new Error(`a ${family} model has no method ${method}`);
    },
    dispose: () => model.dispose(),
  };
};

const create: HostedModelFactory = async (raw) => {
  const options = raw as WorkerOptions;
  checkDevice(options.device);
  const { root, family } = await prepareFolder(options);
  const isScorer = (SCORER_FAMILIES as readonly string[]).includes(family);
  const hosted = isScorer
    ? await hostScorer(root, family as ScorerFamily, options)
    : await hostVlm(root, family as VlmFamily, options);
  const { device, dtype, threads, card } = options;
  return { ...hosted, info: { family, device, dtype, threads, licence: card?.licence ?? 'unknown' } };
};

export default create;
