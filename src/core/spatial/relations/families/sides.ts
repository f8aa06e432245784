import { clustersOf } from '../../scene/clusters.ts';
import { aheadness, centreX, centreY, isBehindViewer, rightness } from '../../scene/measures.ts';
import { sigmoid } from '../../scene/membership.ts';
import { peerPosition, type Quantity } from '../peerPosition.ts';
import { measuredPlace, upward } from '../positions.ts';
import { familyOf, type RelationInput, type RelationSpec } from '../RelationSpec.ts';
import { ROOM, SIDE } from '../roomWords.ts';

const lateral: Quantity = {
  name: 'lateral',
  value: ({ frame: f, view }, i) => {
    if (!view.position || f.planar) return rightness(f, i, view);
    const x = centreX(f, i) - view.position[0];
    const y = centreY(f, i) - view.position[1];
    if (isBehindViewer(f, i, view)) return Number.NaN;
    return Math.atan2(
      x * view.right[0] + y * view.right[1],
      Math.max(0.3, x * view.forward[0] + y * view.forward[1]),
    );
  },
};
const ahead: Quantity = { name: 'ahead', value: ({ frame, view }, i) => aheadness(frame, i, view) };

/** Degree of a side for what the viewer does not see. */
const UNSEEN = 0.5;

const sideDegree =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    isBehindViewer(input.frame, input.subject, input.view)
      ? UNSEEN
      : sigmoid(sign * peerPosition(input, lateral), 0, 0.35);

/** The same among those that it stands in one group with. */
const groupSide =
  (sign: 1 | -1) =>
  (input: RelationInput): number => {
    const grouped = clustersOf(input.frame, input.peers)[input.subject] !== -1;
    if (!grouped || isBehindViewer(input.frame, input.subject, input.view)) return UNSEEN;
    return sigmoid(sign * peerPosition(input, lateral, true), 0, 0.35);
  };

const depth =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    sigmoid(sign * peerPosition(input, ahead), 0, 0.35);

const level =
  (sign: 1 | -1) =>
  (input: RelationInput): number =>
    sigmoid(sign * peerPosition(input, upward), 0, 0.35);

const lateralPhrases = (s: string): string[] => [
  `~(?:to|on|at|from|in|off to|over on) ?@(?:far |very |extreme |upper |lower |top |bottom |back |front )*${s}${SIDE}${ROOM}`,
  `(?:far|extreme|all the way to the|most to the) ${s}(?: side| corner| end)?${ROOM}(?= |$)(?! (?:chair|one))`,
];

/** What all sides of a scene share. */
const SCENE_SIDE = { arity: 0, measured: measuredPlace } as const;

const lateralSide = (side: 'left' | 'right', sign: 1 | -1): readonly RelationSpec[] =>
  familyOf(
    {
      ...SCENE_SIDE,
      family: `${side}Region`,
      viewPurpose: 'side',
      inImage: 'told',
      score: sideDegree(sign),
      aspects: { group: groupSide(sign) },
    },
    [{ name: `on the ${side}`, phrases: lateralPhrases(side) }],
  );

export const SIDES: readonly RelationSpec[] = [
  ...lateralSide('left', -1),
  ...lateralSide('right', 1),
  ...familyOf({ ...SCENE_SIDE, family: 'frontRegion', viewPurpose: 'depth', score: depth(-1) }, [
    {
      name: 'at the front',
      phrases: [`~(?:in|at|on|to|toward|near) (?:the )?front${SIDE}${ROOM}`, 'up front'],
    },
  ]),
  ...familyOf({ ...SCENE_SIDE, family: 'backRegion', viewPurpose: 'depth', score: depth(1) }, [
    {
      name: 'at the back',
      phrases: [
        `~(?:in|at|on|to|toward|near|against) @(?:far |very )*(?:back|rear|background)${SIDE}${ROOM}`,
        `~(?:in|at|on|to) @far (?:side|end|wall)${ROOM}`,
      ],
    },
  ]),
  ...familyOf({ ...SCENE_SIDE, family: 'topRegion', score: level(1) }, [
    {
      name: 'at the top',
      phrases: [
        '~(?:on|at|to|toward|near|up) (?:the |its )?(?:very )?top',
        'up (?:high|top|above|there|here)',
        'high up',
        'on high',
      ],
    },
  ]),
  ...familyOf({ ...SCENE_SIDE, family: 'bottomRegion', score: level(-1) }, [
    {
      name: 'at the bottom',
      phrases: [
        '~(?:on|at|to|toward|near) (?:the )?(?:very )?bottom',
        'down (?:low|below|there|here)',
        'low down',
      ],
    },
  ]),
];
