import { type FileHandle, open } from 'node:fs/promises';
import { MessageWriter } from '@foxglove/rosmsg2-serialization';
import { McapWriter } from '@mcap/core';
import { FileHandleWritable } from '@mcap/nodejs';
import { type ChunkCompression, compressChunk, loadChunkCodecs } from './chunkCodec.ts';
import { DEFAULT_QOS, formatOfferedQos, type RecordedQos } from './offeredQos.ts';
import { rosSchema } from './rosSchema.ts';

export interface BagWriterOptions {
  readonly compression?: ChunkCompression;
  /** A cut costs at most one chunk. */
  readonly chunkBytes?: number;
}

interface Channel {
  readonly id: number;
  readonly serializer: MessageWriter;
  sequence: number;
}

/**
 * Writes a ROS 2 recording: MCAP, profile ros2, schemas as ros2msg text, messages in CDR. `ros2 bag play FILE.mcap` takes
 * it as it is. Write in time order and await each call.
 */
export class BagWriter {
  readonly #file: FileHandle;
  readonly #mcap: McapWriter;
  readonly #channels = new Map<string, Channel>();

  private constructor(file: FileHandle, mcap: McapWriter) {
    this.#file = file;
    this.#mcap = mcap;
  }

  static async create(path: string, options: BagWriterOptions = {}): Promise<BagWriter> {
    const { compression = 'zstd', chunkBytes = 512 * 1024 } = options;
    await loadChunkCodecs();
    const file = await open(path, 'w');
    const mcap = new McapWriter({
      writable: new FileHandleWritable(file),
      chunkSize: chunkBytes,
      compressChunk: compressChunk(compression),
    });
    await mcap.start({ profile: 'ros2', library: 'spatial_llava' });
    return new BagWriter(file, mcap);
  }

  /** `type` is `package/msg/Name` of the common interfaces. */
  async addTopic(topic: string, type: string, qos: RecordedQos = DEFAULT_QOS): Promise<void> {
    const schema = rosSchema(type);
    if (!schema) throw new Error(`${topic}: no definition of ${type} is known`);
    const schemaId = await this.#mcap.registerSchema({
      name: type,
      encoding: 'ros2msg',
      data: new TextEncoder().encode(schema.text),
    });
    const id = await this.#mcap.registerChannel({
      schemaId,
      topic,
      messageEncoding: 'cdr',
      metadata: new Map([['offered_qos_profiles', formatOfferedQos(qos)]]),
    });
    this.#channels.set(topic, { id, serializer: new MessageWriter([...schema.definitions]), sequence: 0 });
  }

  /** `message` has the field names of the type; stamps are {sec, nsec}. */
  async write(topic: string, message: unknown, loggedNs: bigint): Promise<void> {
    const channel = this.#channels.get(topic);
    if (!channel) throw new Error(`${topic} was not added before it was written`);
    await this.#mcap.addMessage({
      channelId: channel.id,
      sequence: channel.sequence++,
      logTime: loggedNs,
      publishTime: loggedNs,
      data: channel.serializer.writeMessage(message),
    });
  }

  /** Notes beside the messages: where the recording comes from, how it was made. */
  async note(name: string, entries: Readonly<Record<string, string>>): Promise<void> {
    await this.#mcap.addMetadata({ name, metadata: new Map(Object.entries(entries)) });
  }

  async close(): Promise<void> {
    await this.#mcap.end();
    await this.#file.close();
  }
}
