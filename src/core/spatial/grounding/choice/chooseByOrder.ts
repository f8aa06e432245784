import { clearDifference, orderValue, viewOrdered } from '../../evidence/viewpoint/orderValue.ts';
import type { OrderConstraint } from '../../grammar/LogicalForm.ts';
import type { OrderAxis } from '../../lexicon/orders.ts';
import { boxGap, centreZ, groundLength, height, rightness } from '../../scene/measures.ts';
import { sigmoid } from '../../scene/membership.ts';
import { IMAGE_VIEW } from '../../scene/View.ts';
import type { Resolution } from '../Resolution.ts';
import { type ChoiceContext, chosen, type Named, sayNamed, undecided } from './ChoiceContext.ts';

/** A difference clearer than this share of what people call clear decides. */
const CLEAR_SHARE = 0.3;

const metres = (value: number): string => `${value.toFixed(2)} m`;

/** Where a thing is beside the line of sight. */
const saySide = (value: number): string =>
  `${metres(Math.abs(value))} ${value < 0 ? 'left' : 'right'} of the line of sight`;

/** What a thing has of an axis, in words. */
const sayValue = (
  { frame, view }: ChoiceContext,
  index: number,
  axis: OrderAxis,
  from: number | undefined,
): string => {
  if (frame.planar) return 'as the image shows it';
  const seen = view ?? IMAGE_VIEW;
  const value = Math.abs(
    orderValue(frame, index, axis, seen, from === undefined ? [] : [{ index: from, weight: 1 }]),
  );
  const [x = 0, y = 0] = seen.position ?? [];
  switch (axis) {
    case 'near':
    case 'far':
      return from === undefined ? `${metres(value)} away` : `${metres(boxGap(frame, index, from))} from it`;
    case 'front':
    case 'back':
      return `${metres(value)} away`;
    case 'left':
    case 'right':
    case 'middle':
      return saySide(rightness(frame, index, seen) - x * seen.right[0] - y * seen.right[1]);
    case 'top':
    case 'bottom':
      return `its middle ${metres(centreZ(frame, index) - frame.room.floorZ)} up`;
    case 'tall':
    case 'short':
      return `${metres(height(frame, index))} tall`;
    case 'dark':
    case 'light':
      return `brightness ${value.toFixed(2)} of 1`;
    default:
      return `${metres(groundLength(frame, index))} long, ${metres(height(frame, index))} tall`;
  }
};

/** The one that has most of an order: what differs too little to be told is AMBIGUOUS. */
export const chooseByOrder = (
  context: ChoiceContext,
  things: readonly Named[],
  order: OrderConstraint,
  words: string,
): Resolution => {
  const { frame, view, find, logicalForm } = context;
  const { axis } = order;
  const anchor = order.anchor && find(order.anchor);
  if (anchor && anchor.status !== 'OK') return { ...anchor, logicalForm };
  const at = frame.objects.findIndex(({ id }) => id === anchor?.id);
  const from = at < 0 ? undefined : at;
  const needsViewer = viewOrdered(axis) || (from === undefined && /^(?:near|far)$/.test(axis));
  if (needsViewer && !view)
    return undecided(
      context,
      'AMBIGUOUS',
      things,
      `Nobody's line of sight is known: ${words} cannot be told.`,
    );
  const anchors = from === undefined ? [] : [{ index: from, weight: 1 }];
  const sign = order.negated ? -1 : 1;
  const ranked = things
    .map((thing) => ({
      thing,
      value: sign * orderValue(frame, thing.index, axis, view ?? IMAGE_VIEW, anchors),
    }))
    .sort((a, b) => b.value - a.value);
  const [first, second] = [ranked[0]!, ranked[1]!];
  const told = ranked.map(({ thing }) => sayValue(context, thing.index, axis, from));
  const all = ranked.map(({ thing }, k) => `${sayNamed(context, thing)} ${told[k]}`);
  const clear = CLEAR_SHARE * clearDifference(axis);
  if (first.value - second.value < clear)
    return undecided(
      context,
      'AMBIGUOUS',
      ranked.filter(({ value }) => first.value - value < clear).map(({ thing }) => thing),
      `Too close to tell which is ${words}: ${all.join('; ')}.`,
    );
  return chosen(context, things, first.thing, {
    relation: `most ${axis}`,
    anchors: from === undefined ? [] : [frame.objects[from]!.id],
    measured: told[0]!,
    rationale: `${sayNamed(context, first.thing)} is ${words}: ${told[0]}; ${all.slice(1).join('; ')}.`,
    certainty: sigmoid(first.value - second.value, 0, clear / 2),
  });
};
