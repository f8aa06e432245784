import { crc32, deflateSync } from 'node:zlib';

/** One PNG chunk: length, type, data, CRC (`wrongCrc` spoils it). */
export const chunk = (type: string, data: Uint8Array, options: { wrongCrc?: boolean } = {}): Uint8Array => {
  const out = new Uint8Array(data.length + 12);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  out.set(new TextEncoder().encode(type), 4);
  out.set(data, 8);
  const crc = crc32(out.subarray(4, 8 + data.length));
  view.setUint32(8 + data.length, options.wrongCrc ? crc ^ 1 : crc);
  return out;
};

export const concat = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export const ihdr = (width: number, height: number, bitDepth: number, colourType: number): Uint8Array => {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data[8] = bitDepth;
  data[9] = colourType;
  return data;
};

/** A whole PNG of unfiltered `rows` (bytes a row as the header says, high byte first). */
export const png = (header: Uint8Array, rows: readonly Uint8Array[]): Uint8Array => {
  const raw = concat(...rows.map((row) => concat(Uint8Array.of(0), row)));
  return concat(
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', new Uint8Array(0)),
  );
};

/** Grey 16-bit PNG of `values`, row-major. */
export const greyPng16 = (width: number, height: number, values: ArrayLike<number>): Uint8Array =>
  png(
    ihdr(width, height, 16, 0),
    Array.from({ length: height }, (_, v) => {
      const row = new Uint8Array(width * 2);
      const view = new DataView(row.buffer);
      for (let u = 0; u < width; u++) view.setUint16(u * 2, values[v * width + u]!);
      return row;
    }),
  );

/** A PNG bomb: `width` x `height` pixels of one colour, a few kilobytes of zeros deflated. */
export const pngBomb = (width: number, height: number): Uint8Array =>
  png(
    ihdr(width, height, 1, 0),
    Array.from({ length: height }, () => new Uint8Array(Math.ceil(width / 8))),
  );

/** compressedDepth payload: little-endian format, A, B, then `body`. */
export const compressedDepth = (a: number, b: number, body: Uint8Array, format = 0): Uint8Array => {
  const header = new Uint8Array(12);
  const view = new DataView(header.buffer);
  view.setInt32(0, format, true);
  view.setFloat32(4, a, true);
  view.setFloat32(8, b, true);
  return concat(header, body);
};
