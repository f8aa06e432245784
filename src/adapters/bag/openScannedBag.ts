import type { FileHandle } from 'node:fs/promises';
import type { Bag, BagTopic } from './Bag.ts';
import { inTimeOrder } from './inTimeOrder.ts';
import { parseOfferedQos } from './offeredQos.ts';
import { type ScannedMessage, scanMessages } from './scanMessages.ts';

/** Writers flush chunks late; messages of one moment may lie this far apart in the file. */
const REORDER_WINDOW_NS = 2_000_000_000n;

/** Reads without an index, from the front. One pass finds the topics and where the file ends, each `messages()` another. */
export const openScannedBag = async (file: FileHandle): Promise<Bag> => {
  const topics = new Map<string, BagTopic>();
  const warnings: string[] = [];
  let startNs: bigint | undefined;
  let endNs = 0n;
  for await (const message of scanMessages(file, (warning) => warnings.push(warning))) {
    const { name, type, qosYaml } = message.channel;
    const known = topics.get(name);
    topics.set(name, {
      name,
      type,
      qos: known?.qos ?? parseOfferedQos(qosYaml),
      count: (known?.count ?? 0) + 1,
    });
    if (startNs === undefined || message.stampNs < startNs) startNs = message.stampNs;
    if (message.stampNs > endNs) endNs = message.stampNs;
  }
  return {
    topics: [...topics.values()],
    startNs: startNs ?? 0n,
    endNs,
    warnings,
    messages: async function* () {
      for await (const { channel, stampNs, cdr } of inTimeOrder<ScannedMessage>(
        scanMessages(file, () => undefined),
        REORDER_WINDOW_NS,
      ))
        yield { topic: channel.name, type: channel.type, stampNs, cdr };
    },
    close: () => file.close(),
  };
};
