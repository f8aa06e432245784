import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Why ROS cannot be had here, in words for a person. */
class NoRosError extends Error {
  override readonly name = 'NoRosError';
}

const require = createRequire(import.meta.url);

/** Addons that rclnodejs would take, in its order: one that it ships for this system, and the one that was compiled. */
const addons = (folder: string): readonly string[] => {
  const system = `${process.platform}-${process.arch}`;
  const file = `${process.env.ROS_DISTRO}-${codename()}-${process.arch}-node-rclnodejs.node`;
  return [join(folder, 'prebuilds', system, file), join(folder, 'build/Release/rclnodejs.node')];
};

/** Of the distribution of Linux: "noble". */
const codename = (): string => {
  try {
    return /^VERSION_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
};

/** Why an addon does not load; undefined when it does. */
const faultOf = (addon: string): string | undefined => {
  try {
    require(addon);
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[0]!;
  }
};

/**
 * Imported before rclnodejs, which repairs itself: where its addon does not load (no ROS environment, no library path,
 * too little memory) it deletes its own build, runs node-gyp and asks the registry, and every later start fails. Here that
 * is an error in words instead, and the addon is only ever built by the set-up.
 */
const check = (): void => {
  // Asks for a build at every start.
  delete process.env.RCLNODEJS_FORCE_BUILD;
  if (!process.env.AMENT_PREFIX_PATH)
    throw new NoRosError(
      'there is no ROS 2 environment (AMENT_PREFIX_PATH): source install/setup.bash, or start by npm start or node scripts/ros-run.mjs',
    );
  const folder = dirname(require.resolve('rclnodejs/package.json'));
  const faults = addons(folder)
    .filter((addon) => existsSync(addon))
    .map(faultOf);
  if (faults.includes(undefined)) return;
  const why = faults[0] ?? 'it has not been compiled';
  throw new NoRosError(`rclnodejs cannot be loaded: ${why}; npm run setup builds it for the ROS 2 in use`);
};

check();
