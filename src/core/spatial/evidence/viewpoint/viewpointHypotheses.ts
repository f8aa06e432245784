import type { LogicalForm } from '../../grammar/LogicalForm.ts';
import type { ViewPurpose } from '../../relations/RelationSpec.ts';
import { frontOf, wallNormal } from '../../scene/fronts.ts';
import { centreX, centreY } from '../../scene/measures.ts';
import type { Viewer } from '../../scene/Scene.ts';
import type { SceneGeometry } from '../../scene/SceneGeometry.ts';
import { IMAGE_VIEW, type View, viewAlong } from '../../scene/View.ts';

/** One guess of whose left and front is meant. */
export interface Hypothesis {
  /** Learnt bias of this kind of guess. */
  readonly kind: string;
  /** Log of the prior that the scene gives (which window is faced). */
  readonly logPrior: number;
  /** The line of sight for a relation to an anchor, or to the peers as a whole. */
  view(anchor: number | undefined, peers: Float64Array, purpose: ViewPurpose): View;
}

const AXES: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
const FALLBACK = viewAlong(0, 1)!;
/** Directive anchors that are tried. */
const MAX_ANCHORS = 3;
/** Guesses of a directive that are kept. */
const MAX_DIRECTED = 12;

const fixed = (kind: string, view: View | undefined, logPrior = 0): Hypothesis => ({
  kind,
  logPrior,
  view: () => view ?? FALLBACK,
});

const roomCentre = (f: SceneGeometry): readonly [number, number] => [
  (f.room.x0 + f.room.x1) / 2,
  (f.room.y0 + f.room.y1) / 2,
];

/** Middle of the peers, weighted. */
const peerCentre = (f: SceneGeometry, peers: Float64Array): readonly [number, number] => {
  let [x, y, total] = [0, 0, 1e-9];
  for (let i = 0; i < f.count; i++) {
    if (peers[i]! < 0.3) continue;
    x += peers[i]! * centreX(f, i);
    y += peers[i]! * centreY(f, i);
    total += peers[i]!;
  }
  return [x / total, y / total];
};

/** Facing the anchor's front from before it; peers: facing their common front. */
const facingFront = (f: SceneGeometry, anchor: number | undefined, peers: Float64Array): View | undefined => {
  if (anchor !== undefined) {
    const front = frontOf(f, anchor);
    return front && viewAlong(-front[0], -front[1]);
  }
  let [x, y] = [0, 0];
  for (let i = 0; i < f.count; i++) {
    const front = peers[i]! < 0.3 ? undefined : frontOf(f, i);
    if (!front) continue;
    x -= front[0] * peers[i]!;
    y -= front[1] * peers[i]!;
  }
  return viewAlong(x, y);
};

const facingFromCentre = (
  f: SceneGeometry,
  anchor: number | undefined,
  peers: Float64Array,
): View | undefined => {
  const [rx, ry] = roomCentre(f);
  const [x, y] = anchor === undefined ? peerCentre(f, peers) : [centreX(f, anchor), centreY(f, anchor)];
  return viewAlong(x - rx, y - ry);
};

/** Snapped to the nearest room axis: people square themselves to walls. */
const squared = (view: View | undefined): View | undefined =>
  view &&
  (Math.abs(view.forward[0]) >= Math.abs(view.forward[1])
    ? viewAlong(Math.sign(view.forward[0]), 0)
    : viewAlong(0, Math.sign(view.forward[1])));

const undirected = (f: SceneGeometry): Hypothesis[] => [
  {
    kind: 'front',
    logPrior: 0,
    view: (a, peers) => facingFront(f, a, peers) ?? facingFromCentre(f, a, peers) ?? FALLBACK,
  },
  { kind: 'centre', logPrior: 0, view: (a, peers) => facingFromCentre(f, a, peers) ?? FALLBACK },
  ...AXES.map(([x, y]) => fixed('axis', viewAlong(x, y))),
];

/**
 * A known viewer tells left and right. In front of a thing whose own front is given may be before that front instead;
 * fronts are never guessed here.
 */
