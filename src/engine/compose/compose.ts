import { DEFAULT_MARK_OPTIONS } from '../../core/marks/chooseMarks.ts';
import { Tracker } from '../../core/marks/Tracker.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { ok, type Result } from '../../core/result.ts';
import { Perception } from '../../pipeline/Perception.ts';
import { type ComposeHooks, orWithout } from './ComposeHooks.ts';
import type { Composition } from './Composition.ts';
import { composeBackend } from './composeBackend.ts';
import { composeNaming } from './composeNaming.ts';
import type { Hosted } from './composeResolver.ts';
import { noting, unwanted } from './lacking.ts';
import { composeClassifier } from './perception/composeClassifier.ts';
import { composeNames, plainNames } from './perception/composeNames.ts';
import { composeSegmenter } from './perception/composeSegmenter.ts';
import { withFollowUps } from './withFollowUps.ts';

/**
 * Puts the method together; nothing is started yet. Fails with MODEL_UNAVAILABLE when the parameters name a model that
 * cannot be had, unless `hooks.onMissing` allows to go on without it.
 */
export const compose = async (parameters: Parameters, told: ComposeHooks): Promise<Result<Composition>> => {
  const now = () => performance.now();
  const lacking = unwanted(parameters);
  const hooks: ComposeHooks = {
    ...told,
    ...(told.onMissing && { onMissing: noting(lacking, told.onMissing) }),
  };
  const classifier = orWithout('classifier', await composeClassifier(parameters, hooks), hooks);
  if (!classifier.ok) return classifier;
  const names = orWithout('vocabulary of the site', await composeNames(parameters, classifier.value), hooks);
  if (!names.ok) return names;
  const { namer, siteNames, siteFacts } = names.value ?? plainNames(classifier.value);
  const seeing = await composeSegmenter(parameters, hooks, now, siteNames);
  if (!seeing.ok) return seeing;
  const { segmenter, detector, models } = seeing.value;
  const asks = detector && 'find' in detector ? detector : undefined;
  const composed = composeBackend(parameters, hooks, { namer, asks });
  if (!composed.ok) return composed;
  const { named, phrasesOf } = composeNaming(namer, classifier.value?.nameSpace);
  const hosted: readonly Hosted[] = [
    ...models,
    ...(classifier.value ? [classifier.value] : []),
    ...composed.value.models,
  ];
  return ok({
    perception: new Perception({
      segmenter: hooks.segmenter?.(segmenter) ?? segmenter,
      tracker: new Tracker(),
      marks: { ...DEFAULT_MARK_OPTIONS, maxMarks: parameters.max_marks },
      detectorVocabulary: detector?.labels ?? [],
      lacking,
      ...(siteNames && { siteNames }),
      ...(siteFacts && { siteFacts }),
      ...(classifier.value && { classifier: classifier.value }),
      onClassifierFailure: hooks.onClassifierFailure,
      now,
    }),
    resolver: withFollowUps(composed.value.resolver, named),
    named,
    phrasesOf,
    ...(namer && { namer }),
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
      const ended = await Promise.allSettled(hosted.map((model) => model.stop()));
      for (const end of ended) if (end.status === 'rejected') throw end.reason;
    },
    models: () => hosted.map((model) => model.status()),
  });
};
