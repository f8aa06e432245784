import type { OrderAxis } from '../../lexicon/orders.ts';
import { boxGap, centreX, centreY, centreZ } from '../../scene/measures.ts';
import { expDecay, sigmoid } from '../../scene/membership.ts';
import { sizeValue } from '../../scene/sizeValue.ts';
import type { RelationInput, RelationSpec } from '../RelationSpec.ts';

/** A difference of the logarithms of sizes that is as good as none, and how fast it becomes clear. */
const CLEAR_LOG = 0.05;
const CLEAR_WIDTH = 0.06;
/** Sizes of one size differ by no more than this in their logarithm. */
const SAME_LOG = 0.25;

const ratio = ({ frame, subject, anchors }: RelationInput, axis: OrderAxis): number =>
  sizeValue(frame, subject, axis) - sizeValue(frame, anchors[0]!, axis);

const comparison = (name: string, axis: OrderAxis, words: string, converse: string): RelationSpec => ({
  name,
  family: 'comparison',
  phrases: [
    `(?:(?:much|slightly|a bit|a little|way|far|even|that is|which is) )*(?:${words}) (?:in (?:size|height|length|width) )?than`,
  ],
  arity: 1,
  converse,
  amongItsKind: axis,
  score: (input) =>
    input.anchors[0] === input.subject ? 0 : sigmoid(ratio(input, axis), CLEAR_LOG, CLEAR_WIDTH),
  measured: (input) => `${Math.exp(ratio(input, axis)).toFixed(2)} times as ${axis}`,
});

/** Metres that one thing is higher than another by, from which that is clear, and how fast it becomes so. */
const CLEAR_RISE = 0.03;
const RISE_WIDTH = 0.03;

/** Nearer to the ceiling or the floor, over one another or not. */
const level = (name: string, axis: 'top' | 'bottom', word: string, converse: string): RelationSpec => {
  const rise = ({ frame, subject, anchors }: RelationInput): number =>
    (axis === 'top' ? 1 : -1) * (centreZ(frame, subject) - centreZ(frame, anchors[0]!));
  return {
    name,
    family: 'comparison',
    phrases: [
      `(?:(?:much|slightly|a bit|a little|way|far|even|that is|which is) )*${word} (?:up |down )?than`,
    ],
    arity: 1,
    converse,
    amongItsKind: axis,
    score: (input) => (input.anchors[0] === input.subject ? 0 : sigmoid(rise(input), CLEAR_RISE, RISE_WIDTH)),
    measured: (input) => `${Math.abs(rise(input)).toFixed(2)} m ${rise(input) < 0 ? 'less' : 'more'}`,
  };
};

/** Share of two surfaces that has the same colours, 0..1; undefined where no colours were named. */
const sharedColour = ({ frame, subject, anchors }: RelationInput): number | undefined => {
  const [mine, its] = [frame.objects[subject]!.colours, frame.objects[anchors[0]!]!.colours];
  if (!mine?.length || !its?.length) return undefined;
  let shared = 0;
  for (const { name, share } of mine)
    shared += Math.min(share, its.find((other) => other.name === name)?.share ?? 0);
  return shared;
};

const SAME_COLOUR: RelationSpec = {
  name: 'the same colour as',
  family: 'comparison',
  phrases: [
    '(?:(?:of|in|with|has|having) )?(?:(?:the|a) )?(?:same|similar|matching|identical) colors? (?:as|to|like|of)',
    '(?:(?:of|in|with|has|having) )?the color of',
    '(?:the )?(?:same|similar) (?:in )?color(?:ed)? (?:as|to)',
    'as (?:red|blue|green|yellow|dark|bright) as',
  ],
  arity: 1,
  inImage: 'told',
  converse: 'the same colour as',
  score: (input) => (input.anchors[0] === input.subject ? 0 : (sharedColour(input) ?? 0.5)),
  measured: (input) => `${Math.round(100 * (sharedColour(input) ?? 0))} % of the same colours`,
};

const SAME_SIZE: RelationSpec = {
  name: 'the same size as',
  family: 'comparison',
  phrases: [
    '(?:(?:of|with|has|having) )?(?:the )?(?:same|similar) (?:size|height) (?:as|to|like)',
    'as (?:big|large|tall|small|high|long) as',
    '(?:about |roughly |around )?(?:of )?the (?:size|height) of(?= (?:the|a|an|that|this|my) )',
  ],
  arity: 1,
  converse: 'the same size as',
  score: (input) =>
    input.anchors[0] === input.subject ? 0 : expDecay(Math.abs(ratio(input, 'large')), SAME_LOG),
  measured: (input) => `${Math.exp(ratio(input, 'large')).toFixed(2)} times as large`,
};

/** Stated distances. No phrase: the number is read by the grammar, and scored with it. */
const METRES: readonly RelationSpec[] = [
  {
    name: 'metres away',
    family: 'metresAway',
    phrases: [],
    arity: 0,
    viewPurpose: 'depth',
    inImage: 'untold',
    score: () => 0.5,
    measured: ({ frame, subject, view }) =>
      view.position
        ? `${Math.hypot(centreX(frame, subject) - view.position[0], centreY(frame, subject) - view.position[1]).toFixed(2)} m away`
        : 'at a distance that is not known',
  },
  {
    name: 'metres from',
    family: 'comparison',
    phrases: [],
    arity: 1,
    inImage: 'untold',
    converse: 'metres from',
    score: () => 0.5,
    measured: ({ frame, subject, anchors }) => `${boxGap(frame, subject, anchors[0]!).toFixed(2)} m apart`,
  },
];

/** Things compared with things, and at stated distances. */
export const COMPARISON: readonly RelationSpec[] = [
  comparison('larger than', 'large', 'bigger|larger|greater|wider|broader', 'smaller than'),
  comparison('smaller than', 'small', 'smaller|tinier|littler', 'larger than'),
  comparison('taller than', 'tall', 'taller', 'shorter than'),
  comparison('shorter than', 'short', 'shorter', 'taller than'),
  comparison('longer than', 'long', 'longer', 'narrower than'),
  comparison('narrower than', 'narrow', 'narrower|thinner|slimmer', 'longer than'),
  level('higher than', 'top', 'higher', 'lower than'),
  level('lower than', 'bottom', 'lower', 'higher than'),
  SAME_COLOUR,
  SAME_SIZE,
  ...METRES,
];
