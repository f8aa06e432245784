import type { Scene, SceneObject, Viewer } from '../spatial/scene/Scene.ts';

/** Gap between a top and a bottom, metres, below which one thing stands on the other. */
const MAX_CONTACT_GAP_M = 0.05;
/** Smaller offsets are not worth a word. */
const MIN_OFFSET_M = 0.03;
const NEIGHBOURS_PER_MARK = 3;
/** Most lines: each costs tokens, and many hide the request. */
const MAX_RELATIONS = 40;

const top = (o: SceneObject): number => o.center[2] + o.size[2] / 2;
const bottom = (o: SceneObject): number => o.center[2] - o.size[2] / 2;

const overlapsInPlan = (a: SceneObject, b: SceneObject): boolean =>
  [0, 1].every((axis) => Math.abs(a.center[axis]! - b.center[axis]!) < (a.size[axis]! + b.size[axis]!) / 2);

const standsOn = (a: SceneObject, b: SceneObject): boolean =>
  overlapsInPlan(a, b) && Math.abs(bottom(a) - top(b)) <= MAX_CONTACT_GAP_M && a.center[2] > b.center[2];

/** Offset of `a` from `b` along the viewer's left, the viewer's look direction, and up, metres. */
const offsets = (a: SceneObject, b: SceneObject, viewer: Viewer): readonly [number, number, number] => {
  const norm = Math.hypot(viewer.forward[0], viewer.forward[1]) || 1;
  const forward = [viewer.forward[0] / norm, viewer.forward[1] / norm] as const;
  const dx = a.center[0] - b.center[0];
  const dy = a.center[1] - b.center[1];
  return [-forward[1] * dx + forward[0] * dy, forward[0] * dx + forward[1] * dy, a.center[2] - b.center[2]];
};

const WORDS = [
  ['left of', 'right of'],
  ['behind', 'in front of'],
  ['above', 'below'],
] as const;

/** The relation that most separates two objects, in words and metres; undefined when they all but coincide. */
const relation = (a: SceneObject, b: SceneObject, viewer: Viewer): string | undefined => {
  if (standsOn(a, b)) return `${a.id} on ${b.id}`;
  const parts = offsets(a, b, viewer)
    .map((offset, axis) => ({ offset, words: WORDS[axis]! }))
    .filter(({ offset }) => Math.abs(offset) >= MIN_OFFSET_M)
    .sort((p, q) => Math.abs(q.offset) - Math.abs(p.offset))
    .slice(0, 2)
    .map(({ offset, words }) => `${Math.abs(offset).toFixed(2)} m ${words[offset > 0 ? 0 : 1]}`);
  return parts.length === 0 ? undefined : `${a.id} ${parts.join(' and ')} ${b.id}`;
};

const distance = (a: SceneObject, b: SceneObject): number =>
  Math.hypot(a.center[0] - b.center[0], a.center[1] - b.center[1], a.center[2] - b.center[2]);

/**
 * The scene graph as text: each object of `marks` with its nearest neighbours among them, one line a relation, each pair
 * once, the closest pairs where there are too many. Left and front are the viewer's; without a viewer only heights can be
 * told, so nothing is.
 */
export const describeRelations = (scene: Scene, marks: readonly number[]): readonly string[] => {
  const { viewer } = scene;
  if (!viewer) return [];
  const objects = scene.objects.filter((o) => marks.includes(o.id));
  const pairs = new Map<string, readonly [SceneObject, SceneObject]>();
  for (const a of objects) {
    const nearest = objects
      .filter((b) => b.id !== a.id)
      .sort((p, q) => distance(a, p) - distance(a, q) || p.id - q.id)
      .slice(0, NEIGHBOURS_PER_MARK);
    for (const b of nearest) {
      const key = `${Math.min(a.id, b.id)},${Math.max(a.id, b.id)}`;
      if (!pairs.has(key)) pairs.set(key, [a, b]);
    }
  }
  const closest = [...pairs.values()].sort((p, q) => distance(...p) - distance(...q)).slice(0, MAX_RELATIONS);
  return [...pairs.values()]
    .filter((pair) => closest.includes(pair))
    .flatMap(([a, b]) => (standsOn(b, a) ? [`${b.id} on ${a.id}`] : (relation(a, b, viewer) ?? [])));
};
