import type { Description, LogicalForm } from '../grammar/LogicalForm.ts';
import type { Scene } from '../scene/Scene.ts';
import { labelKey } from '../scene/SceneGeometry.ts';

/**
 * The scene with those given names alone that the words use. A name says who a thing is and not what: what is called Henry
 * is still a red box, and "the red box" must not miss it for its name.
 */
export const withoutOtherNames = (scene: Scene, form: LogicalForm): Scene => {
  if (!scene.givenNames?.length) return scene;
  const said = new Set([form.target, ...form.context].flatMap(nounsOf));
  const others = new Set(scene.givenNames.filter((name) => !said.has(name)));
  const isOther = (label: string): boolean => others.has(labelKey(label));
  return {
    ...scene,
    objects: scene.objects.map((object) =>
      object.labels.some(({ label }) => isOther(label))
        ? { ...object, labels: object.labels.filter(({ label }) => !isOther(label)) }
        : object,
    ),
  };
};

const nounsOf = ({ head, modifiers, constraints }: Description): readonly string[] => [
  ...(head === undefined ? [] : [head, [...modifiers, head].join(' ')]),
  ...constraints.flatMap((constraint) => {
    if (constraint.kind === 'relation') return constraint.anchors.flatMap(nounsOf);
    return constraint.kind === 'order' && constraint.anchor ? nounsOf(constraint.anchor) : [];
  }),
];
