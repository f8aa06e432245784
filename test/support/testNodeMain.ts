/**
 * The node with its real parts except the models: depth geometry and the geometric resolver. For tests of the ROS shell
 * in a process of its own. SLOW_MS delays each segmentation, as a slow model would.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { GeometricResolver } from '../../src/core/language/GeometricResolver.ts';
import { DEFAULT_MARK_OPTIONS } from '../../src/core/marks/chooseMarks.ts';
import { Tracker } from '../../src/core/marks/Tracker.ts';
import { ok } from '../../src/core/result.ts';
import { GeometrySegmenter } from '../../src/core/segment/GeometrySegmenter.ts';
import { Perception } from '../../src/pipeline/Perception.ts';
import { runNode } from '../../src/ros/runNode.ts';

const slowMs = Number(process.env.SLOW_MS ?? 0);
const now = () => performance.now();

await runNode(
  {
    codec: new SharpImageCodec(),
    now,
    createEngine: (parameters) => {
      const geometry = new GeometrySegmenter({ now });
      const segmenter: typeof geometry | { segment: typeof geometry.segment } = {
        segment: async (frame, options) => {
          await delay(slowMs);
          return geometry.segment(frame, options);
        },
      };
      const perception = new Perception({
        segmenter,
        tracker: new Tracker(),
        marks: { ...DEFAULT_MARK_OPTIONS, maxMarks: parameters.max_marks },
        now,
      });
      return ok({
        perception,
        resolver: new GeometricResolver(),
        start: () => undefined,
        stop: async () => undefined,
        health: () => [],
      });
    },
  },
  process.argv,
);
