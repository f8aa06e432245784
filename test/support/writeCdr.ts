import { readFileSync } from 'node:fs';
import { parse } from '@foxglove/rosmsg';
import { ros2jazzy } from '@foxglove/rosmsg-msgs-common';
import { MessageWriter } from '@foxglove/rosmsg2-serialization';

type Definition = (typeof ros2jazzy)[keyof typeof ros2jazzy];
const writers = new Map<string, MessageWriter>();
const OURS = 'spatial_llava/';

/** As it stands in msg/; names of types there are short. */
const ownDefinition = (name: string): Definition => {
  const text = readFileSync(new URL(`../../msg/${name.slice(OURS.length)}.msg`, import.meta.url), 'utf8');
  const [{ definitions }] = parse(text, { ros2: true, skipTypeFixup: true }) as [Definition];
  const full = definitions.map((field) =>
    field.isComplex && !field.type.includes('/') ? { ...field, type: OURS + field.type } : field,
  );
  return { name, definitions: full } as Definition;
};

/** A message serialised by an implementation that is not ours (Foxglove's), with every type it is made of. */
export function writeCdr(
  type: keyof typeof ros2jazzy | `${typeof OURS}${string}`,
  message: unknown,
): Uint8Array {
  let writer = writers.get(type);
  if (!writer) {
    const needed = new Map<string, Definition>();
    const collect = (name: string) => {
      if (needed.has(name)) return;
      const definition = name.startsWith(OURS)
        ? ownDefinition(name)
        : (ros2jazzy as Record<string, Definition>)[name]!;
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
