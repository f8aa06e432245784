import type { Parameters } from '../../core/parameters/parameters.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { EnginePort } from '../../pipeline/EnginePort.ts';
import { SceneServices } from '../client/SceneServices.ts';
import type { DiagnosticStatus } from '../convert/messages/DiagnosticStatus.ts';
import type { NodeDependencies } from '../NodeDependencies.ts';
import { latchedQos } from '../qos.ts';
import type { RosNode } from '../rcl.ts';
import { TOPICS } from '../topics.ts';
import type { UndoStack } from '../UndoStack.ts';
import { askNamer } from './askNamer.ts';
import { MemoryKeeper } from './MemoryKeeper.ts';
import type { NodeMemory } from './NodeMemory.ts';
import { OwnMemory } from './OwnMemory.ts';
import { SharedMemory } from './shared/SharedMemory.ts';

/** How long the keeper of a shared memory may take; one that is not there is not waited for. */
const KEEPER_TIMEOUT_MS = 3000;

interface MemoryHost {
  readonly node: RosNode;
  readonly dependencies: Pick<NodeDependencies, 'openMemory' | 'codec' | 'now'>;
  readonly parameters: () => Parameters;
  readonly engine: Pick<EnginePort, 'phrases'>;
}

/** Object memory, as the parameters ask for it. Without it the node does all the rest; who asks is told why there is none. */
export const openMemory = (host: MemoryHost, undo: UndoStack): Result<NodeMemory> => {
  const { 'memory.enabled': enabled, 'memory.keeper': keeper } = host.parameters();
  if (!enabled) return fail('MEMORY_UNAVAILABLE', 'memory is off: set memory.enabled before configure');
  const opened = keeper === '' ? openOwn(host, undo) : share(host, keeper);
  if (opened.ok) undo.add(() => opened.value.close());
  else {
    const { code, message } = opened.failure;
    host.node.getLogger().error(`going on without memory: ${code}: ${message}`);
  }
  return opened;
};

const openOwn = (
  { node, dependencies, parameters, engine }: MemoryHost,
  undo: UndoStack,
): Result<NodeMemory> => {
  const log = node.getLogger();
  const publisher = node.createPublisher('spatial_llava/msg/RememberedObjects', TOPICS.objects, latchedQos());
  undo.add(() => node.destroyPublisher(publisher));
  const store = dependencies.openMemory(parameters(), (message) => log.warn(message));
  if (!store.ok) return store;
  const { codec, now } = dependencies;
  const keeper = MemoryKeeper.open({
    parameters,
    store: store.value,
    codec,
    publisher,
    log,
    now,
    clockNs: () => node.now().nanoseconds,
  });
  if (!keeper.ok) store.value.close();
  return keeper.ok ? ok(new OwnMemory(keeper.value, askNamer(engine))) : keeper;
};

const share = ({ node, dependencies, parameters }: MemoryHost, given: string): Result<NodeMemory> => {
  const [keeper, name] = [given.startsWith('/') ? given : `/${given}`, node.getFullyQualifiedName()];
  if (keeper === name)
    return fail('MEMORY_UNAVAILABLE', `memory.keeper is ${keeper}, this node itself: leave it empty`);
  const services = new SceneServices(node, {
    nodeName: keeper,
    timeoutMs: KEEPER_TIMEOUT_MS,
    appearWithinMs: 0,
    driveTimeoutMs: 0,
  });
  return ok(new SharedMemory({ parameters, keeper, name, services, codec: dependencies.codec }));
};

/** Nothing where there is to be no memory. */
export const diagnoseMemory = (
  memory: Result<NodeMemory> | undefined,
  parameters: Parameters,
): DiagnosticStatus | undefined => {
  if (!memory || !parameters['memory.enabled']) return undefined;
  if (memory.ok) return memory.value.diagnose();
  const { code, message } = memory.failure;
  return { name: 'memory', level: 'error', message: `${code}: ${message}`, values: {} };
};
