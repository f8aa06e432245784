import { openNodeNames } from './adapters/files/openNodeNames.ts';
import { descriptorFault } from './adapters/host/process/descriptorFault.ts';
import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { openNodeMemory } from './adapters/memory/openNodeMemory.ts';
import { fail, ok } from './core/result.ts';
import { checkModel } from './engine/compose/checkModel.ts';
import type { EngineThread } from './engine/EngineThread.ts';
import { nodeEngine } from './engine/nodeEngine.ts';
import { rcl } from './ros/rcl.ts';
import { runNode } from './ros/runNode.ts';

/**
 * Composes the node and starts it. Methods run in a thread, models in child processes of their own.
 *
 * @param onSignalsTaken called when the node handles SIGINT and SIGTERM by itself
 */
export const startNode = async (
  argv: readonly string[],
  thread: EngineThread,
  onSignalsTaken: () => void,
): Promise<void> => {
  const log = (level: 'info' | 'warn', message: string): void =>
    rcl.logging.getLogger('spatial_llava')[level](message);
  thread.log = log;
  const running = runNode(
    {
      codec: new SharpImageCodec(),
      now: () => performance.now(),
      openMemory: openNodeMemory,
      openNames: openNodeNames,
      createEngine: (parameters) => {
        const few = descriptorFault();
        if (few) return fail('MODEL_UNAVAILABLE', few);
        const model = checkModel(parameters);
        // Alone, a model that is not there can answer nothing; with geometry beside it, the rest works without.
        if (!model.ok && (parameters.backend === 'vlm' || !parameters['vlm.answer_without_model']))
          return model;
        if (!model.ok) log('warn', `${model.failure.message}; geometry will answer alone`);
        return ok(nodeEngine(parameters, thread));
      },
    },
    argv,
  );
  onSignalsTaken();
  await running;
};
