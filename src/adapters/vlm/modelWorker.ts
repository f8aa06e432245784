/** The model process: loads one vision-language model, CLIP kind, word detector or SAM kind, and answers for it. */
import type { HostedModel, HostedModelFactory } from '../host/HostedModel.ts';
import {
  CUTTER_FAMILIES,
  type CutterFamily,
  FINDER_FAMILIES,
  type FinderFamily,
  type ModelFamily,
  SCORER_FAMILIES,
  type ScorerFamily,
  type VlmFamily,
} from './families.ts';
import { ClipModel } from './worker/ClipModel.ts';
import { CutterModel } from './worker/eyes/CutterModel.ts';
import { FinderModel } from './worker/eyes/FinderModel.ts';
import { checkDevice, orRefuse } from './worker/loadParts.ts';
import { prepareFolder } from './worker/prepareFolder.ts';
import type {
  ChoosePayload,
  CutPayload,
  EmbedImagesPayload,
  EmbedTextsPayload,
  FindPayload,
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

const hostFinder = async (
  root: string,
  family: FinderFamily,
  options: WorkerOptions,
): Promise<HostedModel> => {
  const model = await FinderModel.load(root, family, options);
  const { signal } = new AbortController();
  const first = { image: BLANK, words: ['a thing', 'cup'], scoreThreshold: 0.5, maxDetections: 1 };
  await orRefuse('its first answer', options, () => model.find(first, signal));
  return {
    handle: (method, payload, { signal: stop }) => {
      if (method === 'find') return model.find(payload as FindPayload, stop);
      throw new Error(`a ${family} model has no method ${method}`);
    },
    dispose: () => model.dispose(),
  };
};

const hostCutter = async (
  root: string,
  family: CutterFamily,
  options: WorkerOptions,
): Promise<HostedModel> => {
  const model = await CutterModel.load(root, family, options);
  const prompt = { box: { x0: 8, y0: 8, x1: 40, y1: 40 }, points: [[20, 20]] } as const;
  const { signal } = new AbortController();
  await orRefuse('its first answer', options, () => model.cut({ image: BLANK, prompts: [prompt] }, signal));
  return {
    handle: (method, payload, { signal: stop }) => {
      if (method === 'cut') return model.cut(payload as CutPayload, stop);
      throw new Error(`a ${family} model has no method ${method}`);
    },
    dispose: () => model.dispose(),
  };
};

const isOf = <F extends string>(families: readonly F[], family: string): family is F =>
  (families as readonly string[]).includes(family);

const host = (root: string, family: ModelFamily, options: WorkerOptions): Promise<HostedModel> => {
  if (isOf(SCORER_FAMILIES, family)) return hostScorer(root, family, options);
  if (isOf(FINDER_FAMILIES, family)) return hostFinder(root, family, options);
  if (isOf(CUTTER_FAMILIES, family)) return hostCutter(root, family, options);
  return hostVlm(root, family as VlmFamily, options);
};

const create: HostedModelFactory = async (raw) => {
  const options = raw as WorkerOptions;
  checkDevice(options.device);
  const { root, family } = await prepareFolder(options);
  const hosted = await host(root, family, options);
  const { device, dtype, threads, card } = options;
  return { ...hosted, info: { family, device, dtype, threads, licence: card?.licence ?? 'unknown' } };
};

export default create;
