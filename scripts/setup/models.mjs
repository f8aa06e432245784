import { existsSync, readFileSync } from 'node:fs';
import { runLogged } from './command.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { say } from './progress.mjs';

/** Converts the built-in detector into `.models`, once for each version of the converter and of its source. */
export async function ensureModels() {
  const source = JSON.parse(
    readFileSync(inProject('node_modules/@vladmandic/human/package.json'), 'utf8'),
  ).version;
  const paths = ['scripts/models', 'config/models'].map((path) => inProject(path));
  const print = fingerprint({ root: projectRoot, paths, values: [source] });
  const done = inProject('.models/made.stamp');
  if (isStamped(done, print) && existsSync(inProject('.models/centernet.onnx'))) return;
  say('converting the detector to ONNX');
  await runLogged({ name: 'models', command: 'npm', args: ['run', 'models'], cwd: projectRoot });
  stamp(done, print);
}
