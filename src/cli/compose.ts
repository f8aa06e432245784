import type { ModelHostStatus } from '../adapters/host/ModelHostOptions.ts';
import { loadModelCard } from '../adapters/onnx/loadModelCard.ts';
import { OnnxDetector } from '../adapters/onnx/OnnxDetector.ts';
import { GeometricResolver } from '../core/language/GeometricResolver.ts';
import { DEFAULT_MARK_OPTIONS } from '../core/marks/chooseMarks.ts';
import { Tracker } from '../core/marks/Tracker.ts';
import type { Parameters } from '../core/parameters.ts';
import type { Resolver, Segmenter } from '../core/ports.ts';
import { type Failure, ok, type Result } from '../core/result.ts';
import { GeometrySegmenter } from '../core/segment/GeometrySegmenter.ts';
import { FusedSegmenter } from '../pipeline/FusedSegmenter.ts';
import { Perception } from '../pipeline/Perception.ts';

export interface ComposeHooks {
  readonly log: (level: 'info' | 'warn', message: string) => void;
  /** A frame went on without the detector. */
  readonly onDetectorFailure?: (failure: Failure) => void;
}

/** The method with its real parts, the same for the node and for the commands. */
export interface Composition {
  readonly perception: Perception;
  readonly resolver: Resolver;
  /** Starts model processes; they load in the background. */
  start(): void;
  /** Resolves when every model answers, or has failed, or the time is up. */
  ready(timeoutMs: number): Promise<Result<void>>;
  stop(): Promise<void>;
  models(): readonly ModelHostStatus[];
}

/** Fails with MODEL_UNAVAILABLE when a model's card cannot be read; nothing is started yet. */
export async function compose(parameters: Parameters, hooks: ComposeHooks): Promise<Result<Composition>> {
  const now = () => performance.now();
  const geometry = new GeometrySegmenter({ now });
  const detector = await composeDetector(parameters, hooks);
  if (!detector.ok) return detector;
  const segmenter: Segmenter = detector.value
    ? new FusedSegmenter({
        geometry,
        detector: detector.value,
        now,
        onDetectorFailure: hooks.onDetectorFailure,
      })
    : geometry;
  const hosted = detector.value ? [detector.value] : [];
  return ok({
    perception: new Perception({
      segmenter,
      tracker: new Tracker(),
      marks: { ...DEFAULT_MARK_OPTIONS, maxMarks: parameters.max_marks },
      now,
    }),
    resolver: new GeometricResolver({ detectorVocabulary: detector.value?.labels ?? [] }),
    start: () => {
      for (const model of hosted) model.start();
    },
    ready: async (timeoutMs) => {
      for (const model of hosted) {
        const ready = await model.ready(timeoutMs);
        if (!ready.ok) return ready;
      }
      return ok(undefined);
    },
    stop: async () => {
      await Promise.all(hosted.map((model) => model.stop()));
    },
    models: () => hosted.map((model) => model.status()),
  });
}

async function composeDetector(
  parameters: Parameters,
  { log }: ComposeHooks,
): Promise<Result<OnnxDetector | undefined>> {
  if (parameters.detector === 'none') return ok(undefined);
  const card = await loadModelCard(parameters.detector);
  if (!card.ok) return card;
  const timeoutMs = parameters.model_timeout * 1000;
  return ok(new OnnxDetector({ card: card.value, timeoutMs, host: { log } }));
}
