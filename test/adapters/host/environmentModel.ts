import type { HostedModel } from '../../../src/adapters/host/HostedModel.ts';

/** Says which variables its process has. */
export default (): HostedModel => ({ handle: () => Object.keys(process.env) });
