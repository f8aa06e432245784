import type { DiagnosticLevel, DiagnosticStatus } from './DiagnosticStatus.ts';
import { header } from './geometryMessages.ts';

/** Constants of diagnostic_msgs/DiagnosticStatus. */
const LEVELS: Readonly<Record<DiagnosticLevel, number>> = { ok: 0, warn: 1, error: 2, stale: 3 };

/**
 * diagnostic_msgs/DiagnosticArray; each status is named `node: part`, as everywhere by the node's short name. Nodes of one
 * name in several namespaces are told apart by `hardware_id`, which is the full one.
 * @param nodeName full, "/robot/spatial_llava"
 */
export const diagnosticArrayMessage = (
  nodeName: string,
  stampNs: bigint,
  statuses: readonly DiagnosticStatus[],
) => ({
  header: header(stampNs, ''),
  status: statuses.map(({ name, level, message, values }) => ({
    level: LEVELS[level],
    name: `${nodeName.slice(nodeName.lastIndexOf('/') + 1)}: ${name}`,
    message,
    hardware_id: nodeName,
    values: Object.entries(values).map(([key, value]) => ({ key, value: String(value) })),
  })),
});
