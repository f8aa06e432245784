import type { FileHandle } from 'node:fs/promises';
import { McapStreamReader } from '@mcap/core';
import { decompressHandlers } from '../chunkCodec.ts';
import type { RecordedChannel } from '../playable.ts';

export interface ScannedMessage {
  readonly channel: RecordedChannel & { readonly qosYaml: string | undefined };
  readonly stampNs: bigint;
  readonly cdr: Uint8Array;
}

const PIECE_BYTES = 1 << 20;

type Channel = ScannedMessage['channel'];

/** Messages of what the reader holds; schemas and channels that come before them are noted. */
function* messagesOf(
  reader: McapStreamReader,
  schemas: Map<number, string>,
  channels: Map<number, Channel>,
): Generator<ScannedMessage, void, void> {
  for (let record = reader.nextRecord(); record; record = reader.nextRecord()) {
    if (record.type === 'Schema') schemas.set(record.id, record.name);
    else if (record.type === 'Channel')
      channels.set(record.id, {
        topic: record.topic,
        type: schemas.get(record.schemaId) ?? '',
        encoding: record.messageEncoding,
        qosYaml: record.metadata.get('offered_qos_profiles'),
      });
    else if (record.type === 'Message')
      // A copy: the reader's buffer moves on.
      yield {
        channel: channels.get(record.channelId)!,
        stampNs: record.logTime,
        cdr: record.data.slice(),
      };
  }
}

/**
 * Every whole message from the file's front, in file order. Where the file is cut or damaged the scan ends, and
 * `onDamage` says where and why.
 */
export async function* scanMessages(
  file: FileHandle,
  onDamage: (warning: string) => void,
): AsyncGenerator<ScannedMessage, void, void> {
  const reader = new McapStreamReader({ decompressHandlers });
  const schemas = new Map<number, string>();
  const channels = new Map<number, Channel>();
  const piece = new Uint8Array(PIECE_BYTES);
  let offset = 0;
  try {
    while (!reader.done()) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, offset);
      if (bytesRead === 0) break;
      offset += bytesRead;
      reader.append(piece.subarray(0, bytesRead));
      yield* messagesOf(reader, schemas, channels);
    }
  } catch (error) {
    onDamage(`the file is damaged before byte ${offset}: ${(error as Error).message}`);
    return;
  }
  if (!reader.done())
    onDamage(
      `the file is cut short at byte ${offset}: ${reader.bytesRemaining()} bytes of an unfinished record are left out`,
    );
}
