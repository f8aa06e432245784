import { MessageReader } from '@foxglove/rosmsg2-serialization';
import { fail, ok, type Result } from '../../core/result.ts';
import type { BagMessage } from './Bag.ts';
import { rosSchema } from './rosSchema.ts';

/** Deserialises recorded messages of the common interfaces; keeps one reader a type. */
export class BagDecoder {
  readonly #readers = new Map<string, MessageReader | undefined>();

  /** Fields as ROS names them, stamps as {sec, nsec}. Fails with BAD_IMAGE on an unknown type or damaged bytes. */
  decode<T>({ topic, type, cdr }: BagMessage): Result<T> {
    if (!this.#readers.has(type)) {
      const schema = rosSchema(type);
      this.#readers.set(type, schema && new MessageReader([...schema.definitions]));
    }
    const reader = this.#readers.get(type);
    if (!reader) return fail('BAD_IMAGE', `${topic}: no definition of ${type} is known`);
    try {
      return ok(reader.readMessage<T>(cdr));
    } catch (error) {
      return fail('BAD_IMAGE', `${topic}: ${cdr.length} bytes are no ${type}: ${(error as Error).message}`);
    }
  }
}
