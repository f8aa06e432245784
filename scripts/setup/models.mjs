import { existsSync, readFileSync } from 'node:fs';
import { runLogged } from './command.mjs';
import { fingerprint, isStamped, stamp } from './fingerprint.mjs';
import { inProject, projectRoot } from './paths.mjs';
import { say } from './progress.mjs';

/**
 * Makes the models of the built-in detector, classifier and namer in `.models`, once for each version of the converter and of its
 * sources. Without the classifier's weights the rest works, naming less: said, not fatal, and tried again next time.
 */
export async function ensureModels() {
  const source = JSON.parse(
    readFileSync(inProject('node_modules/@vladmandic/human/package.json'), 'utf8'),
  ).version;
  const paths = ['scripts/models', 'config/models'].map((path) => inProject(path));
  const print = fingerprint({ root: projectRoot, paths, values: [source] });
  const done = inProject('.models/made.stamp');
  const has = (name) => existsSync(inProject(`.models/${name}.onnx`));
  if (isStamped(done, print) && has('centernet') && has('efficientnet_lite0') && has('minilm_l6')) return;
  say('converting the detector and the classifier to ONNX');
  try {
    await runLogged({ name: 'models', command: 'npm', args: ['run', 'models'], cwd: projectRoot });
  } catch (error) {
    if (!has('centernet')) throw error;
    say(
      `the classifier or the namer is not there, so fewer things have names: ${String(error.message).split('\n').at(-1)}`,
    );
    return;
  }
  stamp(done, print);
}
