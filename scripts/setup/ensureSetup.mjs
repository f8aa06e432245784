import { join } from 'node:path';
import { findDistribution } from './distribution.mjs';
import { ensureEmbeddedRos, missingTools } from './embeddedRos.mjs';
import { ensureInterfaces } from './interfaces.mjs';
import { withLock } from './lock.mjs';
import { ensureNodeModules } from './nodeModules.mjs';
import { rosFolder } from './paths.mjs';
import { SetupError } from './progress.mjs';
import { ensureRclnodejs } from './rclnodejs.mjs';

/**
 * Makes everything ready that running the node needs: JavaScript packages, ROS 2 (the sourced one, or the embedded one),
 * our interfaces, rclnodejs. Each step does nothing when its inputs are unchanged.
 */
export async function ensureSetup() {
  const missing = missingTools();
  if (missing.length > 0) {
    throw new SetupError(
      `missing: ${missing.join(', ')}. Install with: sudo apt install ${missing.join(' ')}`,
    );
  }
  return await withLock(join(rosFolder, 'setup.lock'), async () => {
    await ensureNodeModules();
    const distribution = findDistribution();
    if (distribution.kind === 'embedded') await ensureEmbeddedRos(distribution);
    const interfacesPrint = await ensureInterfaces(distribution);
    await ensureRclnodejs(distribution, interfacesPrint);
    return distribution;
  });
}
