import { runLogged } from './command.mjs';
import { say } from './progress.mjs';

/** JavaScript packages exactly as locked. Their install scripts do not run: rclnodejs would want to compile without ROS. */
export async function npmCi(folder) {
  say('installing JavaScript packages (npm ci)');
  await runLogged({
    name: 'npm-ci',
    command: 'npm',
    args: ['ci', '--no-audit', '--no-fund', '--ignore-scripts'],
    cwd: folder,
    env: { ...process.env, npm_config_yes: 'true' },
  });
}
