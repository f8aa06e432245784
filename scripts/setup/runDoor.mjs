import { pathToFileURL } from 'node:url';
import { runForeground } from './command.mjs';
import { compiledProgram, ensureCompiled } from './compiled.mjs';
import { ensureSetup } from './ensureSetup.mjs';
import { rosEnvironment } from './environment.mjs';

/** Runs a built client of the node in the foreground, started as the node is (src/nodeLaunch.ts). Gives its exit status. */
export async function runDoor(name, args) {
  await ensureSetup();
  await ensureCompiled();
  const { NODE_LAUNCH } = await import(pathToFileURL(compiledProgram('nodeLaunch')).href);
  return runForeground(process.execPath, [...NODE_LAUNCH.flags, compiledProgram(name), ...args], {
    env: { ...NODE_LAUNCH.env, ...rosEnvironment() },
  });
}
