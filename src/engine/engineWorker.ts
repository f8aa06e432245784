import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import { compose } from './compose/compose.ts';
import { EngineService } from './EngineService.ts';
import type { FromEngine, ToEngine } from './engineMessages.ts';

/**
 * The method in a thread of its own: segmentation, language and drawing are tens of milliseconds of computing, and the
 * node's thread has messages to take. Models live one step further, in child processes.
 */
const HEALTH_PERIOD_MS = 500;
/** Linux gives each thread its own: where processors are few, messages are taken before frames are segmented. */
const NICENESS = 5;

const codec = new SharpImageCodec();
const say = (message: FromEngine, own: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, [...own]);
const service = new EngineService({
  compose,
  // A copy of its own bytes: what sharp gives may be a part of a larger buffer, which would cross whole.
  encodeJpeg: async (image, quality) => Uint8Array.from(await codec.encodeJpeg(image, quality)),
  say,
});

try {
  setPriority(NICENESS);
} catch {
  // Not allowed here: the system shares as it likes.
}

setInterval(() => say({ kind: 'health', health: service.health() }), HEALTH_PERIOD_MS).unref();
parentPort?.on('message', (message: ToEngine) => service.receive(message));
