import type { ImageCodec } from '../../core/image/ImageCodec.ts';
import { drawMarks } from '../../core/marks/drawMarks.ts';
import type { ChoiceModel } from '../../core/prompt/ChoiceModel.ts';
import { createPromptResolver, type DrawMarks } from '../../core/prompt/createPromptResolver.ts';
import { DEFAULT_THRESHOLDS } from '../../core/prompt/decide.ts';
import { DEFAULT_PROMPT_OPTIONS } from '../../core/prompt/PromptOptions.ts';
import { UNCALIBRATED } from '../../core/prompt/scoring/probabilities.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { checkBaseUrl } from '../openai/checkBaseUrl.ts';
import { createServerModel } from '../openai/createServerModel.ts';
import { DEFAULT_SERVER_OPTIONS } from '../openai/ServerModelOptions.ts';
import { createLocalModel } from './createLocalModel.ts';
import type { HostedResolver } from './HostedResolver.ts';
import { localHost } from './localHost.ts';
import { planModel } from './planModel.ts';
import { serverHost } from './serverHost.ts';
import type { VlmCard } from './VlmCard.ts';
import type { VlmConfig } from './VlmConfig.ts';

export interface VlmDeps {
  readonly codec: Pick<ImageCodec, 'encodeJpeg'>;
  readonly log?: (level: 'info' | 'warn', message: string) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly drawMarks?: DrawMarks;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_LOAD_TIMEOUT_MS = 120_000;
/** A first download of gigabytes takes its time. */
const DOWNLOAD_TIMEOUT_MS = 3_600_000;
const DEFAULT_UNSCORED_CONFIDENCE = 0.75;
const DEFAULT_MAX_EXPRESSION = 500;
const BYTES_PER_MB = 1024 * 1024;

const draw: DrawMarks = ({ frame, landmarks }, overlay) => drawMarks(frame.color, landmarks, { overlay });

type Life = Pick<HostedResolver, 'start' | 'stop' | 'ready' | 'status'>;

const assemble = (
  model: ChoiceModel,
  life: Life,
  config: VlmConfig,
  card: VlmCard | undefined,
  deps: VlmDeps,
): HostedResolver => {
  const { resolve, name } = createPromptResolver(model, deps.drawMarks ?? draw, {
    prompt: { ...DEFAULT_PROMPT_OPTIONS, ...card?.prompt, ...config.prompt },
    thresholds: { ...DEFAULT_THRESHOLDS, ...config.thresholds },
    calibration: { ...UNCALIBRATED, ...card?.calibration, ...config.calibration },
    unscoredConfidence: config.unscoredConfidence ?? DEFAULT_UNSCORED_CONFIDENCE,
    maxExpressionLength: config.maxExpressionLength ?? DEFAULT_MAX_EXPRESSION,
  });
  const { start, stop, ready, status } = life;
  return { name, resolve, start, stop, ready, status };
};

const overServer = (config: VlmConfig, deps: VlmDeps): Result<HostedResolver> => {
  const base = checkBaseUrl(config.baseUrl ?? '');
  if (!base.ok) return base;
  const { env = process.env } = deps;
  const options = {
    ...DEFAULT_SERVER_OPTIONS,
    ...config.server,
    baseUrl: base.value,
    model: config.model,
    timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
  const host = serverHost(options);
  const server = createServerModel(options, { codec: deps.codec, env });
  const model: ChoiceModel = {
    name: server.name,
    choose: (prompt, signal) => host.guard(() => server.choose(prompt, signal)),
  };
  return ok(assemble(model, host, config, undefined, deps));
};

const overProcess = (config: VlmConfig, deps: VlmDeps): Result<HostedResolver> => {
  const answers = config.prompt?.answers ?? 'marks';
  if (answers !== 'marks')
    return fail(
      'MODEL_UNAVAILABLE',
      `vlm.answers ${answers} needs vlm.provider openai: a local model chooses marks`,
    );
  const plan = planModel(config);
  if (!plan.ok) return plan;
  const { name, card, worker } = plan.value;
  const loadMs = worker.download ? DOWNLOAD_TIMEOUT_MS : DEFAULT_LOAD_TIMEOUT_MS;
  const host = localHost({
    name,
    worker,
    loadTimeoutMs: config.loadTimeoutMs ?? loadMs,
    maxRssBytes: config.maxMemoryMb === undefined ? undefined : config.maxMemoryMb * BYTES_PER_MB,
    hungAfterMs: config.hungAfterMs,
    log: deps.log,
  });
  const model = createLocalModel(host, { name, timeoutMs: config.timeoutMs ?? DEFAULT_TIMEOUT_MS });
  const life: Life = {
    start: () => host.start(),
    stop: () => host.stop(),
    ready: (timeoutMs) => host.ready(timeoutMs),
    status: () => host.status(),
  };
  return ok(assemble(model, life, config, card, deps));
};

/**
 * The resolver of `backend: vlm`: a vision-language model in a process of this machine or behind a server. Nothing is
 * loaded and nobody is contacted before `start`. Fails with MODEL_UNAVAILABLE when the configuration names nothing that can
 * be loaded or asked.
 */
export const createVlmResolver = (config: VlmConfig, deps: VlmDeps): Result<HostedResolver> =>
  config.provider === 'openai' ? overServer(config, deps) : overProcess(config, deps);
