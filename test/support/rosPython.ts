import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';
import { findDistribution } from '../../scripts/setup/distribution.mjs';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';

/** An interpreter with rclpy and this package's interfaces, and the environment to spawn it with. */
export interface RosPython {
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The interpreter for rclpy clients. The environment keeps this process's ROS_DOMAIN_ID, so that a client that a test
 * spawns and a node in the test's own process meet.
 */
export function rosPython(): RosPython {
  const { kind, prefix } = findDistribution();
  return { executable: kind === 'embedded' ? join(prefix, 'bin/python3') : 'python3', env: rosEnvironment() };
}

/** Skips a test that runs outside the ROS environment: rclnodejs must never be loaded there. */
export function needsRos(test: Context): void {
  const prefixes = (process.env.AMENT_PREFIX_PATH ?? '').split(':');
  if (prefixes.some((prefix) => existsSync(join(prefix, 'share/spatial_llava/package.xml')))) return;
  process.stderr.write(
    'skipped: no ROS environment; use npm test or node scripts/ros-run.mjs npx mocha ...\n',
  );
  test.skip();
}
