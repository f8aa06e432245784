/** sensor_msgs/CameraInfo as it came: nothing in it is trusted yet. */
export interface RawCameraInfo {
  /** Whose: the topic, for refusals. */
  readonly source: string;
  readonly stampNs: bigint;
  readonly frameId: string;
  readonly height: number;
  readonly width: number;
  readonly distortionModel: string;
  readonly d: readonly number[];
  /** 3x3 row-major. */
  readonly k: readonly number[];
  /** 3x4 row-major. */
  readonly p: readonly number[];
  readonly binningX: number;
  readonly binningY: number;
  readonly roi: {
    readonly xOffset: number;
    readonly yOffset: number;
    readonly height: number;
    readonly width: number;
  };
}
