import type { ModelHostStatus } from '../adapters/host/ModelHostOptions.ts';
import { SharpImageCodec } from '../adapters/image/SharpImageCodec.ts';
import { loadModelCard } from '../adapters/onnx/loadModelCard.ts';
import { OnnxDetector } from '../adapters/onnx/OnnxDetector.ts';
import { type ComposedResolver, composeResolver, type Hosted } from '../adapters/vlm/composeResolver.ts';
import type { DtypeChoice } from '../adapters/vlm/dtypes.ts';
import type { LocalModelConfig } from '../adapters/vlm/VlmConfig.ts';
import { GeometricResolver } from '../core/language/GeometricResolver.ts';
import { DEFAULT_MARK_OPTIONS } from '../core/marks/chooseMarks.ts';
import { Tracker } from '../core/marks/Tracker.ts';
import type { Parameters } from '../core/parameters.ts';
import type { Resolver, Segmenter } from '../core/ports.ts';
import type { PromptOptions } from '../core/prompt/PromptOptions.ts';
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

/** Fails with MODEL_UNAVAILABLE when the parameters name a model that cannot be had; nothing is started yet. */
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
  const composed = composeBackend(parameters, hooks);
  if (!composed.ok) return composed;
  const hosted: readonly Hosted[] = [...(detector.value ? [detector.value] : []), ...composed.value.models];
  return ok({
    perception: new Perception({
      segmenter,
      tracker: new Tracker(),
      marks: { ...DEFAULT_MARK_OPTIONS, maxMarks: parameters.max_marks },
      detectorVocabulary: detector.value?.labels ?? [],
      now,
    }),
    resolver: composed.value.resolver,
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

function composeBackend(parameters: Parameters, { log }: ComposeHooks): Result<ComposedResolver> {
  const dtype = parameters['vlm.dtype'];
  const local: Omit<LocalModelConfig, 'model'> = {
    device: parameters['vlm.device'],
    allowDownload: parameters['vlm.allow_download'],
  };
  return composeResolver(
    {
      backend: parameters.backend,
      vlm: {
        ...local,
        ...(dtype !== '' && { dtype: dtype as DtypeChoice }),
        provider: parameters['vlm.provider'],
        model: parameters['vlm.model'],
        baseUrl: parameters['vlm.base_url'],
        timeoutMs: parameters['vlm.timeout'] * 1000,
        maxExpressionLength: parameters.max_expression_length,
        prompt: promptOf(parameters),
      },
      hybrid: { answerWithoutModel: parameters['vlm.answer_without_model'] },
      vocabulary: { ...local, model: parameters['vocabulary.model'] },
    },
    new GeometricResolver(),
    { codec: new SharpImageCodec(), log },
  );
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

/** The parts of the prompt that parameters decide; "card" leaves a part to the model's card. */
function promptOf(parameters: Parameters): Partial<PromptOptions> {
  const [images, markStyle, labels] = [
    parameters['vlm.images'],
    parameters['vlm.mark_style'],
    parameters['vlm.labels'],
  ];
  const switched = (
    value: 'card' | 'on' | 'off',
    name: 'crops' | 'sceneGraph' | 'depthText' | 'noneChoice',
  ) => (value === 'card' ? {} : { [name]: value === 'on' });
  return {
    ...(images !== 'card' && { images }),
    ...(markStyle !== 'card' && { markStyle }),
    ...(labels !== 'card' && { labels }),
    ...switched(parameters['vlm.crops'], 'crops'),
    ...switched(parameters['vlm.scene_graph'], 'sceneGraph'),
    ...switched(parameters['vlm.depth_text'], 'depthText'),
    ...switched(parameters['vlm.none_choice'], 'noneChoice'),
  };
}
