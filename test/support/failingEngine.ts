/** An engine's thread with one real model process, whose stop fails before it has ended it. */
import { parentPort } from 'node:worker_threads';
import { ChildLink } from '../../src/adapters/host/ChildLink.ts';
import { fail } from '../../src/core/result.ts';
import type { FromEngine, ToEngine } from '../../src/engine/engineMessages.ts';

const open = (): ChildLink =>
  new ChildLink({ execArgv: [], env: process.env, onMessage() {}, onExit() {}, onLine() {} });
const say = (message: FromEngine): void => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToEngine) => {
  if (message.kind === 'start') open();
  if (message.kind === 'call')
    say({ kind: 'answer', id: message.id, result: fail('INTERNAL', 'the stop throws') });
});
