import { CdrReader } from './CdrReader.ts';

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** spatial_llava/Landmark. */
export interface LandmarkMessage {
  readonly mark: number;
  readonly track_id: number;
  readonly role: number;
  readonly label: string;
  readonly score: number;
  readonly other_labels: readonly { readonly label: string; readonly score: number }[];
  readonly color: string;
  readonly mean_rgb: Readonly<Record<'r' | 'g' | 'b' | 'a', number>>;
  readonly roi: Readonly<Record<'x_offset' | 'y_offset' | 'height' | 'width', number>> & {
    readonly do_rectify: boolean;
  };
  readonly pixel_count: number;
  readonly anchor_u: number;
  readonly anchor_v: number;
  readonly has_depth: boolean;
  readonly valid_depth_ratio: number;
  readonly pose: {
    readonly pose: { readonly position: Xyz; readonly orientation: Xyz & { readonly w: number } };
    readonly covariance: readonly number[];
  };
  readonly size: Xyz;
  readonly surface_center: Xyz;
}

/** spatial_llava/LandmarkArray. */
export interface LandmarkArrayMessage {
  readonly header: {
    readonly stamp: { readonly sec: number; readonly nanosec: number };
    readonly frame_id: string;
  };
  readonly landmarks: readonly LandmarkMessage[];
}

/**
 * From serialised bytes; undefined where they are none. By rclnodejs's own reader thirty landmarks cost some ten milliseconds,
 * by this one a fraction of one.
 */
export const readLandmarkArray = (cdr: Uint8Array): LandmarkArrayMessage | undefined => {
  const reader = new CdrReader(cdr);
  const header = {
    stamp: { sec: reader.int32(), nanosec: reader.uint32() },
    frame_id: reader.string(),
  };
  const landmarks = reader.sequence(readLandmark);
  return reader.failed ? undefined : { header, landmarks };
};

const readLandmark = (reader: CdrReader): LandmarkMessage => ({
  mark: reader.uint32(),
  track_id: reader.uint32(),
  role: reader.uint8(),
  label: reader.string(),
  score: reader.float32(),
  other_labels: reader.sequence(() => ({ label: reader.string(), score: reader.float32() })),
  color: reader.string(),
  mean_rgb: { r: reader.float32(), g: reader.float32(), b: reader.float32(), a: reader.float32() },
  roi: {
    x_offset: reader.uint32(),
    y_offset: reader.uint32(),
    height: reader.uint32(),
    width: reader.uint32(),
    do_rectify: reader.bool(),
  },
  pixel_count: reader.uint32(),
  anchor_u: reader.float32(),
  anchor_v: reader.float32(),
  has_depth: reader.bool(),
  valid_depth_ratio: reader.float32(),
  pose: {
    pose: { position: xyz(reader), orientation: { ...xyz(reader), w: reader.float64() } },
    covariance: reader.float64Array(36),
  },
  size: xyz(reader),
  surface_center: xyz(reader),
});

const xyz = (reader: CdrReader): Xyz => ({ x: reader.float64(), y: reader.float64(), z: reader.float64() });
