import type { DiagnosticLevel, DiagnosticStatus } from './DiagnosticStatus.ts';
import { header } from './geometryMessages.ts';

/** Constants of diagnostic_msgs/DiagnosticStatus. */
const LEVELS: Readonly<Record<DiagnosticLevel, number>> = { ok: 0, warn: 1, error: 2, stale: 3 };

/** diagnostic_msgs/DiagnosticArray; each status is named `node: part`. */
export const diagnosticArrayMessage = (
  nodeName: string,
  stampNs: bigint,
  statuses: readonly DiagnosticStatus[],
) => ({
  header: header(stampNs, ''),
  status: statuses.map(({ name, level, message, values }) => ({
    level: LEVELS[level],
    name: `${nodeName}: ${name}`,
    message,
    hardware_id: '',
    values: Object.entries(values).map(([key, value]) => ({ key, value: String(value) })),
  })),
});
