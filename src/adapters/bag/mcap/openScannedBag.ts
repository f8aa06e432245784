import type { FileHandle } from 'node:fs/promises';
import type { Bag } from '../Bag.ts';
import { inTimeOrder } from '../inTimeOrder.ts';
import { parseOfferedQos } from '../offeredQos.ts';
import { typesOf, whyNotPlayable } from '../playable.ts';
import { type ScannedMessage, scanMessages } from './scanMessages.ts';

/** Writers flush chunks late; messages of one moment may lie this far apart in the file. */
const REORDER_WINDOW_NS = 2_000_000_000n;

/** Reads without an index, from the front. One pass finds the topics and where the file ends, each `messages()` another. */
export const openScannedBag = async (file: FileHandle): Promise<Bag> => {
  const counts = new Map<ScannedMessage['channel'], number>();
  const warnings: string[] = [];
  let startNs: bigint | undefined;
  let endNs = 0n;
  for await (const { channel, stampNs } of scanMessages(file, (warning) => warnings.push(warning))) {
    counts.set(channel, (counts.get(channel) ?? 0) + 1);
    if (startNs === undefined || stampNs < startNs) startNs = stampNs;
    if (stampNs > endNs) endNs = stampNs;
  }
  const types = typesOf(counts.keys(), (text) => warnings.push(text));
  const isPlayed = (channel: ScannedMessage['channel']) =>
    whyNotPlayable(channel) === undefined && types.get(channel.topic) === channel.type;
  return {
    topics: [...types].map(([name, type]) => {
      const parts = [...counts].filter(([channel]) => channel.topic === name && isPlayed(channel));
      const count = parts.reduce((sum, [, messages]) => sum + messages, 0);
      return { name, type, qos: parseOfferedQos(parts[0]?.[0].qosYaml), count };
    }),
    startNs: startNs ?? 0n,
    endNs,
    warnings,
    messages: async function* () {
      for await (const { channel, stampNs, cdr } of inTimeOrder<ScannedMessage>(
        scanMessages(file, () => undefined),
        REORDER_WINDOW_NS,
      ))
        if (isPlayed(channel)) yield { topic: channel.topic, type: channel.type, stampNs, cdr };
    },
    close: () => file.close(),
  };
};
