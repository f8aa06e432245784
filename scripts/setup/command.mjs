import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants as fsConstants, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { beforeEnding, inForeground } from './endings.mjs';
import { killGroup } from './killGroup.mjs';
import { rosFolder } from './paths.mjs';
import { SetupError, say } from './progress.mjs';

/** Path of a program on `env.PATH`, or undefined. */
export function findProgram(name, env = process.env) {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, fsConstants.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** Output of a short command, or undefined when it fails. */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    ...options,
  });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/**
 * Runs a long command quietly. Its output goes to `.ros/log/<name>.log` (or the folder
 * SPATIAL_LLAVA_LOG_DIR); a line tells that it still runs each 15 s, and
 * the end of the log is shown when it fails.
 *
 * @throws {SetupError} when the command fails or cannot be started
 */
export async function runLogged({ name, command, args, cwd, env = process.env }) {
  const log = join(process.env.SPATIAL_LLAVA_LOG_DIR ?? join(rosFolder, 'log'), `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const chunks = [];
  // A group of its own: what the command itself starts can be ended with it.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const forget = beforeEnding(() => killGroup(child));
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const ticker = setInterval(() => say(`  … ${name} still running`), 15_000);
  const outcome = await new Promise((done) => {
    child.on('error', (error) => done(error.message));
    child.on('close', (code, signal) => done(code ?? signal));
  });
  forget();
  clearInterval(ticker);
  const output = Buffer.concat(chunks).toString('utf8');
  writeFileSync(log, `${command} ${args.join(' ')}\n${output}`);
  if (outcome !== 0) {
    const tail = output.trimEnd().split('\n').slice(-30).join('\n');
    throw new SetupError(`${name} failed (${outcome}); the whole log is ${log}\n${tail}`);
  }
  return output;
}

/** Exit status as a shell gives it: 128 + n after signal n. */
const statusOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 9);

/** Runs a command in the foreground with this terminal, passing signals on. Gives its exit status (128 + n after a signal). */
export function runForeground(command, args, { cwd, env = process.env } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const leave = inForeground(child);
    const finish = (status) => {
      leave();
      done(status);
    };
    child.on('error', (error) => {
      say(`${command}: ${error.message}`);
      finish(127);
    });
    child.on('close', (code, signal) => finish(statusOf(code, signal)));
  });
}

/** Runs a command, showing its output as it comes, and gives its exit status and the last line of its standard output. */
export function runLineLast(command, args, { cwd, env = process.env } = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const leave = inForeground(child);
    let tail = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk.toString('utf8')).slice(-4096);
    });
    child.on('error', refuse);
    child.on('close', (code, signal) => {
      leave();
      done({ status: signal ?? code, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
}
