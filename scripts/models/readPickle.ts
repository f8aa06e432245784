/** A thing that a pickle names by module and name, as `torch.FloatStorage`. Nothing is imported or called. */
export interface PickledName {
  readonly module: string;
  readonly name: string;
}

/** A call that a pickle asks for, kept as it stands: nothing is run. */
export interface PickledCall {
  readonly callee: unknown;
  readonly args: readonly unknown[];
}

/** Stands for an object that the pickle left to its reader. */
export interface PersistentId {
  readonly persistentId: unknown;
}

const MARK = Symbol('mark');

/**
 * One pickle (protocol 2, the opcodes that PyTorch's state files use) as plain values: dictionaries become Maps, calls
 * and classes are kept as data. Unlike Python's reader it runs nothing of what it reads. Throws RangeError on other
 * opcodes. Opcodes after Python's `pickletools`.
 */
export const readPickle = (
  bytes: Uint8Array,
  start: number,
): { readonly value: unknown; readonly end: number } => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to));
  const stack: unknown[] = [];
  const memo = new Map<number, unknown>();
  let at = start;
  const u8 = (): number => view.getUint8(at++);
  const i32 = (): number => {
    at += 4;
    return view.getInt32(at - 4, true);
  };
  const line = (): string => {
    const end = bytes.indexOf(10, at);
    const found = text(at, end);
    at = end + 1;
    return found;
  };
  const sized = (length: number): string => {
    at += length;
    return text(at - length, at);
  };
  const sinceMark = (): unknown[] => {
    const from = stack.lastIndexOf(MARK);
    const items = stack.splice(from);
    return items.slice(1);
  };
  const put = (key: unknown, value: unknown): void => {
    (stack.at(-1) as Map<unknown, unknown>).set(key, value);
  };
  const long = (length: number): number => {
    let value = 0n;
    for (let i = 0; i < length; i += 1) value |= BigInt(bytes[at + i]!) << BigInt(8 * i);
    at += length;
    return Number(BigInt.asIntN(8 * length, value));
  };
  const steps: Readonly<Record<string, () => void>> = {
    '\x80': () => void u8(),
    '(': () => void stack.push(MARK),
    ')': () => void stack.push([]),
    ']': () => void stack.push([]),
    '}': () => void stack.push(new Map()),
    N: () => void stack.push(null),
    '\x88': () => void stack.push(true),
    '\x89': () => void stack.push(false),
    K: () => void stack.push(u8()),
    M: () => void stack.push(u8() + 256 * u8()),
    J: () => void stack.push(i32()),
    '\x8a': () => void stack.push(long(u8())),
    X: () => void stack.push(sized(i32())),
    c: () => void stack.push({ module: line(), name: line() } satisfies PickledName),
    q: () => void memo.set(u8(), stack.at(-1)),
    r: () => void memo.set(i32(), stack.at(-1)),
    h: () => void stack.push(memo.get(u8())),
    j: () => void stack.push(memo.get(i32())),
    t: () => void stack.push(sinceMark()),
    '\x85': () => void stack.push(stack.splice(-1)),
    '\x86': () => void stack.push(stack.splice(-2)),
    '\x87': () => void stack.push(stack.splice(-3)),
    Q: () => void stack.push({ persistentId: stack.pop() } satisfies PersistentId),
    R: () => {
      const args = stack.pop() as unknown[];
      const callee = stack.pop();
      const ordered = (callee as PickledName).name === 'OrderedDict';
      stack.push(ordered ? new Map() : ({ callee, args } satisfies PickledCall));
    },
    // Attributes of an object, such as a state's version: not looked at.
    b: () => void stack.pop(),
    a: () => {
      const item = stack.pop();
      (stack.at(-1) as unknown[]).push(item);
    },
    e: () => {
      const items = sinceMark();
      (stack.at(-1) as unknown[]).push(...items);
    },
    s: () => {
      const [key, value] = stack.splice(-2);
      put(key, value);
    },
    u: () => {
      const items = sinceMark();
      for (let i = 0; i < items.length; i += 2) put(items[i], items[i + 1]);
    },
  };
  for (;;) {
    const opcode = String.fromCharCode(u8());
    if (opcode === '.') return { value: stack.pop(), end: at };
    const step = steps[opcode];
    if (!step) throw new RangeError(`pickle opcode 0x${opcode.charCodeAt(0).toString(16)} is not known`);
    step();
  }
};
