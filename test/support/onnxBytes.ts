const varint = (value: number): number[] => {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) + 128);
  }
};

/** One length-delimited field of a protocol buffer. */
const field = (number: number, body: readonly number[] | string): number[] => {
  const bytes = typeof body === 'string' ? [...Buffer.from(body)] : body;
  return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
};

const tensor = (location: string): number[] => field(13, [...field(1, 'location'), ...field(2, location)]);

/** The bytes of ONNX models whose only tensor lies in another file, in each place where a model can hold a tensor. */
export const modelsReferringTo = (location: string): Readonly<Record<string, Uint8Array>> => {
  const t = tensor(location);
  const inAttribute = (body: number[]) => field(7, field(1, field(5, body)));
  return Object.fromEntries(
    Object.entries({
      'an initialiser': field(7, field(5, t)),
      'a sparse initialiser': field(7, field(15, field(1, t))),
      'an attribute': inAttribute(field(5, t)),
      'a list in an attribute': inAttribute(field(10, t)),
      'a subgraph': inAttribute(field(6, field(5, t))),
      'a sparse attribute': inAttribute(field(22, field(2, t))),
      'a function': field(25, field(7, field(5, field(5, t)))),
    }).map(([place, bytes]) => [place, Uint8Array.from(bytes)]),
  );
};
