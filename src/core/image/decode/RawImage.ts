/** sensor_msgs/Image as it came: nothing in it is trusted yet. */
export interface RawImage {
  /** Whose: the topic, for refusals. */
  readonly source: string;
  readonly stampNs: bigint;
  readonly frameId: string;
  readonly height: number;
  readonly width: number;
  readonly encoding: string;
  readonly isBigEndian: boolean;
  /** Bytes a row, padding included. */
  readonly step: number;
  readonly data: Uint8Array;
}

/** sensor_msgs/CompressedImage as it came. */
export interface RawCompressedImage {
  readonly source: string;
  readonly stampNs: bigint;
  readonly frameId: string;
  readonly format: string;
  readonly data: Uint8Array;
}
