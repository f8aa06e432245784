import { parse } from '../spatial/grammar/parse.ts';
import { evidenceFor } from '../spatial/grounding/decision/evidence.ts';
import type { RelationEvidence } from '../spatial/grounding/Resolution.ts';
import { relationNamed } from '../spatial/relations/registry.ts';
import type { Scene } from '../spatial/scene/Scene.ts';
import { labelKey } from '../spatial/scene/SceneGeometry.ts';
import { interpretationsOf, posterior } from '../spatial/scoring/interpretation/interpretations.ts';

/**
 * What depth measures of the relations that an expression asks for, when `id` is taken as the target. Only what is firm
 * enough to speak against a model: directions and distances between measured objects of which the other ones have a name. Places in an
 * order ("the second from the left") depend on what counts as one of the kind, which is the very thing in doubt; they are
 * left out. Empty when the grammar does not understand the expression or depth has not measured `id`.
 */
export const measureRelations = (
  scene: Scene,
  expression: string,
  id: number,
): readonly RelationEvidence[] => {
  const subject = scene.objects.findIndex((o) => o.id === id);
  if (subject < 0) return [];
  const labels = new Set(scene.objects.flatMap((o) => o.labels.map(({ label }) => labelKey(label))));
  const form = parse(expression, { labels: [...labels, ...(scene.siteNames ?? [])] });
  if (!form.understood || !form.target.constraints.some((c) => c.kind === 'relation')) return [];
  const relational = {
    ...form.target,
    constraints: form.target.constraints.filter((c) => c.kind === 'relation'),
  };
  const vocabulary = scene.detectorVocabulary && new Set(scene.detectorVocabulary);
  const { frame, model, evaluator, interpretations } = interpretationsOf(scene, form, vocabulary);
  const { bestInterpretation } = posterior(frame.count, interpretations, model);
  const evidence = evidenceFor(
    frame,
    evaluator,
    relational,
    interpretations[bestInterpretation[subject]!]!,
    subject,
  );
  const isNamed = (anchor: number): boolean =>
    (scene.objects.find((o) => o.id === anchor)?.labels.length ?? 0) > 0;
  const isFirm = (relation: string): boolean => relationNamed(relation.replace(/^not /, ''))?.firm === true;
  return evidence.filter(
    ({ relation, anchors }) => anchors.length > 0 && anchors.every(isNamed) && isFirm(relation),
  );
};
