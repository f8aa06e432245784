import { SetupError } from '../setup/progress.mjs';

/** This processor by the name that Debian and OCI have for it. */
export function architecture() {
  const name = { x64: 'amd64', arm64: 'arm64' }[process.arch];
  if (name === undefined) throw new SetupError(`packages are made on x64 and arm64, not on ${process.arch}`);
  return name;
}