const seen = (f: SceneGeometry, known: View): Hypothesis[] => {
  const list = [fixed('viewer', known)];
  if (f.objects.some((o) => o.front))
    list.push({
      kind: 'viewerOwnFront',
      logPrior: 0,
      view: (a, _peers, purpose) => {
        const front = purpose === 'depth' && a !== undefined ? f.objects[a]!.front : undefined;
        return (front && viewAlong(-front[0], -front[1])) ?? known;
      },
    });
  return list;
};

/** What the resolver knows of a directive's anchor: candidates with weights, best 1. */
export type AnchorWeights = readonly { readonly index: number; readonly weight: number }[];

/** "from the bear's point of view": along its own front, where one is given. */
const ownViews = (
  f: SceneGeometry,
  form: LogicalForm,
  anchors: readonly AnchorWeights[],
): readonly Hypothesis[] =>
  form.viewers.flatMap(({ kind }, at) =>
    (kind === 'own' ? anchors[at]!.slice(0, MAX_ANCHORS) : []).flatMap(({ index, weight }) => {
      const front = f.objects[index]!.front;
      return front ? [fixed('own', viewAlong(front[0], front[1]), Math.log(weight))] : [];
    }),
  );

/** "to the bear's left": where its front is given, the bear's own left as likely as the viewer's. */
const ownOrViewer = (
  f: SceneGeometry,
  viewer: Viewer | undefined,
  form: LogicalForm,
  anchors: readonly AnchorWeights[],
): readonly Hypothesis[] => {
  const own = form.viewers.flatMap(({ kind }, at) =>
    (kind === 'ownOrViewer' ? anchors[at]!.slice(0, 1) : []).flatMap(({ index }) => {
      const front = f.objects[index]!.front;
      return front ? [fixed('own', viewAlong(front[0], front[1]))] : [];
    }),
  );
  const known = viewer && viewOf(viewer);
  return own.length > 0 && known ? [fixed('viewer', known), own[0]!] : own;
};

/** From a thing out into the room: off the wall that it stands at, along its front, or to the room's middle. */
const away = (f: SceneGeometry, i: number, ownFront = true): View | undefined => {
  const out = wallNormal(f, i) ?? (ownFront ? f.objects[i]!.front : undefined);
  return (out && viewAlong(out[0], out[1])) ?? toCentre(f, i);
};

const toCentre = (f: SceneGeometry, i: number): View | undefined => {
  const [rx, ry] = roomCentre(f);
  return viewAlong(rx - centreX(f, i), ry - centreY(f, i));
};

const facing = (f: SceneGeometry, i: number, logPrior: number): Hypothesis[] => {
  const [rx, ry] = roomCentre(f);
  const front = frontOf(f, i);
  const fromCentre = viewAlong(centreX(f, i) - rx, centreY(f, i) - ry);
  const toFront = front ? viewAlong(-front[0], -front[1]) : undefined;
  return [
    fixed(
      f.objects[i]!.front ? 'faceGiven' : 'faceFront',
      toFront ?? squared(fromCentre) ?? fromCentre,
      logPrior,
    ),
    fixed('faceCentre', fromCentre, logPrior),
    {
      kind: 'facePeers',
      logPrior,
      view: (_a, peers) => {
        const [px, py] = peerCentre(f, peers);
        const toward = viewAlong(centreX(f, i) - px, centreY(f, i) - py);
        return squared(toward) ?? toFront ?? fromCentre ?? FALLBACK;
      },
    },
  ];
};

const standing = (f: SceneGeometry, i: number, logPrior: number): Hypothesis[] => [
  fixed('standAway', away(f, i), logPrior),
  fixed('standCentre', toCentre(f, i), logPrior),
  {
    kind: 'standPeers',
    logPrior,
    view: (a, peers) => {
      const [px, py] = a === undefined ? peerCentre(f, peers) : [centreX(f, a), centreY(f, a)];
      return viewAlong(px - centreX(f, i), py - centreY(f, i)) ?? FALLBACK;
    },
  },
];

const withBackTo = (f: SceneGeometry, i: number, logPrior: number): Hypothesis[] => [
  fixed('backFront', away(f, i), logPrior),
  fixed('backCentre', toCentre(f, i), logPrior),
];

