import type { MarkedFrame } from '../../src/core/spatial/grounding/Resolver.ts';
import type { SceneObject } from '../../src/core/spatial/scene/Scene.ts';
import type { Landmark } from '../../src/core/types/landmarks.ts';

export interface TinyLandmark {
  readonly mark: number;
  readonly label?: string;
  readonly colour?: string;
  /** Metres in the scene frame: x forward, y left, z up; undefined for a region without depth. */
  readonly at?: readonly [number, number, number];
  readonly size?: readonly [number, number, number];
  readonly trackId?: number;
}

const IDENTITY = { translation: [0, 0, 0], rotation: [0, 0, 0, 1] } as const;

/**
 * A 64x48 frame (times `scale`) with one 8x8 mask a landmark, seen by a camera at the scene's origin. For tests of models
 * only.
 */
export function tinyMarkedFrame(items: readonly TinyLandmark[], seed = 1, scale = 1): MarkedFrame {
  const [width, height] = [64 * scale, 48 * scale];
  const side = 8 * scale;
  const data = new Uint8Array(width * height * 3);
  let state = seed;
  for (let i = 0; i < data.length; i++) {
    state = (state * 1664525 + 1013904223) >>> 0;
    data[i] = state >>> 24;
  }
  const landmarks = items.map(({ mark, label, colour, at, size = [0.1, 0.1, 0.1], trackId }, i): Landmark => {
    const [x0, y0] = [(i % 7) * 9 * scale, Math.floor(i / 7) * 9 * scale];
    return {
      mark,
      trackId: trackId ?? mark,
      role: 'object',
      labels: label ? [{ label, score: 0.8 }] : [],
      colours: colour ? [{ name: colour, share: 0.9 }] : [],
      meanRgb: [128, 128, 128],
      mask: {
        box: { x0, y0, x1: x0 + side, y1: Math.min(y0 + side, height) },
        bits: new Uint8Array(side * side).fill(1),
        pixelCount: side * side,
      },
      anchor: [x0 + side / 2, y0 + side / 2],
      // Optical axes: x right, y down, z forward.
      ...(at && {
        spatial: {
          box: { center: [-at[1], -at[2], at[0]], size, orientation: [0, 0, 0, 1] },
          surfaceCenter: [-at[1], -at[2], at[0]],
          covariance: [1e-4, 0, 0, 0, 1e-4, 0, 0, 0, 1e-4],
        },
      }),
      validDepthRatio: at ? 1 : 0,
    };
  });
  const objects = items.flatMap(({ mark, label, at, size = [0.1, 0.1, 0.1] }): SceneObject[] =>
    at ? [{ id: mark, labels: label ? [{ label, score: 0.8 }] : [], center: at, size }] : [],
  );
  return {
    frame: {
      stampNs: 1n,
      frameId: 'camera_optical',
      color: { width, height, data },
      depth: { width, height, data: new Float32Array(width * height).fill(1) },
      camera: {
        width,
        height,
        fx: 60 * scale,
        fy: 60 * scale,
        cx: width / 2,
        cy: height / 2,
        distortionModel: '',
        distortion: [],
      },
    },
    landmarks,
    scene: { objects, viewer: { position: [0, 0, 0], forward: [1, 0, 0] } },
    sceneFromCamera: IDENTITY,
    stages: [],
  };
}
