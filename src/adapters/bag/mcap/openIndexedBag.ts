import type { FileHandle } from 'node:fs/promises';
import { McapIndexedReader } from '@mcap/core';
import type { Bag, BagMessage } from '../Bag.ts';
import { decompressHandlers } from '../chunkCodec.ts';
import { parseOfferedQos } from '../offeredQos.ts';
import { typesOf, whyNotPlayable } from '../playable.ts';
import { FileReadable } from './FileReadable.ts';

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
  const channels = [...reader.channelsById.values()].map((channel) => ({
    ...channel,
    type: typeOf(channel.schemaId),
    encoding: channel.messageEncoding,
  }));
  const types = typesOf(channels, (text) => warnings.push(text));
  const played = new Map(
    channels
      .filter((one) => whyNotPlayable(one) === undefined && types.get(one.topic) === one.type)
      .map((one) => [one.id, one]),
  );

  async function* messages(): AsyncGenerator<BagMessage, void, void> {
    try {
      for await (const { channelId, logTime, data } of reader.readMessages()) {
        const channel = played.get(channelId);
        if (channel) yield { topic: channel.topic, type: channel.type, stampNs: logTime, cdr: data };
      }
    } catch (error) {
      warnings.push(`reading stopped at damage: ${(error as Error).message}`);
    }
  }

  return {
    topics: [...types].map(([name, type]) => {
      const parts = [...played.values()].filter(({ topic }) => topic === name);
      const count = parts.reduce(
        (sum, { id }) => sum + Number(statistics.channelMessageCounts.get(id) ?? 0n),
        0,
      );
      return { name, type, qos: parseOfferedQos(parts[0]?.metadata.get('offered_qos_profiles')), count };
    }),
    startNs: statistics.messageStartTime,
    endNs: statistics.messageEndTime,
    warnings,
    messages,
    close: () => file.close(),
  };
};
