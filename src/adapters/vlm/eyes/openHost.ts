import { ok, type Result } from '../../../core/result.ts';
import type { ModelHost } from '../../host/ModelHost.ts';
import { localHost } from '../localHost.ts';
import { planModel } from '../planModel.ts';
import type { LocalModelConfig } from '../VlmConfig.ts';

const LOAD_TIMEOUT_MS = 60_000;
const DOWNLOAD_TIMEOUT_MS = 1_800_000;

export interface EyeDeps {
  readonly log?: (level: 'info' | 'warn', message: string) => void;
}

/** The process of a model that looks, not started. Fails with MODEL_UNAVAILABLE when nothing of that name can be loaded. */
export const openHost = (
  role: string,
  config: LocalModelConfig,
  { log }: EyeDeps,
): Result<{ readonly name: string; readonly host: ModelHost }> => {
  const plan = planModel(config);
  if (!plan.ok) return plan;
  const { worker } = plan.value;
  const name = `${role} ${plan.value.name}`;
  const loadTimeoutMs = config.loadTimeoutMs ?? (worker.download ? DOWNLOAD_TIMEOUT_MS : LOAD_TIMEOUT_MS);
  return ok({ name, host: localHost({ name, worker, loadTimeoutMs, log, hungAfterMs: config.hungAfterMs }) });
};
