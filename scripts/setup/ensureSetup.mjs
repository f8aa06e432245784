import { join } from 'node:path';
import { findDistribution } from './distribution.mjs';
import { ensureEmbeddedRos } from './embeddedRos.mjs';
import { ensureInterfaces } from './interfaces.mjs';
import { withLock } from './lock.mjs';
import { ensureModels } from './models.mjs';
import { ensureNodeModules } from './nodeModules.mjs';
import { rosFolder } from './paths.mjs';
import { ensureRclnodejs } from './rclnodejs.mjs';
import { ensureTools } from './tools.mjs';

/**
 * Makes everything ready that running the node needs: tools, JavaScript packages, the detector, ROS 2 (the sourced one, or
 * the embedded one), our interfaces, rclnodejs. Each step does nothing when its inputs are unchanged. Gives the
 * distribution in use.
 */
export async function ensureSetup() {
  return await withLock(join(rosFolder, 'setup.lock'), async () => {
    await ensureTools();
    const distribution = findDistribution();
    // Both mostly wait for the network.
    await Promise.all([
      ensureNodeModules(),
      distribution.kind === 'embedded' ? ensureEmbeddedRos(distribution) : undefined,
    ]);
    await ensureModels();
    const interfacesPrint = await ensureInterfaces(distribution);
    await ensureRclnodejs(distribution, interfacesPrint);
    return distribution;
  });
}
