import type { Matcher } from '../verify/Matcher.ts';
import type { Fact } from './Fact.ts';
import { isFaithful, type Told } from './isFaithful.ts';
import { Names } from './Names.ts';
import { overlap } from './overlap.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { seedOf } from './seed.ts';

/** What a construction that was used before counts beside words that were: a sentence with all its words in others is 1. */
const REPEATED_FORM = 0.25;
/** The same of a sentence that begins with the word of another. */
const REPEATED_OPENING = 0.08;
/** What the seed decides between ways that are as unlike what was said. */
const TASTE = 0.1;
/** Ways that are read back, best first, before a fact is left untold: time stays bounded. */
const MOST_TRIED = 8;

const firstWord = (text: string): string => text.split(' ', 1)[0]!;

/** Writes sentences about one scene, none of them before it was read back and found TRUE. */
export class Teller {
  readonly matcher: Matcher;
  readonly names: Names;
  readonly #labels: readonly string[];
  readonly #faithful = new Map<string, boolean>();

  constructor(matcher: Matcher, own: ReadonlyMap<number, string>) {
    this.matcher = matcher;
    const { frame } = matcher;
    this.#labels = [
      ...new Set(frame.objects.flatMap((o) => o.labels.map(({ label }) => label.toLowerCase()))),
    ];
    this.names = new Names(matcher, this.#labels, own);
  }

  /** Whether words are read as what they are to tell, and are true. */
  isFaithful(text: string, told: readonly Told[]): boolean {
    const known = this.#faithful.get(text) ?? isFaithful(this.matcher, this.#labels, text, told);
    this.#faithful.set(text, known);
    return known;
  }

  /** The plainest way to say a fact; undefined where none is read back as it. */
  plainly(fact: Fact): Saying | undefined {
    return this.#first(sayingsOf(this.matcher.frame, this.names, fact));
  }

  /** The way to say a fact that is most unlike what was said: another construction, other words. */
  differently(fact: Fact, said: readonly Saying[]): Saying | undefined {
    const texts = said.map(({ text }) => text);
    const openings = texts.map(firstWord);
    const cost = ({ text, form }: Saying): number =>
      overlap(text, texts) +
      REPEATED_OPENING * openings.filter((word) => word === firstWord(text)).length +
      REPEATED_FORM * said.filter((one) => one.form === form).length +
      TASTE * seedOf(text);
    const ways = sayingsOf(this.matcher.frame, this.names, fact)
      .filter(({ text }) => !texts.includes(text))
      .map((saying) => ({ saying, cost: cost(saying) }))
      .sort((a, b) => a.cost - b.cost);
    return this.#first(ways.map(({ saying }) => saying));
  }

  #first(ways: readonly Saying[]): Saying | undefined {
    return ways.slice(0, MOST_TRIED).find(({ text, told }) => this.isFaithful(text, [told]));
  }
}
