import type { Failure } from '../result.ts';

/** Who names what is seen. */
export type Naming = 'detector' | 'classifier' | 'namer';

/** One of those who name things took no part: then nothing that it would have named is known to be absent. */
export interface Lack extends Failure {
  readonly part: Naming;
  /** Set where nobody wanted it ("detector: none"): said where nothing was found, and no fault. */
  readonly chosen?: true;
}
