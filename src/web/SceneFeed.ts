import type { SceneDoor } from '../agents/SceneDoor.ts';
import type { Transform } from '../core/types/geometry.ts';

/** The node as the page is told of it. */
export interface NodeState {
  readonly isThere: boolean;
  /** Of its parameters; undefined while they are not known. */
  readonly navigates: boolean | undefined;
  readonly remembers: boolean | undefined;
}

/** Where a frame's things stand in a frame that does not move with the camera. */
export interface Ground {
  readonly frame: string;
  readonly fromCamera: Transform;
  /** Where tf knows the robot's base. */
  readonly fromBase: Transform | undefined;
}

/** How a camera went on from one picture to another. */
export interface CameraMotion {
  /** From the earlier camera's frame to the later one's. */
  readonly motion: Transform;
  readonly fx: number;
  readonly fy: number;
}

/** The camera's own picture, shrunk; `width` and `height` are of the picture that marks speak of. */
export interface CameraPicture {
  readonly jpeg: Uint8Array;
  readonly stampSeconds: number;
  readonly width: number;
  readonly height: number;
  /** How the camera went on since the last marks, where tf knows it. */
  readonly since: CameraMotion | undefined;
}

/** What a running node makes known, message by message. */
export interface SceneFeedEvents {
  /** With the marks drawn in. */
  readonly picture: (jpeg: Uint8Array, stampSeconds: number) => void;
  /** Of the camera that the node hears, 5 Hz at most. */
  readonly camera: (picture: CameraPicture) => void;
  /** spatial_llava/LandmarkArray; `ground` where tf knows one at its stamp. */
  readonly marks: (message: object, ground: Ground | undefined) => void;
  /** diagnostic_msgs/DiagnosticArray, of any node. */
  readonly health: (message: object) => void;
  readonly node: (state: NodeState) => void;
}

/** A running node as the page sees it. What is not followed costs the node nothing. */
export interface SceneFeed {
  /** State and health, while any page is open. */
  follow(on: boolean): void;
  /** Pictures and marks, while somebody looks. */
  look(on: boolean): void;
  /** The camera's own pictures, while somebody looks at them. */
  seeCamera(on: boolean): void;
}

/** What the page's server works with. */
export interface Scene {
  readonly door: SceneDoor;
  readonly feed: (events: SceneFeedEvents) => SceneFeed;
}
