import type { OnnxDetector } from '../../../adapters/onnx/OnnxDetector.ts';
import type { HostedWordDetector } from '../../../adapters/vlm/eyes/createWordDetector.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import { ok, type Result } from '../../../core/result.ts';
import { GeometrySegmenter } from '../../../core/segment/GeometrySegmenter.ts';
import type { Segmenter } from '../../../core/segment/Segmenter.ts';
import { RegionJudge } from '../../../core/segment/tree/judge/RegionJudge.ts';
import { CUT_OPTIONS } from '../../../core/segment/tree/treeCandidates.ts';
import type { MonotonicClock } from '../../../core/types/MonotonicClock.ts';
import { FusedSegmenter } from '../../../pipeline/FusedSegmenter.ts';
import { RefinedSegmenter } from '../../../pipeline/refine/RefinedSegmenter.ts';
import { type ComposeHooks, orWithout } from '../ComposeHooks.ts';
import type { Hosted } from '../composeResolver.ts';
import { composeCutter } from './composeCutter.ts';
import { composeDetector } from './composeDetector.ts';

export interface ComposedSegmenter {
  readonly segmenter: Segmenter;
  readonly detector: OnnxDetector | HostedWordDetector | undefined;
  readonly models: readonly Hosted[];
}

/** What cuts frames into things, by depth, detector and the model that cuts masks again. */
export const composeSegmenter = async (
  parameters: Parameters,
  hooks: ComposeHooks,
  now: MonotonicClock,
  siteNames?: readonly string[],
): Promise<Result<ComposedSegmenter>> => {
  const detector = orWithout('detector', await composeDetector(parameters, hooks, siteNames), hooks);
  if (!detector.ok) return detector;
  const cutter = orWithout('segmenter', composeCutter(parameters, hooks), hooks);
  if (!cutter.ok) return cutter;
  const fused = new FusedSegmenter({
    geometry: new GeometrySegmenter({ now }),
    ...(detector.value && { detector: detector.value }),
    regions: {
      judge: new RegionJudge(hooks.regionJudge),
      options: { ...CUT_OPTIONS, most: parameters.max_marks },
    },
    now,
    onDetectorFailure: hooks.onDetectorFailure,
  });
  const { onCutterFailure } = hooks;
  const segmenter = cutter.value
    ? new RefinedSegmenter({ inner: fused, cutter: cutter.value, now, onCutterFailure })
    : fused;
  const models = [detector.value, cutter.value].filter((model) => model !== undefined);
  return ok({ segmenter, detector: detector.value, models });
};
