import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** Signals that end a program: from a terminal, a service manager, a closed session. */
export const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const undos = new Set();
const foreground = new Set();
let ending = false;
let passedOn;

/**
 * Has `undo` called when a signal ends this program, newest first. Gives the function that takes it off the list.
 *
 * @param {() => unknown} undo may give a promise, which is awaited
 */
export function beforeEnding(undo) {
  undos.add(undo);
  return () => undos.delete(undo);
}

/** How long a program may take to end by itself after the child that a signal was passed on to. */
const LEAVE_WITHIN_MS = 200;

/** While `child` runs, signals are its affair: they are passed on, and this program ends when the child has. */
export function inForeground(child) {
  foreground.add(child);
  return () => {
    foreground.delete(child);
    if (passedOn && foreground.size === 0) setTimeout(() => end(passedOn), LEAVE_WITHIN_MS).unref();
  };
}

/** Ends this program on a signal, once everything that it began has been undone, with 128 + the signal's number. */
async function end(signal) {
  if (foreground.size > 0) {
    passedOn = signal;
    for (const child of foreground) child.kill(signal);
    return;
  }
  if (ending) return;
  ending = true;
  for (const undo of [...undos].reverse()) await undo();
  process.exit(128 + constants.signals[signal]);
}

/** How often this program looks whether npm, which started it, still lives. */
const LOOK_AFTER_NPM_EVERY_MS = 500;

/** Whether npm was gone before this program could look: it was given to the first process, which is no npm. */
function isOrphan() {
  if (process.env.npm_lifecycle_event === undefined || process.ppid !== 1) return false;
  try {
    return !/npm|node/.test(readFileSync('/proc/1/cmdline', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Takes the signals that end this program, for as long as it lives: before the first child or lock exists. npm passes
 * them on, but for its first moments, in which one ends it alone: then this program ends as well.
 */
export function takeEndingSignals() {
  for (const signal of ENDING_SIGNALS) process.on(signal, end);
  const parent = process.ppid;
  const isNpmGone = () => process.ppid !== parent || isOrphan();
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => isNpmGone() && end('SIGHUP'), LOOK_AFTER_NPM_EVERY_MS).unref();
}
