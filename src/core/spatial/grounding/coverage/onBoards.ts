import type {
  Constraint,
  Description,
  OrderConstraint,
  RelationConstraint,
} from '../../grammar/LogicalForm.ts';
import { endsWithTrait } from '../../lexicon/facts.ts';
import { namesOf } from '../../lexicon/namesOf.ts';
import { nounSimilarity } from '../../lexicon/nounSimilarity.ts';
import { boardNamed } from '../../relations/families/boards.ts';
import type { Scene } from '../../scene/Scene.ts';
import { labelKey } from '../../scene/SceneGeometry.ts';

const CARRIED = /^(?:on|in|inside|within|at|from|upon)$/;
/** A thing that is called so bears the noun. */
const CALLED = 0.7;

const hasBoards = (head: string): boolean =>
  endsWithTrait(head, 'carries within') && endsWithTrait(head, 'container');

const isHeight = (constraint: Constraint): constraint is OrderConstraint =>
  constraint.kind === 'order' &&
  (constraint.axis === 'top' || constraint.axis === 'bottom') &&
  !constraint.negated;

const isMiddle = (constraint: Constraint): boolean =>
  constraint.kind === 'relation' && constraint.relation === 'in the middle' && !constraint.negated;

/** "on the bottom shelf", "on the second shelf from the top": which board is meant, of a shelf that is one thing. */
const boardOf = (constraint: RelationConstraint, scene: Scene): RelationConstraint | undefined => {
  const [anchor] = constraint.anchors;
  if (!anchor?.head || constraint.inverse || anchor.plural || !CARRIED.test(constraint.relation))
    return undefined;
  const told = anchor.constraints.find((one) => isHeight(one) || isMiddle(one));
  if (!told || !hasBoards(anchor.head)) return undefined;
  const called = scene.objects.filter((object) => {
    const label = namesOf(object)[0]?.label;
    return label !== undefined && nounSimilarity(anchor.head!, labelKey(label)) >= CALLED;
  });
  // Of several, one is the lowest.
  if (called.length > 1) return undefined;
  const height = isHeight(told) ? told : undefined;
  const axis = height ? (height.axis as 'top' | 'bottom') : 'middle';
  const isLast = height !== undefined && height.rank < 0;
  const from = isLast ? (axis === 'top' ? 'bottom' : 'top') : axis;
  const relation = boardNamed(from, height ? Math.abs(height.rank) : 1);
  if (relation === undefined) return undefined;
  const constraints = anchor.constraints.filter((one) => one !== told);
  return { ...constraint, relation, anchors: [{ ...anchor, constraints }] };
};

const isBoarded = ({ constraints }: Description): boolean =>
  constraints.some(
    (c) =>
      c.kind === 'relation' && c.anchors.some((a) => a.constraints.some((o) => isHeight(o) || isMiddle(o))),
  );

/** What is told by a board of a shelf of which there is one in the scene: "the mug on the bottom shelf". */
export const onBoard = (constraint: Constraint, scene: Scene): Constraint =>
  (constraint.kind === 'relation' ? boardOf(constraint, scene) : undefined) ?? constraint;

/** The same for all that is told of a thing. */
export const onBoards = (description: Description, scene: Scene): Description =>
  isBoarded(description)
    ? { ...description, constraints: description.constraints.map((constraint) => onBoard(constraint, scene)) }
    : description;
