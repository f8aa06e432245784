import { wilson } from '../wilson.ts';
import type { Count, KindCounts, Ranks } from './FramesReport.ts';

/** One question as it was answered. */
export interface Scored {
  readonly kind: 'unique' | 'ambiguous' | 'absent';
  readonly right: boolean;
  /** An absent thing was answered with a mark. */
  readonly accepted: boolean;
  /** Place of the right thing among the ranked, from 0; undefined where it is not among them. */
  readonly rank: number | undefined;
  /** Share of the frame's marks that would be right. */
  readonly chance: number;
}

export const countOf = (correct: number, n: number): Count => ({ n, correct, interval: wilson(correct, n) });

const shareOf = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.length === 0 ? 0 : items.filter(holds).length / items.length;

/** Scored questions by the names that they are counted under. */
export class FramesTally {
  readonly #scored = new Map<string, Scored[]>();

  add(names: readonly string[], scored: Scored): void {
    for (const name of names) {
      const list = this.#scored.get(name);
      if (list) list.push(scored);
      else this.#scored.set(name, [scored]);
    }
  }

  /** Names with a prefix, in order, without it. */
  names(prefix: string): readonly string[] {
    return [...this.#scored.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .sort();
  }

  count(name: string): Count {
    const all = this.#scored.get(name) ?? [];
    return countOf(all.filter(({ right }) => right).length, all.length);
  }

  kinds(name: string): KindCounts & { readonly ranks: Ranks } {
    const all = this.#scored.get(name) ?? [];
    const of = (kind: Scored['kind']): readonly Scored[] => all.filter((scored) => scored.kind === kind);
    const count = (kind: Scored['kind']): Count =>
      countOf(of(kind).filter(({ right }) => right).length, of(kind).length);
    const unique = of('unique');
    const within = (places: number): number =>
      shareOf(unique, ({ rank }) => rank !== undefined && rank < places);
    return {
      unique: count('unique'),
      ambiguous: count('ambiguous'),
      absent: count('absent'),
      false_accept: shareOf(of('absent'), ({ accepted }) => accepted),
      ranks: {
        first: within(1),
        among_3: within(3),
        among_10: within(10),
        chance: unique.reduce((sum, { chance }) => sum + chance, 0) / Math.max(1, unique.length),
      },
    };
  }
}
