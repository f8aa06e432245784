import { CdrReader } from './CdrReader.ts';

/** diagnostic_msgs/DiagnosticArray without its header. */
export interface DiagnosticArrayMessage {
  readonly status: readonly {
    readonly level: number;
    readonly name: string;
    readonly message: string;
    readonly hardware_id: string;
    readonly values: readonly { readonly key: string; readonly value: string }[];
  }[];
}

/** From serialised bytes; undefined where they are none. A robot's nodes say many a second, of which one is looked for. */
export const readDiagnosticArray = (cdr: Uint8Array): DiagnosticArrayMessage | undefined => {
  const reader = new CdrReader(cdr);
  reader.int32();
  reader.uint32();
  reader.string();
  const status = reader.sequence(() => ({
    level: reader.uint8(),
    name: reader.string(),
    message: reader.string(),
    hardware_id: reader.string(),
    values: reader.sequence(() => ({ key: reader.string(), value: reader.string() })),
  }));
  return reader.failed ? undefined : { status };
};
