const STAMP_BYTES = 8;

/** A binary message of the page: the picture's stamp in seconds as the marks have it (little-endian double), then the JPEG. */
export const pictureFrame = (jpeg: Uint8Array, stampSeconds: number): Uint8Array => {
  const frame = new Uint8Array(STAMP_BYTES + jpeg.length);
  new DataView(frame.buffer).setFloat64(0, stampSeconds, true);
  frame.set(jpeg, STAMP_BYTES);
  return frame;
};
