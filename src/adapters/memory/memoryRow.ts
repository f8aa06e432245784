import type { MemoryObject, MemoryPlace } from '../../core/memory/MemoryObject.ts';

/** Numbers of a place are kept to this many digits after the point: a tenth of a millimetre. */
const round = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** Places as lists: centre, covariance (to a square millimetre), extents, the two stamps as text, and how far into it depth goes. */
type StoredPlace = readonly [
  readonly number[],
  readonly number[],
  readonly number[],
  string,
  string,
  number?,
];

const storedPlace = (place: MemoryPlace): StoredPlace => [
  place.center.map((value) => round(value)),
  place.covariance.map((value) => round(value, 7)),
  place.size.map((value) => round(value)),
  String(place.sinceNs),
  String(place.untilNs),
  ...(place.through === undefined ? ([] as const) : ([round(place.through, 3)] as const)),
];

const scored = (names: MemoryObject['labels']): unknown =>
  names.map(({ label, score }) => [label, round(score, 3)]);

/** What a row holds of a thing besides its columns, as JSON. */
export const writeBody = (object: MemoryObject): string =>
  JSON.stringify({
    ...(object.given !== undefined && { given: object.given }),
    support: object.isSupport,
    labels: scored(object.labels),
    looks: scored(object.looks),
    ...(object.objectness !== undefined && { thing: round(object.objectness, 3) }),
    ...(object.hints && { hints: scored(object.hints) }),
    colours: object.colours.map(({ name, share }) => [name, round(share, 3)]),
    rgb: object.meanRgb.map((value) => round(value, 1)),
    place: storedPlace(object.place),
    earlier: object.earlier.map(storedPlace),
    first: String(object.firstSeenNs),
    ...(object.emptyBeforeNs !== undefined && { before: String(object.emptyBeforeNs) }),
    last: String(object.lastSeenNs),
    seen: object.timesSeen,
    empty: object.emptyViews,
    gone: object.isGone,
    ...(object.pictureWorth > 0 && { picture: Math.round(object.pictureWorth) }),
  });

interface Body {
  readonly given?: string;
  readonly support: boolean;
  readonly labels: readonly (readonly [string, number])[];
  readonly looks: readonly (readonly [string, number])[];
  readonly thing?: number;
  readonly hints?: readonly (readonly [string, number])[];
  readonly colours: readonly (readonly [string, number])[];
  readonly rgb: MemoryObject['meanRgb'];
  readonly place: StoredPlace;
  readonly earlier: readonly StoredPlace[];
  readonly first: string;
  readonly before?: string;
  readonly last: string;
  readonly seen: number;
  readonly empty: number;
  readonly gone: boolean;
  readonly picture?: number;
}

const readPlace = ([center, covariance, size, since, until, through]: StoredPlace): MemoryPlace => {
  if (![...center, ...covariance, ...size].every(Number.isFinite) || center.length + size.length !== 6)
    throw new Error('a place is no place');
  return {
    center: center as unknown as MemoryPlace['center'],
    covariance,
    size: size as unknown as MemoryPlace['size'],
    sinceNs: BigInt(since),
    untilNs: BigInt(until),
    ...(through !== undefined && { through }),
  };
};

const named = (names: Body['labels']): MemoryObject['labels'] =>
  names.map(([label, score]) => ({ label, score }));

/** Throws where the text is not what `writeBody` writes. */
export const readBody = (id: number, text: string): MemoryObject => {
  const body = JSON.parse(text) as Body;
  return {
    id,
    ...(body.given !== undefined && { given: body.given }),
    isSupport: body.support,
    labels: named(body.labels),
    looks: named(body.looks),
    ...(body.thing !== undefined && { objectness: body.thing }),
    ...(body.hints && { hints: named(body.hints) }),
    colours: body.colours.map(([name, share]) => ({ name, share })),
    meanRgb: body.rgb,
    place: readPlace(body.place),
    earlier: body.earlier.map(readPlace),
    firstSeenNs: BigInt(body.first),
    ...(body.before !== undefined && { emptyBeforeNs: BigInt(body.before) }),
    lastSeenNs: BigInt(body.last),
    timesSeen: body.seen,
    emptyViews: body.empty,
    isGone: body.gone,
    pictureWorth: body.picture ?? 0,
  };
};
