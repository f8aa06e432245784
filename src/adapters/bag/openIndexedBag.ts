import type { FileHandle } from 'node:fs/promises';
import { McapIndexedReader } from '@mcap/core';
import type { Bag, BagMessage } from './Bag.ts';
import { decompressHandlers } from './chunkCodec.ts';
import { FileReadable } from './FileReadable.ts';
import { parseOfferedQos } from './offeredQos.ts';

/** Reads by the index at the file's end; undefined when the file has none or it is not to be trusted. */
export const openIndexedBag = async (file: FileHandle): Promise<Bag | undefined> => {
  let reader: McapIndexedReader;
  try {
    reader = await McapIndexedReader.Initialize({ readable: new FileReadable(file), decompressHandlers });
  } catch {
    return undefined;
  }
  const { statistics } = reader;
  if (!statistics || reader.chunkIndexes.length === 0) return undefined;
  const typeOf = (schemaId: number) => reader.schemasById.get(schemaId)?.name ?? '';
  const warnings: string[] = [];

  async function* messages(): AsyncGenerator<BagMessage, void, void> {
    try {
      for await (const { channelId, logTime, data } of reader.readMessages()) {
        const channel = reader.channelsById.get(channelId)!;
        yield { topic: channel.topic, type: typeOf(channel.schemaId), stampNs: logTime, cdr: data };
      }
    } catch (error) {
      warnings.push(`reading stopped at damage: ${(error as Error).message}`);
    }
  }

  return {
    topics: [...reader.channelsById.values()].map((channel) => ({
      name: channel.topic,
      type: typeOf(channel.schemaId),
      qos: parseOfferedQos(channel.metadata.get('offered_qos_profiles')),
      count: Number(statistics.channelMessageCounts.get(channel.id) ?? 0n),
    })),
    startNs: statistics.messageStartTime,
    endNs: statistics.messageEndTime,
    warnings,
    messages,
    close: () => file.close(),
  };
};
