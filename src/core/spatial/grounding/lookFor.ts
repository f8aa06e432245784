import type { LogicalForm } from '../grammar/LogicalForm.ts';
import type { Scene } from '../scene/Scene.ts';
import { interpretationsOf, posterior } from '../scoring/interpretation/interpretations.ts';
import type { Found } from '../scoring/models/decision/Found.ts';
import type { SceneModel } from '../scoring/models/SceneModel.ts';

/** One set for each list, so that what is derived from a detector's classes is derived once and not a query. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();
const setOf = (names: readonly string[]): ReadonlySet<string> => {
  const set = sets.get(names) ?? new Set(names);
  sets.set(names, set);
  return set;
};

/** What the words' evidence comes to in a scene of at least one object, before anything is decided. */
export const lookFor = (
  scene: Scene,
  form: LogicalForm,
  detectorVocabulary: readonly string[] | undefined,
  chosen?: SceneModel,
) => {
  const vocabulary = detectorVocabulary && setOf(detectorVocabulary);
  const interpreted = interpretationsOf(scene, form, vocabulary, chosen);
  const { frame, interpretations } = interpreted;
  const { bestInterpretation, absent, ...evidence } = posterior(
    frame.count,
    interpretations,
    interpreted.model,
  );
  const { probability } = evidence;
  const order = [...probability.keys()].sort((a, b) => probability[b]! - probability[a]! || a - b);
  const interpretation = interpretations[bestInterpretation[order[0]!]!]!;
  const { target } = form;
  const found: Found = {
    ...evidence,
    absence: absent,
    target,
    objects: scene.objects,
    order,
    interpretation,
  };
  return { ...interpreted, found };
};
