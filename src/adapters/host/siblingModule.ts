import { extname } from 'node:path';

/**
 * URL of the module `name` (no extension) beside the caller, with the caller's own extension: .ts when the sources run
 * under tsx, .js in the build. `new URL('./x.ts', ...)` would be left as it is by the compiler.
 */
export const siblingModule = (callerUrl: string, name: string): URL =>
  new URL(`./${name}${extname(new URL(callerUrl).pathname)}`, callerUrl);
