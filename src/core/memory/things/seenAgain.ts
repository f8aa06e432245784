import type { Match } from '../associate.ts';
import { fuseLooks } from '../fuseLooks.ts';
import type { MemoryObject } from '../MemoryObject.ts';
import type { MemoryView } from '../MemoryView.ts';
import { fusePlace, placeOf } from '../place/fusePlace.ts';
import { MOST_EARLIER } from './reunited.ts';

/** What a view moves how far into a thing depth is known to go. */
const THROUGH_GAIN = 0.3;

/** A thing after one more view of it. */
export const seenAgain = (match: Match, view: MemoryView): MemoryObject =>
  lookedInto(updated(match, view.stampNs), view);

const updated = ({ object, sighting, isCarried }: Match, stampNs: bigint): MemoryObject => ({
  ...object,
  ...fuseLooks(object, sighting, object.timesSeen),
  place: isCarried ? placeOf(sighting, stampNs) : fusePlace(object.place, sighting, stampNs),
  earlier: isCarried ? withPlace(object) : object.earlier,
  lastSeenNs: stampNs,
  timesSeen: object.timesSeen + 1,
  emptyViews: 0,
  isGone: false,
});

/** With what this view adds to how far into it depth goes while it stands there. */
const lookedInto = (object: MemoryObject, { throughAt }: MemoryView): MemoryObject => {
  const { place } = object;
  const now = throughAt?.(place);
  if (now === undefined) return object;
  const through = place.through === undefined ? now : place.through + THROUGH_GAIN * (now - place.through);
  return { ...object, place: { ...place, through } };
};

/** The places before, its last one among them where it rested there for more than a view. */
const withPlace = ({ place, earlier }: MemoryObject): MemoryObject['earlier'] =>
  place.sinceNs === place.untilNs ? earlier : [place, ...earlier].slice(0, MOST_EARLIER);
