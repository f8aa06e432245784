import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { needsRos } from '../support/rosPython.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ADDON = fileURLToPath(
  new URL('../../node_modules/rclnodejs/build/Release/rclnodejs.node', import.meta.url),
);

describe('start where ROS is not as it should be', function () {
  this.timeout(60_000);

  before(function () {
    needsRos(this);
  });

  const start = (env: NodeJS.ProcessEnv) => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
      timeout: 50_000,
    });
    return { status: run.status, lines: run.stderr.trim().split('\n') };
  };
  const without = (...names: string[]) => {
    const env: NodeJS.ProcessEnv = { ...rosEnvironment() };
    for (const name of names) delete env[name];
    return env;
  };

  it('ends with code 2 and one line without a ROS environment, and builds nothing', () => {
    const before = existsSync(ADDON) && statSync(ADDON).mtimeMs;
    const { status, lines } = start(without('AMENT_PREFIX_PATH', 'RCLNODEJS_FORCE_BUILD'));
    expect(status).to.equal(2);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/spatial_llava cannot start: there is no ROS 2 environment/);
    expect(existsSync(ADDON) && statSync(ADDON).mtimeMs).to.equal(before);
  });

  it('ends with code 2 and one line where the addon does not load, and leaves the addon as it is', function () {
    const before = statSync(ADDON).mtimeMs;
    const { status, lines } = start({ ...without('LD_LIBRARY_PATH'), RCLNODEJS_FORCE_BUILD: '1' });
    // A sourced ROS may be found without a library path.
    if (status === null) this.skip();
    expect(status, lines.join('\n')).to.equal(2);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.match(/rclnodejs cannot be loaded: .*\.so.*npm run setup/);
    expect(statSync(ADDON).mtimeMs).to.equal(before);
  });
});
