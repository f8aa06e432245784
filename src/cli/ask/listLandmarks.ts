import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import { printable } from '../ansi.ts';
import { describeLandmark } from '../describeLandmark.ts';
import { table } from '../table.ts';

/** Every landmark as JSON, as `ask --list --json` prints it. Metres in the camera's optical frame. */
export const landmarksAsJson = ({ landmarks }: MarkedFrame) =>
  landmarks.map((landmark) => {
    const { x0, y0, x1, y1 } = landmark.mask.box;
    return {
      mark: landmark.mark,
      role: landmark.role,
      label: describeLandmark(landmark),
      labels: landmark.labels,
      colours: landmark.colours,
      box: [x0, y0, x1, y1],
      pixel: landmark.anchor,
      pixels: landmark.mask.pixelCount,
      position: landmark.spatial?.box.center ?? null,
      size: landmark.spatial?.box.size ?? null,
      valid_depth_ratio: landmark.validDepthRatio,
    };
  });

/** Every landmark as a table for a person. */
export const landmarksAsTable = ({ landmarks }: MarkedFrame): readonly string[] =>
  table(
    [
      ['mark', 'what', 'role', 'colours', 'at (m)', 'size (m)'],
      ...landmarks.map((landmark) => [
        String(landmark.mark),
        printable(describeLandmark(landmark)),
        landmark.role,
        landmark.colours
          .slice(0, 3)
          .map(({ name, share }) => `${name} ${Math.round(share * 100)}%`)
          .join(' '),
        landmark.spatial?.box.center.map((value) => value.toFixed(2)).join(', ') ?? 'no depth',
        landmark.spatial?.box.size.map((value) => value.toFixed(2)).join(', ') ?? '',
      ]),
    ],
    [0],
  );
