/** One part of the engine for /diagnostics. */
export interface ComponentHealth {
  readonly name: string;
  readonly level: 'ok' | 'warn' | 'error';
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}