/** "as you come in", with no door named: by each door. */
const entering = (f: SceneGeometry): Hypothesis[] =>
  [...f.labels.keys()]
    .filter((i) => /^(door|doors|doorframe|doorway|entrance)$/.test(f.labels[i]!))
    .flatMap((i) => [fixed('enterAway', away(f, i, false)), fixed('enterCentre', toCentre(f, i))]);

/** "facing the camera", where none of the things is one. */
const facesViewer = (f: SceneGeometry, { viewers }: LogicalForm): boolean =>
  viewers.some(({ kind, anchor }) => kind === 'facing' && /^(?:camera|robot)$/.test(anchor?.head ?? '')) &&
  !f.labels.some((label) => /camera|robot/.test(label ?? ''));

/** The guesses of a directive: which way somebody faces who was told where to look or to stand. */
const directed = (
  f: SceneGeometry,
  form: LogicalForm,
  anchors: readonly AnchorWeights[],
  viewer: Viewer | undefined,
): Hypothesis[] => {
  const candidates = (...kinds: readonly string[]): AnchorWeights => {
    const at = form.viewers.findIndex((v) => kinds.includes(v.kind) && v.anchor);
    return at < 0 ? [] : anchors[at]!.slice(0, MAX_ANCHORS);
  };
  const names = (...kinds: readonly string[]): boolean =>
    form.viewers.some((v) => kinds.includes(v.kind) && v.anchor);
  const stood = candidates('at', 'enter');
  const from = (s: number, i: number): View | undefined =>
    viewAlong(centreX(f, i) - centreX(f, s), centreY(f, i) - centreY(f, s));
  if (stood.length > 0 && viewer && facesViewer(f, form))
    return stood.map(({ index, weight }) =>
      fixed(
        'standFacing',
        viewAlong(viewer.position[0] - centreX(f, index), viewer.position[1] - centreY(f, index)),
        Math.log(weight),
      ),
    );
  if (names('facing')) {
    const faced = candidates('facing');
    const both = faced.flatMap(({ index, weight }) =>
      stood
        .filter((s) => s.index !== index)
        .map((s) => fixed('standFacing', from(s.index, index), Math.log(weight) + Math.log(s.weight))),
    );
    // Who stands there and looks at that has one line of sight; where no camera saw the things, people say it loosely.
    if (viewer && both.length > 0) return both;
    return [...both, ...faced.flatMap(({ index, weight }) => facing(f, index, Math.log(weight)))];
  }
  const each = (
    list: AnchorWeights,
    make: (f: SceneGeometry, i: number, logPrior: number) => Hypothesis[],
  ): Hypothesis[] => list.flatMap(({ index, weight }) => make(f, index, Math.log(weight)));
  if (names('backTo')) return each(candidates('backTo'), withBackTo);
  if (names('at', 'enter')) return each(stood, standing);
  return form.viewers.some((v) => v.kind === 'enter') ? entering(f) : [];
};

/** View of a known standpoint; undefined when it looks straight up or down. */
export const viewOf = (viewer: Viewer): View | undefined =>
  viewAlong(viewer.forward[0], viewer.forward[1], viewer.position);

/**
 * The guesses to marginalise over: a directive of the sentence first, else the scene's viewer, else facing the anchor
 * from its front or the room's middle, or along one of the room's axes.
 */
export const hypotheses = (
  f: SceneGeometry,
  viewer: Viewer | undefined,
  form: LogicalForm,
  anchors: readonly AnchorWeights[],
): readonly Hypothesis[] => {
  if (f.planar) return [fixed('viewer', IMAGE_VIEW)];
  const own = ownViews(f, form, anchors);
  if (own.length > 0) return own;
  const either = ownOrViewer(f, viewer, form, anchors);
  if (either.length > 0) return either;
  const asked = directed(f, form, anchors, viewer).slice(0, MAX_DIRECTED);
  if (asked.length > 0) return asked;
  const known = viewer && viewOf(viewer);
  if (known) return seen(f, known);
  return undirected(f);
};
