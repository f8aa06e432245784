import type { Parameters } from '../../core/parameters/parameters.ts';
import { fail, type Result } from '../../core/result.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import type { NodeDependencies } from '../NodeDependencies.ts';
import { latchedQos } from '../qos.ts';
import type { RosNode } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import type { UndoStack } from '../UndoStack.ts';
import { MemoryKeeper } from './MemoryKeeper.ts';

/** Object memory with its topic. Without it the node does all the rest; whoever asks for it is told why there is none. */
export const openMemory = (
  node: RosNode,
  dependencies: NodeDependencies,
  parameters: () => Parameters,
  undo: UndoStack,
): Result<MemoryKeeper> => {
  if (!parameters()['memory.enabled'])
    return fail('MEMORY_UNAVAILABLE', 'memory is off: set memory.enabled before configure');
  const log = node.getLogger();
  const store = dependencies.openMemory(parameters(), (message) => log.warn(message));
  const publisher = node.createPublisher('spatial_llava/msg/RememberedObjects', TOPICS.objects, latchedQos());
  undo.add(() => node.destroyPublisher(publisher));
  const opened = store.ok
    ? MemoryKeeper.open({
        parameters,
        store: store.value,
        codec: dependencies.codec,
        publisher,
        log,
        now: dependencies.now,
        clockNs: () => node.now().nanoseconds,
      })
    : store;
  if (opened.ok) undo.add(() => opened.value.close());
  else {
    if (store.ok) store.value.close();
    log.error(`going on without memory: ${opened.failure.code}: ${opened.failure.message}`);
  }
  return opened;
};

/** Nothing where there is to be no memory. */
export const diagnoseMemory = (
  memory: Result<MemoryKeeper> | undefined,
  parameters: Parameters,
): DiagnosticStatus | undefined => {
  if (!memory || !parameters['memory.enabled']) return undefined;
  if (memory.ok) return memory.value.diagnose();
  const { code, message } = memory.failure;
  return { name: 'memory', level: 'error', message: `${code}: ${message}`, values: {} };
};
