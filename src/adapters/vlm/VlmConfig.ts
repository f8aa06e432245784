import type { DecisionThresholds } from '../../core/prompt/decide.ts';
import type { PromptOptions } from '../../core/prompt/PromptOptions.ts';
import type { Calibration } from '../../core/prompt/scoring/probabilities.ts';
import type { ServerModelOptions } from '../openai/ServerModelOptions.ts';
import type { DtypeChoice } from './dtypes.ts';
import type { ModelFamily } from './families.ts';

/** Where a model on this machine comes from and how it runs. */
export interface LocalModelConfig {
  /** The parameter that names it, for messages; vlm.model when absent. */
  readonly parameter?: string;
  /** Kinds that can do what it is for; any when absent. */
  readonly families?: readonly ModelFamily[];
  /** Name of a card that comes with the package, a folder, or a hub id owner/name. */
  readonly model: string;
  /** cpu, cuda or webgpu. */
  readonly device?: string;
  /** Number format of the weights, as a whole or by part; the card's, or fp32, when absent. */
  readonly dtype?: DtypeChoice;
  /** Threads inside an operation; half of the cores when absent. */
  readonly threads?: number;
  /** Whether missing files may be fetched from the hub. */
  readonly allowDownload?: boolean;
  /** Branch, tag or commit of a hub id without a card. */
  readonly revision?: string;
  readonly hubUrl?: string;
  /** Where fetched models are kept. */
  readonly cacheDir?: string;
  readonly loadTimeoutMs?: number;
  /** Above this resident memory the model process is replaced after its answer. */
  readonly maxMemoryMb?: number;
  readonly hungAfterMs?: number;
}

/** Everything that decides which model answers and how it is asked. Absent values have defaults. */
export interface VlmConfig extends LocalModelConfig {
  readonly provider: 'local' | 'openai';
  /** For one question, in milliseconds. */
  readonly timeoutMs?: number;
  /** Of an OpenAI-compatible server. */
  readonly baseUrl?: string;
  readonly server?: Partial<Omit<ServerModelOptions, 'baseUrl' | 'model' | 'timeoutMs'>>;
  /** Over the card's, over the defaults. */
  readonly prompt?: Partial<PromptOptions>;
  readonly thresholds?: Partial<DecisionThresholds>;
  readonly calibration?: Partial<Calibration>;
  /** Probability given to the answer of a server that reports none, 0.5..1. */
  readonly unscoredConfidence?: number;
  readonly maxExpressionLength?: number;
}
