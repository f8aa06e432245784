import { findProgram, runLogged } from './command.mjs';
import { SetupError, say } from './progress.mjs';

/** Packages are installed by ourselves on a build server only, never on a person's machine. */
const mayInstall = (env) =>
  env.CI === 'true' && process.getuid?.() === 0 && findProgram('apt-get', env) !== undefined;

/**
 * Gets Debian packages: on a build server with apt-get, elsewhere by telling the user how.
 *
 * @throws {SetupError} saying what is missing, why it is needed and how to install it
 */
export async function requireDebianPackages({ packages, why, env = process.env }) {
  if (!mayInstall(env)) {
    throw new SetupError(
      `${why}\nInstall what is missing, for example: sudo apt install ${packages.join(' ')}`,
    );
  }
  say(`installing Debian packages: ${packages.join(', ')}`);
  const apt = { command: 'apt-get', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runLogged({ ...apt, name: 'apt-update', args: ['update', '-q'] });
  await runLogged({
    ...apt,
    name: 'apt-install',
    args: ['install', '-q', '-y', '--no-install-recommends', ...packages],
  });
}
