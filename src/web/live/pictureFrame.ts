const HEADER_BYTES = 16;

/** What a picture's frame says before the picture. */
export interface PictureHead {
  readonly stampSeconds: number;
  /** The camera's own, or the node's with the marks drawn in. */
  readonly kind: 'camera' | 'marked';
  /** Of the picture that marks speak of, where this one was shrunk. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * A binary message of the page, little-endian: the picture's stamp in seconds as the marks have it (double), width and height
 * of the picture that marks speak of (uint16, 0: as the JPEG), 1 for the camera's own picture (uint32), then the JPEG.
 */
export const pictureFrame = (
  jpeg: Uint8Array,
  { stampSeconds, kind, width = 0, height = 0 }: PictureHead,
): Uint8Array => {
  const frame = new Uint8Array(HEADER_BYTES + jpeg.length);
  const head = new DataView(frame.buffer);
  head.setFloat64(0, stampSeconds, true);
  head.setUint16(8, width, true);
  head.setUint16(10, height, true);
  head.setUint32(12, kind === 'camera' ? 1 : 0, true);
  frame.set(jpeg, HEADER_BYTES);
  return frame;
};
