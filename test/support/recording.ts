import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BagMessage } from '../../src/adapters/bag/Bag.ts';
import { openBag } from '../../src/adapters/bag/openBag.ts';

const path = (name: string) => fileURLToPath(new URL(`../../recordings/${name}`, import.meta.url));

/** The recording that the repository carries, and what is true of it. */
export const RECORDING = path('living_room.mcap');

export const TOPICS = {
  color: '/camera/camera/color/image_raw/compressed',
  depth: '/camera/camera/aligned_depth_to_color/image_raw/compressedDepth',
  info: '/camera/camera/color/camera_info',
  tf: '/tf',
  tfStatic: '/tf_static',
} as const;

type Triple = readonly [number, number, number];

export interface RecordingTruth {
  /** Boxes in the map frame, metres; `size` along the object's own axes. */
  readonly map_objects: readonly {
    readonly id: string;
    readonly label: string;
    readonly synonyms: readonly string[];
    readonly colour: string;
    readonly role: string;
    readonly on: string | null;
    readonly center: Triple;
    readonly size: Triple;
    readonly yaw: number;
  }[];
  /** By frame: what shows, and the mean point of its visible surface in the map. */
  readonly frames: readonly {
    readonly seconds: number;
    readonly visible: Readonly<Record<string, { readonly pixels: number; readonly surface_center: Triple }>>;
  }[];
}

export const readRecordingTruth = async (): Promise<RecordingTruth> =>
  JSON.parse(await readFile(path('living_room.truth.json'), 'utf8'));

export const readRecording = async (): Promise<BagMessage[]> => {
  const opened = await openBag(RECORDING);
  if (!opened.ok) throw new Error(opened.failure.message);
  const messages: BagMessage[] = [];
  for await (const message of opened.value.messages()) messages.push(message);
  await opened.value.close();
  if (opened.value.warnings.length > 0) throw new Error(opened.value.warnings.join('; '));
  return messages;
};
