import { parse } from 'yaml';
import type { PromptOptions } from '../../core/prompt/PromptOptions.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { CardError, CardReader } from '../onnx/cards/CardReader.ts';
import { type DtypeChoice, isDtype } from './dtypes.ts';
import { MODEL_FAMILIES, type ModelFamily, partsOf } from './families.ts';
import type { VlmCard } from './VlmCard.ts';

const MAX_CARD_LENGTH = 64 * 1024;
const HUB_ID = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const REVISION = /^[A-Za-z0-9][\w.-]*$/;
const RELATIVE_FILE = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;
const IMAGES: readonly PromptOptions['images'][] = ['marked', 'plain', 'plain+marked'];
const MARK_STYLES: readonly PromptOptions['markStyle'][] = ['masks', 'boxes', 'both'];
const LABELS: readonly PromptOptions['labels'][] = ['shown', 'hidden'];
const SHA256 = /^[0-9a-f]{64}$/;

/** `owner/name` as a hub writes it; never a path, never a URL. */
export const isHubId = (text: string): boolean => HUB_ID.test(text) && !text.includes('..');
export const isRevision = (text: string): boolean => REVISION.test(text) && !text.includes('..');

const dtype = (card: CardReader, family: ModelFamily): DtypeChoice | undefined => {
  if (!card.has('dtype')) return undefined;
  try {
    const whole = card.text('dtype');
    if (isDtype(whole)) return whole;
  } catch {
    // Not a text: one a part.
    const parts = card.child('dtype');
    const choice = Object.fromEntries(
      partsOf(family).map((part) => [part, parts.oneOf(part, ['fp32', 'fp16', 'q8', 'q4', 'q4f16'])]),
    );
    parts.refuseOthers();
    return choice as DtypeChoice;
  }
  throw new CardError(
    'dtype: fp32, fp16, q8, q4 or q4f16 is expected, or a mapping from part to one of them',
  );
};

const prompt = (card: CardReader): Partial<PromptOptions> => {
  const flag = (key: string): boolean => card.oneOf(key, ['yes', 'no'] as const) === 'yes';
  const options: Partial<PromptOptions> = {
    ...(card.has('images') && { images: card.oneOf('images', IMAGES) }),
    ...(card.has('mark_style') && {
      markStyle: card.oneOf('mark_style', MARK_STYLES),
    }),
    ...(card.has('crops') && { crops: flag('crops') }),
    ...(card.has('scene_graph') && { sceneGraph: flag('scene_graph') }),
    ...(card.has('depth_text') && { depthText: flag('depth_text') }),
    ...(card.has('labels') && { labels: card.oneOf('labels', LABELS) }),
    ...(card.has('none_choice') && { noneChoice: flag('none_choice') }),
  };
  card.refuseOthers();
  return options;
};

const files = (values: unknown): Readonly<Record<string, string>> | undefined => {
  if (values === undefined || values === null) return undefined;
  if (typeof values !== 'object' || Array.isArray(values))
    throw new CardError('files: a mapping is expected');
  for (const [file, hash] of Object.entries(values)) {
    if (!RELATIVE_FILE.test(file)) {
      throw new CardError(
        `files: ${JSON.stringify(file.slice(0, 100))} is no relative path within the folder`,
      );
    }
    if (!SHA256.test(String(hash))) throw new CardError(`files ${file}: a SHA-256 is expected`);
  }
  return values as Record<string, string>;
};

const sourceOf = (source: CardReader, where: string): { hub: string; revision: string } => {
  const hub = source.text('hub');
  const revision = source.text('revision');
  source.refuseOthers();
  if (!isHubId(hub)) throw new CardError(`${where} source hub: owner/name is expected`);
  if (!isRevision(revision)) throw new CardError(`${where} source revision: a name is expected`);
  return { hub, revision };
};

const calibrationOf = (card: CardReader): VlmCard['calibration'] => {
  const calibration = {
    ...(card.has('temperature') && { temperature: card.number('temperature', { min: 0.01, max: 100 }) }),
    ...(card.has('prior_weight') && { priorWeight: card.number('prior_weight', { min: 0, max: 1 }) }),
  };
  card.refuseOthers();
  return calibration;
};

/** A checked card. Fails with MODEL_UNAVAILABLE and the place of the first thing that is wrong. */
export const parseVlmCard = (text: string, where: string): Result<VlmCard> => {
  try {
    if (text.length > MAX_CARD_LENGTH) throw new CardError(`${text.length} characters are too many`);
    const values: unknown = parse(text, { maxAliasCount: 0 });
    const card = new CardReader(values, where);
    const family = card.oneOf('family', MODEL_FAMILIES);
    const source = card.has('source') ? sourceOf(card.child('source'), where) : undefined;
    const chosen = dtype(card, family);
    const parsed: VlmCard = {
      name: card.text('name'),
      family,
      licence: card.text('licence'),
      ...(source && { source }),
      ...(chosen && { dtype: chosen }),
      ...(card.has('memory_mb') && { memoryMb: card.number('memory_mb', { min: 1, max: 1e6 }) }),
      prompt: prompt(card.child('prompt', {})),
      calibration: calibrationOf(card.child('calibration', {})),
      notes: card.has('notes') ? card.text('notes') : '',
      ...(card.has('files') && { files: files((values as { files: unknown }).files)! }),
    };
    card.refuseOthers();
    return ok(parsed);
  } catch (error) {
    return fail('MODEL_UNAVAILABLE', `model card ${where}: ${(error as Error).message}`);
  }
};
