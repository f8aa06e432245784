import { CdrWriter } from '../../CdrWriter.ts';
import type { diagnosticArrayMessage } from '../diagnosticArrayMessage.ts';
import { writeHeader } from './parts.ts';

/** Of a dozen parts. */
const USUAL_BYTES = 8192;

/** diagnostic_msgs/DiagnosticArray, serialised. */
export const writeDiagnosticArray = ({ header, status }: ReturnType<typeof diagnosticArrayMessage>): Buffer =>
  writeHeader(new CdrWriter(USUAL_BYTES), header)
    .sequence(status, (one, writer) =>
      writer
        .uint8(one.level)
        .string(one.name)
        .string(one.message)
        .string(one.hardware_id)
        .sequence(one.values, ({ key, value }) => writer.string(key).string(value)),
    )
    .finish();
