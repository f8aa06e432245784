import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { expect } from 'chai';
import { packDebian } from '../../scripts/package/debPackage.mjs';
import { bytesIn } from '../../scripts/package/sizes.mjs';
import { findDistribution } from '../../scripts/setup/distribution.mjs';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RosDriver } from '../support/RosDriver.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Everything but our own package. */
const copyOthers = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, filter: (path) => !basename(path).includes('spatial_llava') });

const hasDpkg = existsSync('/usr/bin/dpkg-deb');

describe('the Debian package, installed by dpkg into a folder of its own', function () {
  this.timeout(120_000);
  const distribution = findDistribution();
  const { path: folder, remove } = tempFolder();
  const root = join(folder, 'root');
  const prefix = join(root, 'opt/ros', distribution.distro!);
  let node: NodeProcess | undefined;
  let driver: RosDriver | undefined;

  before(async function () {
    needsRos(this);
    if (!hasDpkg) this.skip();
    const file = await packDebian(distribution, folder);
    for (const part of ['info', 'updates', 'triggers'])
      mkdirSync(join(root, 'var/lib/dpkg', part), { recursive: true });
    writeFileSync(join(root, 'var/lib/dpkg/status'), '');
    // Its dependencies lie outside this root.
    const options = [`--root=${root}`, '--force-not-root', '--force-depends', '--force-script-chrootless'];
    execFileSync('dpkg', [...options, '--install', file], { stdio: 'ignore' });
  });
  after(async () => {
    await driver?.close();
    await node?.kill();
    remove();
  });

  it('holds less than 250 MB, and every file as it was packed', () => {
    expect(bytesIn(prefix)).to.be.below(250e6);
    execFileSync('dpkg', [`--root=${root}`, '--verify']);
  });

  it('starts by its launcher from there, with nothing of the checkout, and answers', async () => {
    const base = rosEnvironment();
    // Beside ROS 2 only what apt would bring: packages that the wheels lack lie in the overlay, as our interfaces do.
    const overlay = join(folder, 'apt');
    for (const name of ['lib', 'share']) copyOthers(join(distribution.install, name), join(overlay, name));
    const around = (own: string, apt: string, list = ''): string =>
      [
        own,
        apt,
        ...list.split(delimiter).filter((path) => path && !path.startsWith(distribution.install)),
      ].join(delimiter);
    node = new NodeProcess({
      main: join(prefix, 'lib/spatial_llava/spatial_llava_node'),
      cwd: folder,
      env: {
        AMENT_PREFIX_PATH: around(prefix, overlay, base.AMENT_PREFIX_PATH),
        LD_LIBRARY_PATH: around(join(prefix, 'lib'), join(overlay, 'lib'), base.LD_LIBRARY_PATH),
        FASTRTPS_DEFAULT_PROFILES_FILE: base.FASTRTPS_DEFAULT_PROFILES_FILE!,
      },
    });
    await node.logged(/is active/, 30_000);
    driver = new RosDriver();
    await driver.do('tf');
    await driver.do('camera', { hz: 10 });
    await driver.seen();
    const models = node.log.match(/going on without/g) ?? [];
    expect(models, node.log).to.deep.equal([]);
  });
});
