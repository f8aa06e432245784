import { parse } from '../grammar/parse.ts';
import { conceptsOf } from '../lexicon/nouns.ts';
import type { Matcher } from '../verify/Matcher.ts';
import { isManyNoun, withArticle } from './grammar.ts';
import { phraseOf } from './phraseOf.ts';

/** How an object is called. */
export interface Called {
  /** "the red mug", "the thing marked 31". */
  readonly the: string;
  /** "a red mug"; absent where a number tells which. */
  readonly a?: string;
  /** "mark 31": shorter, for a thing that a number tells. */
  readonly short?: string;
  readonly many: boolean;
  /** A person is no "it". */
  readonly isPerson: boolean;
}

/**
 * Probability from which a detector's label is said. On the annotated development frames 75 of 76 such names were right,
 * from 0.7 on 118 of 127, from 0.5 on 142 of 166.
 */
const SAID_FROM = 0.8;
/** Share of its surface from which a colour is the thing's. */
const COLOUR_SHARE = 0.5;

/** What to call the objects of a scene, so that each name, as it is read, means that object alone. */
export class Names {
  readonly #matcher: Matcher;
  readonly #labels: readonly string[];
  readonly #own: ReadonlyMap<number, string>;
  readonly #known = new Map<number, Called>();

  /** @param own the asker's words for some objects, by index */
  constructor(matcher: Matcher, labels: readonly string[], own: ReadonlyMap<number, string>) {
    this.#matcher = matcher;
    this.#labels = labels;
    this.#own = own;
  }

  of(index: number): Called {
    const known = this.#known.get(index) ?? this.#find(index);
    this.#known.set(index, known);
    return known;
  }

  #find(index: number): Called {
    const { frame } = this.#matcher;
    const own = this.#own.get(index);
    const phrase = own === undefined ? undefined : phraseOf(own, this.#labels);
    const label = this.#sureLabel(index);
    const colour = this.#colourOf(index);
    const ofLabel =
      label === undefined ? [] : [label, ...(colour === undefined ? [] : [`${colour} ${label}`])];
    const nouns = [...(phrase === undefined ? [] : [phrase]), ...ofLabel];
    const isPerson = nouns.some((noun) => conceptsOf(noun.split(' ').at(-1)!).includes('person'));
    const told = nouns.find((noun) => this.#means(noun, index));
    if (told !== undefined)
      return { the: `the ${told}`, a: withArticle(told, isManyNoun(told)), many: isManyNoun(told), isPerson };
    const noun = phrase ?? label ?? 'thing';
    const { id } = frame.objects[index]!;
    return { the: `the ${noun} marked ${id}`, short: `mark ${id}`, many: isManyNoun(noun), isPerson };
  }

  /** The best label where it is surely right. Letters only: anything else might read as something else. */
  #sureLabel(index: number): string | undefined {
    const { frame } = this.#matcher;
    const label = frame.labels[index]!;
    if (!/^\p{L}[\p{L} ]*$/u.test(label)) return undefined;
    const { target } = parse(`the ${label}`, { labels: this.#labels });
    const isSure = !frame.detected || this.#matcher.nounProbabilities(target)[index]! >= SAID_FROM;
    return isSure ? label : undefined;
  }

  #colourOf(index: number): string | undefined {
    const { frame } = this.#matcher;
    const mainOf = (i: number) => frame.objects[i]!.colours?.find(({ share }) => share >= COLOUR_SHARE)?.name;
    const colour = mainOf(index);
    const isShared = frame.labels.some(
      (label, i) => i !== index && label === frame.labels[index] && mainOf(i) === colour,
    );
    return isShared ? undefined : colour;
  }

  /** Whether "the noun" is read as this object and no other. */
  #means(noun: string, index: number): boolean {
    const form = parse(`the ${noun}`, { labels: this.#labels });
    if (!form.understood || form.ignored.length > 0) return false;
    const meant = this.#matcher.meant(form.target);
    const { frame } = this.#matcher;
    // Two of one name are told apart by something that is said, never by which is likelier.
    const isAlone = frame.labels.every((label, i) => i === index || label !== noun);
    return isAlone && meant.length === 1 && meant[0] === index;
  }
}
