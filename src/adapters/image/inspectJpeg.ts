import { fail, ok, type Result } from '../../core/result.ts';

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 YCbCr or RGB. */
  readonly components: number;
  /** Bytes up to and with the end marker; those behind it (padding, what a camera's buffer still held) are no image. */
  readonly length: number;
  /** Whether the end marker is there. Without it, only decoding can tell a whole image from a cut one. */
  readonly ends: boolean;
}

/** A camera's progressive JPEG has about ten; each costs a pass over the whole image. */
const MAX_SCANS = 32;

/** What a walk over the markers has found so far. */
interface Walk {
  readonly bytes: Uint8Array;
  at: number;
  frame?: Frame;
  scans: number;
  ends: boolean;
}

/**
 * Reads a JPEG's frame header and markers without decoding (ITU-T T.81, annex B): SOI, segments inside the payload, one
 * baseline, extended or progressive frame of 8 bits with 1 or 3 components, few scans. USB cameras leave out the end marker,
 * or send bytes after it: both are told to the caller. Fails with BAD_IMAGE.
 */
export const inspectJpeg = (bytes: Uint8Array, whose: string): Result<JpegHeader> => {
  const bad = (reason: string) => fail('BAD_IMAGE', `${whose}: JPEG ${reason}`);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bad('start marker missing');
  const walk: Walk = { bytes, at: 2, scans: 0, ends: false };
  while (!walk.ends && walk.at + 2 <= bytes.length) {
    const wrong = step(walk);
    if (wrong !== undefined) return bad(wrong);
  }
  const { frame, scans, ends, at } = walk;
  if (!frame) return bad('has no frame header');
  if (scans === 0) return bad('has no scan');
  return ok({ ...frame, length: ends ? at : bytes.length, ends });
};

/** Goes on by one marker with its segment; returns what is wrong with it. */
const step = (walk: Walk): string | undefined => {
  const { bytes, at } = walk;
  if (bytes[at] !== 0xff) return `has no marker at byte ${at}`;
  const marker = bytes[at + 1]!;
  if (marker === 0xff) {
    walk.at++;
    return undefined;
  }
  walk.ends = marker === 0xd9;
  if (walk.ends) {
    walk.at += 2;
    return undefined;
  }
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  if (length < 2 || at + 2 + length > bytes.length)
    return `truncated: segment ${hex(marker)} of ${length} bytes at byte ${at} of ${bytes.length}`;
  walk.at += 2 + length;
  if (isFrameHeader(marker)) return takeFrame(walk, at, length);
  return marker === 0xda ? takeScan(walk) : undefined;
};

const takeFrame = (walk: Walk, at: number, length: number): string | undefined => {
  if (walk.frame) return 'has two frames';
  const read = readFrame(walk.bytes, at, length);
  if (typeof read === 'string') return read;
  walk.frame = read;
  return undefined;
};

const takeScan = (walk: Walk): string | undefined => {
  if (!walk.frame) return 'has a scan before its frame header';
  if (++walk.scans > MAX_SCANS) return `has more than ${MAX_SCANS} scans`;
  walk.at = endOfScan(walk.bytes, walk.at, walk.bytes.length);
  return undefined;
};

type Frame = Pick<JpegHeader, 'width' | 'height' | 'components'>;

/** A frame header, or what is wrong with it. */
const readFrame = (bytes: Uint8Array, at: number, length: number): Frame | string => {
  const marker = bytes[at + 1]!;
  if (marker > 0xc2) return `coding ${hex(marker)} is not baseline or progressive`;
  if (length < 8 || bytes[at + 4] !== 8) return `has ${bytes[at + 4]} bits a sample, expected 8`;
  const components = bytes[at + 9]!;
  if (components !== 1 && components !== 3) return `has ${components} components, expected 1 or 3`;
  return {
    height: (bytes[at + 5]! << 8) | bytes[at + 6]!,
    width: (bytes[at + 7]! << 8) | bytes[at + 8]!,
    components,
  };
};

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** First marker after entropy-coded data: stuffed zeros and restart markers belong to the data. */
const endOfScan = (bytes: Uint8Array, from: number, end: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < end) {
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return end;
};

const hex = (marker: number): string => `ff${marker.toString(16).padStart(2, '0')}`;
