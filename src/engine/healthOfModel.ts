import type { ModelHostStatus } from '../adapters/host/ModelHostOptions.ts';
import type { ComponentHealth } from '../pipeline/ComponentHealth.ts';

/** A model for /diagnostics: how it stands, and why not better. */
export const healthOfModel = (model: ModelHostStatus): ComponentHealth => {
  const { name, state, pid, rssBytes, starts, failuresInARow, waitingRequests, lastFailure } = model;
  const why = lastFailure && state !== 'ready' ? `: ${lastFailure.code}: ${lastFailure.message}` : '';
  const broken = state === 'failed' || state === 'failing';
  return {
    name,
    level: state === 'ready' ? 'ok' : broken ? 'error' : 'warn',
    message: state + why,
    values: {
      ...(pid !== undefined && { pid }),
      ...(rssBytes !== undefined && { 'resident memory (MB)': Math.round(rssBytes / 1e6) }),
      starts,
      'failures in a row': failuresInARow,
      waiting: waitingRequests,
    },
  };
};
