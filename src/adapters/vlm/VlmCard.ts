import type { PromptOptions } from '../../core/prompt/PromptOptions.ts';
import type { Calibration } from '../../core/prompt/scoring/probabilities.ts';
import type { DtypeChoice } from './dtypes.ts';
import type { ModelFamily } from './families.ts';

/** What is known of a model before it is loaded: `config/models/vlm/*.yaml`, or card.yaml in its folder. */
export interface VlmCard {
  readonly name: string;
  readonly family: ModelFamily;
  readonly licence: string;
  /** Where it can be fetched from, if that is allowed: owner/name at a branch, tag or commit of a hub. */
  readonly source?: { readonly hub: string; readonly revision: string };
  readonly dtype?: DtypeChoice;
  /** Resident memory with that dtype, for the table of what fits. */
  readonly memoryMb?: number;
  /** What of the prompt suits this model. */
  readonly prompt: Partial<PromptOptions>;
  readonly calibration: Partial<Calibration>;
  readonly notes: string;
  /** SHA-256 by relative path. Where present, every file of the model must be listed and fit. */
  readonly files?: Readonly<Record<string, string>>;
}
