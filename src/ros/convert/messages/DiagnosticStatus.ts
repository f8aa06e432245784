export type DiagnosticLevel = 'ok' | 'warn' | 'error' | 'stale';

/** diagnostic_msgs/DiagnosticStatus before it is a message. */
export interface DiagnosticStatus {
  readonly name: string;
  readonly level: DiagnosticLevel;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}
