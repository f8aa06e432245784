import { ros2jazzy } from '@foxglove/rosmsg-msgs-common';
import { MessageWriter } from '@foxglove/rosmsg2-serialization';

type Definition = (typeof ros2jazzy)[keyof typeof ros2jazzy];
const writers = new Map<string, MessageWriter>();

/** A message serialised by an implementation that is not ours (Foxglove's), with every type it is made of. */
export function writeCdr(type: keyof typeof ros2jazzy, message: unknown): Uint8Array {
  let writer = writers.get(type);
  if (!writer) {
    const needed = new Map<string, Definition>();
    const collect = (name: string) => {
      if (needed.has(name)) return;
      const definition = (ros2jazzy as Record<string, Definition>)[name]!;
      needed.set(name, definition);
      for (const field of definition.definitions) if (field.isComplex) collect(field.type);
    };
    collect(type);
    // The first definition is the message itself and bears no name, as the parser would give it.
    writer = new MessageWriter(
      [...needed.values()].map((d, i) => (i === 0 ? { ...d, name: undefined } : d)) as never,
    );
    writers.set(type, writer);
  }
  return writer.writeMessage(message);
}
