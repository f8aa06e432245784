import { DEFAULT_MARK_STYLE, type MarkStyle } from '../../core/marks/draw/MarkStyle.ts';
import type { Landmark } from '../../core/types/landmarks.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';

/** How long an answer stands out in the marked image. */
const SHOW_MS = 5000;

/** Remembers what the last question was answered with, by track, so that it stands out in the images that follow. */
export class Spotlight {
  readonly #now: () => number;
  #untilMs = Number.NEGATIVE_INFINITY;
  #target: number | undefined;
  #candidates: readonly number[] = [];

  /** @param now monotonic milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  show({ result, unplaced, candidates }: LocateAnswer): void {
    const ambiguous = !result.ok && result.failure.code === 'AMBIGUOUS';
    const found = result.ok ? result.value : unplaced;
    if (!found && !ambiguous) return;
    this.#target = found?.landmark.trackId;
    this.#candidates = ambiguous ? candidates.map(({ landmark }) => landmark.trackId) : [];
    this.#untilMs = this.#now() + SHOW_MS;
  }

  /** How to draw these landmarks now. */
  style(landmarks: readonly Landmark[]): MarkStyle {
    if (this.#now() > this.#untilMs) return DEFAULT_MARK_STYLE;
    const markOf = (track: number | undefined) => landmarks.find((l) => l.trackId === track)?.mark;
    const target = markOf(this.#target);
    const candidates = this.#candidates.flatMap((track) => markOf(track) ?? []);
    return { ...DEFAULT_MARK_STYLE, ...(target !== undefined && { target }), candidates };
  }
}
