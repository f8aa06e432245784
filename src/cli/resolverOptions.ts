import { applyChanges } from '../core/parameters/applyChanges.ts';
import { DEFAULT_PARAMETERS, type ParameterName, type Parameters } from '../core/parameters/parameters.ts';
import { type UsageError, usageError } from './usage.ts';

/** Options that `ask`, `eval` and the node have in common, for node:util parseArgs. */
export const RESOLVER_OPTIONS = {
  backend: { type: 'string' },
  provider: { type: 'string' },
  model: { type: 'string' },
  'base-url': { type: 'string' },
  server: { type: 'string' },
  'api-key-env': { type: 'string' },
  device: { type: 'string' },
  detector: { type: 'string' },
  classifier: { type: 'string' },
  namer: { type: 'string' },
} as const;

export const RESOLVER_USAGE = `  --backend geometric|vlm|hybrid   who resolves the expression (geometric)
  --provider local|openai          where the vision-language model runs (local)
  --model NAME_OR_FOLDER           which vision-language model
  --base-url URL                   of an OpenAI-compatible server
  --server URL                     the same in short: --provider openai --base-url URL, --backend hybrid unless named
  --api-key-env NAME               environment variable that holds the server's key (OPENAI_API_KEY)
  --device cpu|cuda|webgpu         where a local model runs (cpu)
  --detector centernet|none|CARD   who names what is seen (centernet)
  --classifier NAME|none|CARD      who says what cut-outs look like (efficientnet_lite0)
  --namer NAME|none|CARD           who scores words against cut-outs (namer)`;

const PARAMETER_OF: Readonly<Record<Exclude<keyof typeof RESOLVER_OPTIONS, 'server'>, ParameterName>> = {
  backend: 'backend',
  provider: 'vlm.provider',
  model: 'vlm.model',
  'base-url': 'vlm.base_url',
  'api-key-env': 'vlm.api_key_env',
  device: 'vlm.device',
  detector: 'detector',
  classifier: 'classifier',
  namer: 'namer',
};

/** The node's parameters with what the command line says, by the node's own rules. */
export const parametersOf = (
  given: Readonly<Partial<Record<keyof typeof RESOLVER_OPTIONS, string>>>,
): Parameters | UsageError => {
  const { server, ...named } = given;
  if (server !== undefined && (named['base-url'] !== undefined || named.provider === 'local'))
    return usageError('--server names the server: leave out --base-url and --provider');
  if (server !== undefined && named.model === undefined)
    return usageError('--server needs --model: what it calls its model');
  const values =
    server === undefined ? named : { backend: 'hybrid', ...named, provider: 'openai', 'base-url': server };
  const changes = Object.entries(PARAMETER_OF).flatMap(([option, name]) => {
    const value = values[option as keyof typeof PARAMETER_OF];
    return value === undefined ? [] : [[name, value] as const];
  });
  const changed = applyChanges(DEFAULT_PARAMETERS, changes, { unconfigured: true, foreign: () => false });
  return changed.ok ? changed.parameters : usageError(changed.reason);
};
