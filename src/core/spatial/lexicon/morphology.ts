const IRREGULAR = new Map<string, string>(
  Object.entries({
    people: 'person',
    men: 'man',
    women: 'woman',
    children: 'child',
    mice: 'mouse',
    tvs: 'tv',
    dice: 'die',
    knives: 'knife',
    shelves: 'shelf',
    bookshelves: 'bookshelf',
    loaves: 'loaf',
    scarves: 'scarf',
    leaves: 'leaf',
    feet: 'foot',
    tomatoes: 'tomato',
    potatoes: 'potato',
    buses: 'bus',
    lenses: 'lens',
    canvases: 'canvas',
    thermoses: 'thermos',
    cactuses: 'cactus',
    viruses: 'virus',
  }),
);

/** Words that end in s and are no plurals. */
const SINGULAR_IN_S = /(ss|us|is|glass|lens|gas|canvas|series|thermos|rhinoceros|always|across|towards)$/;

/** Things of two halves, and others that have no singular. */
const PAIRS = new Set(
  `scissors shears pliers tweezers tongs binoculars goggles sunglasses eyeglasses spectacles headphones earphones earbuds
pants trousers jeans shorts leggings tights pajamas overalls clothes blinds stairs skis`.split(/\s+/),
);

/** By themselves or so told they are worn; "wine glasses" are several. */
const SPECTACLES = /^(?:(?:eye|sun|reading|safety) )?glasses$/;

/** "scissors", "jeans": one of it is called by a plural. */
export const isPairNoun = (noun: string): boolean =>
  SPECTACLES.test(noun) || PAIRS.has(noun.slice(noun.lastIndexOf(' ') + 1));

/** Singular of an English noun by its ending; a word that is no plural comes back unchanged. */
export const singular = (word: string): string => {
  const irregular = IRREGULAR.get(word);
  if (irregular) return irregular;
  if (word.length < 4 || !word.endsWith('s') || PAIRS.has(word) || SINGULAR_IN_S.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ches|shes|xes|sses|zes)$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
};

export const isPlural = (word: string): boolean => singular(word) !== word;

/** Singular of the last word of a compound: "office chairs" is "office chair". `several`: of "two glasses" each is a glass. */
export const singularPhrase = (phrase: string, several = false): string => {
  if (!several && isPairNoun(phrase)) return phrase;
  const words = phrase.split(' ');
  words[words.length - 1] = singular(words[words.length - 1]!);
  return words.join(' ');
};

const IRREGULAR_PLURALS = new Map([...IRREGULAR].map(([plural, one]) => [one, plural]));

/** Plural of a noun or of the last word of a compound: "box" is "boxes", "knife" is "knives"; a plural stays one. */
export const plural = (phrase: string): string => {
  const words = phrase.split(' ');
  const last = words.at(-1)!;
  const irregular = IRREGULAR_PLURALS.get(last);
  const many =
    irregular ??
    (isPlural(last) || isPairNoun(last) || last === 'series'
      ? last
      : /(?:s|x|z|ch|sh)$/.test(last)
        ? `${last}es`
        : /[^aeiou]y$/.test(last)
          ? `${last.slice(0, -1)}ies`
          : `${last}s`);
  words[words.length - 1] = many;
  return words.join(' ');
};
