import type { Parameters } from '../../core/parameters/parameters.ts';
import type { Lack, Naming } from '../../core/types/Lack.ts';
import type { ComposeHooks } from './ComposeHooks.ts';

const NAMING: readonly Naming[] = ['detector', 'classifier', 'namer'];

/** Those that name things and that the parameters do without. */
export const unwanted = (parameters: Parameters): Lack[] =>
  NAMING.filter((part) => parameters[part] === 'none').map((part) => ({
    part,
    code: 'MODEL_UNAVAILABLE',
    message: `the parameter ${part} is none`,
    chosen: true,
  }));

/** Also puts down who cannot be had and is gone on without. */
export const noting =
  (
    lacking: Lack[],
    onMissing: NonNullable<ComposeHooks['onMissing']>,
  ): NonNullable<ComposeHooks['onMissing']> =>
  (part, failure) => {
    const naming = NAMING.find((name) => name === part);
    if (naming) lacking.push({ ...failure, part: naming });
    onMissing(part, failure);
  };
