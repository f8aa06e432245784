import { basename } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import type { Bag, BagMessage, BagTopic } from './Bag.ts';
import { loadChunkCodecs } from './chunkCodec.ts';
import { findParts } from './findParts.ts';
import { inTimeOrder } from './inTimeOrder.ts';
import { openPart } from './openPart.ts';
import { typesOf } from './playable.ts';
import { isZstd, unzstd } from './unzstd.ts';

/** The recorder splits between messages of one moment, and caches: parts may overlap by this much. */
const OVERLAP_NS = 2_000_000_000n;
/** One message, decompressed. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

/**
 * Opens a ROS 2 recording: a file in MCAP or rosbag2's sqlite3, or the folder that `ros2 bag record` left, with its parts in
 * order, also where files or messages were compressed. What cannot be played is left out and named in `warnings`. Fails with
 * NO_FRAME when no part can be read.
 */
export const openBag = async (path: string): Promise<Result<Bag>> => {
  await loadChunkCodecs();
  const parts = await findParts(path);
  if (!parts.ok) return parts;
  const { files } = parts.value;
  const warnings = [...parts.value.warnings];
  const bags: Bag[] = [];
  const names: string[] = [];
  for (const file of files) {
    const opened = await openPart(file);
    if (opened.ok) {
      bags.push(opened.value);
      names.push(basename(file));
    } else if (files.length === 1) return opened;
    else warnings.push(`a part is left out: ${opened.failure.message}`);
  }
  if (bags.length === 0) return fail('NO_FRAME', `${path}: no part can be read (${warnings.join('; ')})`);
  return ok(joined(bags, names, warnings));
};

/** The topics of all parts, each once and of one type. */
const joinTopics = (bags: readonly Bag[], warn: (text: string) => void): readonly BagTopic[] => {
  const all = bags.flatMap(({ topics }) => topics);
  const types = typesOf(
    all.map(({ name, type }) => ({ topic: name, type, encoding: 'cdr' })),
    warn,
  );
  return [...types].flatMap(([name, type]) => {
    const same = all.filter((topic) => topic.name === name && topic.type === type);
    const [first] = same;
    return first ? [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
};

/** The messages of all parts, one part after the other, decompressed; of each topic those of its one type. */
async function* inSequence(
  bags: readonly Bag[],
  topics: readonly BagTopic[],
  warn: (text: string) => void,
): AsyncGenerator<BagMessage, void, void> {
  const types = new Map(topics.map(({ name, type }) => [name, type]));
  const unread = new Set<string>();
  for (const bag of bags)
    for await (const message of bag.messages()) {
      if (types.get(message.topic) !== message.type) continue;
      const plain = decompressed(message);
      if (plain) yield plain;
      else if (!unread.has(message.topic)) {
        unread.add(message.topic);
        warn(`${message.topic}: messages that cannot be decompressed are left out`);
      }
    }
}

const joined = (bags: readonly Bag[], names: readonly string[], found: readonly string[]): Bag => {
  const warnings = [...found];
  const warn = (text: string) => {
    if (!warnings.includes(text)) warnings.push(text);
  };
  const collect = () => {
    for (const [i, bag] of bags.entries())
      for (const text of bag.warnings) warn(bags.length > 1 ? `${names[i]}: ${text}` : text);
  };
  collect();
  const topics = joinTopics(bags, warn);
  return {
    topics,
    startNs: bags.reduce((first, { startNs }) => (startNs < first ? startNs : first), bags[0]!.startNs),
    endNs: bags.reduce((last, { endNs }) => (endNs > last ? endNs : last), 0n),
    warnings,
    messages: async function* () {
      const messages = inSequence(bags, topics, warn);
      yield* bags.length > 1 ? inTimeOrder(messages, OVERLAP_NS) : messages;
      collect();
    },
    close: async () => {
      for (const bag of bags) await bag.close();
    },
  };
};

/** A message that rosbag2 compressed by itself (compression mode "message"), as it was; undefined when it is damaged. */
const decompressed = (message: BagMessage): BagMessage | undefined => {
  if (!isZstd(message.cdr)) return message;
  try {
    return { ...message, cdr: unzstd(message.cdr, MAX_MESSAGE_BYTES) };
  } catch {
    return undefined;
  }
};
