import type { MarkedFrame } from '../spatial/grounding/Resolver.ts';
import type { LabelScore } from '../types/landmarks.ts';

/** Both lists in one, best first; of a label in both, the better score. */
const mergeLabels = (a: readonly LabelScore[], b: readonly LabelScore[]): readonly LabelScore[] => {
  const best = new Map<string, number>();
  for (const { label, score } of [...a, ...b]) best.set(label, Math.max(best.get(label) ?? 0, score));
  return [...best].map(([label, score]) => ({ label, score })).sort((p, q) => q.score - p.score);
};

/** The same frame with further labels on its landmarks and on its scene's objects, by mark. Marks stay as they are. */
export const withLabels = (
  marked: MarkedFrame,
  labels: ReadonlyMap<number, readonly LabelScore[]>,
): MarkedFrame => {
  const more = (mark: number): readonly LabelScore[] => labels.get(mark) ?? [];
  return {
    ...marked,
    landmarks: marked.landmarks.map((l) => ({ ...l, labels: mergeLabels(l.labels, more(l.mark)) })),
    scene: {
      ...marked.scene,
      objects: marked.scene.objects.map((o) => ({ ...o, labels: mergeLabels(o.labels, more(o.id)) })),
    },
  };
};
