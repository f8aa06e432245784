import type { Resolution } from '../../core/spatial/grounding/Resolution.ts';
import type { EarlierReply, MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { RememberedReply } from '../LocateRequest.ts';

/** A thing that is meant with less probability is not one to choose from after an answer that named another. */
const CHOOSABLE_FROM = 0.02;

/** The things of an earlier reply by their marks in this frame: tracks stay while things are in view. */
export const seenAgain = (
  { expression, tracks, chosenTrack }: RememberedReply,
  { landmarks }: MarkedFrame,
): EarlierReply => {
  const markOf = (track: number) => landmarks.find((l) => l.trackId === track)?.mark;
  const chosen = chosenTrack === undefined ? undefined : markOf(chosenTrack);
  return {
    expression,
    among: tracks.map(markOf).filter((mark) => mark !== undefined),
    ...(chosen !== undefined && { chosen }),
  };
};

/** What a later request may choose among after this answer. */
export const choosable = (
  { status, id, candidates }: Resolution,
  { landmarks }: MarkedFrame,
  earlier: RememberedReply | undefined,
): { readonly tracks: readonly number[]; readonly chosenTrack?: number } => {
  const trackOf = (mark: number | undefined) => landmarks.find((l) => l.mark === mark)?.trackId;
  const chosenTrack = trackOf(id);
  const named =
    status === 'AMBIGUOUS' ? candidates : candidates.filter(({ score }) => score >= CHOOSABLE_FROM);
  const tracks = named.map((one) => trackOf(one.id)).filter((track) => track !== undefined);
  return {
    // Narrowed only by what leaves several: after "the left one", "no, the other one" is one of all of them.
    tracks: earlier && status !== 'AMBIGUOUS' ? earlier.tracks : tracks,
    ...(chosenTrack !== undefined && { chosenTrack }),
  };
};
