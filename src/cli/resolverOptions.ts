import { applyChanges } from '../core/parameters/applyChanges.ts';
import { DEFAULT_PARAMETERS, type ParameterName, type Parameters } from '../core/parameters/parameters.ts';
import { type UsageError, usageError } from './usage.ts';

/** Options that `ask`, `eval` and the node have in common, for node:util parseArgs. */
export const RESOLVER_OPTIONS = {
  backend: { type: 'string' },
  provider: { type: 'string' },
  model: { type: 'string' },
  'base-url': { type: 'string' },
  device: { type: 'string' },
  detector: { type: 'string' },
  classifier: { type: 'string' },
  namer: { type: 'string' },
} as const;

export const RESOLVER_USAGE = `  --backend geometric|vlm|hybrid   who resolves the expression (geometric)
  --provider local|openai          where the vision-language model runs (local)
  --model NAME_OR_FOLDER           which vision-language model
  --base-url URL                   of an OpenAI-compatible server
  --device cpu|cuda|webgpu         where a local model runs (cpu)
  --detector centernet|none|CARD   who names what is seen (centernet)
  --classifier NAME|none|CARD      who says what cut-outs look like (efficientnet_lite0)
  --namer NAME|none|CARD           who scores words against cut-outs (namer)`;

const PARAMETER_OF: Readonly<Record<keyof typeof RESOLVER_OPTIONS, ParameterName>> = {
  backend: 'backend',
  provider: 'vlm.provider',
  model: 'vlm.model',
  'base-url': 'vlm.base_url',
  device: 'vlm.device',
  detector: 'detector',
  classifier: 'classifier',
  namer: 'namer',
};

/** The node's parameters with what the command line says, by the node's own rules. */
export const parametersOf = (
  values: Readonly<Partial<Record<keyof typeof RESOLVER_OPTIONS, string>>>,
): Parameters | UsageError => {
  const changes = Object.entries(PARAMETER_OF).flatMap(([option, name]) => {
    const value = values[option as keyof typeof RESOLVER_OPTIONS];
    return value === undefined ? [] : [[name, value] as const];
  });
  const changed = applyChanges(DEFAULT_PARAMETERS, changes, { unconfigured: true, foreign: () => false });
  return changed.ok ? changed.parameters : usageError(changed.reason);
};
