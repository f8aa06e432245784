import { fail, ok, type Result } from '../../core/result.ts';

export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 YCbCr or RGB. */
  readonly components: number;
}

/** A camera's progressive JPEG has about ten; each costs a pass over the whole image. */
const MAX_SCANS = 32;
const END = 0xd9;
const SCAN = 0xda;

type Refuse = (reason: string) => ReturnType<typeof fail>;

/**
 * Reads a JPEG's frame header and markers without decoding (ITU-T T.81, annex B): SOI, segments inside the payload, one
 * baseline, extended or progressive frame of 8 bits with 1 or 3 components, few scans, EOI at the end (zero padding
 * after it is allowed, as cameras send it). Fails with BAD_IMAGE.
 */
export const inspectJpeg = (bytes: Uint8Array, whose: string): Result<JpegHeader> => {
  const bad: Refuse = (reason) => fail('BAD_IMAGE', `${whose}: JPEG ${reason}`);
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return bad('start marker missing');
  let end = bytes.length;
  while (end > 2 && bytes[end - 1] === 0) end--;
  if (bytes[end - 2] !== 0xff || bytes[end - 1] !== 0xd9) return bad('truncated: no end marker');
  const segments = segmentsOf(bytes, end, bad);
  if (!segments.ok) return segments;
  const [frame, secondFrame] = segments.value.filter(({ marker }) => isFrameHeader(marker));
  const scans = segments.value.filter(({ marker }) => marker === SCAN);
  if (secondFrame) return bad('has two frames');
  if (scans[0] && !(frame && frame.start < scans[0].start)) return bad('has a scan before its frame header');
  if (!frame) return bad('has no frame header');
  if (scans.length === 0) return bad('has no scan');
  if (scans.length > MAX_SCANS) return bad(`has more than ${MAX_SCANS} scans`);
  return readFrameHeader(bytes, frame, bad);
};

interface Segment {
  readonly marker: number;
  /** First byte of the length. */
  readonly start: number;
  /** Bytes, those of the length itself among them. */
  readonly length: number;
}

/** Segments in order, without fill bytes and entropy-coded data, up to the end marker. */
const segmentsOf = (bytes: Uint8Array, end: number, bad: Refuse): Result<readonly Segment[]> => {
  const segments: Segment[] = [];
  for (let at = 2; at + 4 <= end; ) {
    if (bytes[at] !== 0xff) return bad(`has no marker at byte ${at}`);
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === END) break;
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if (length < 2 || at + 2 + length > end)
      return bad(`truncated: segment ${hex(marker)} of ${length} bytes at byte ${at} of ${bytes.length}`);
    segments.push({ marker, start: at + 2, length });
    at += 2 + length;
    if (marker === SCAN) at = endOfScan(bytes, at, end);
  }
  return ok(segments);
};

const readFrameHeader = (
  bytes: Uint8Array,
  { marker, start: at, length }: Segment,
  bad: Refuse,
): Result<JpegHeader> => {
  if (marker > 0xc2) return bad(`coding ${hex(marker)} is not baseline or progressive`);
  if (length < 8 || bytes[at + 2] !== 8) return bad(`has ${bytes[at + 2]} bits a sample, expected 8`);
  const header = {
    height: (bytes[at + 3]! << 8) | bytes[at + 4]!,
    width: (bytes[at + 5]! << 8) | bytes[at + 6]!,
    components: bytes[at + 7]!,
  };
  return header.components === 1 || header.components === 3
    ? ok(header)
    : bad(`has ${header.components} components, expected 1 or 3`);
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
