/** What an adjective says. `value` is canonical ("gray" and "grey" are grey). */
export interface AttributeWord {
  readonly kind: 'colour' | 'size' | 'shape' | 'material' | 'state';
  readonly value: string;
}

const table: Readonly<Record<AttributeWord['kind'], Readonly<Record<string, string>>>> = {
  colour: {
    red: 'red maroon burgundy crimson scarlet reddish redish',
    orange: 'orange',
    yellow: 'yellow golden gold yellowish mustard-coloured',
    green: 'green olive greenish lime',
    teal: 'teal turquoise cyan aqua',
    blue: 'blue navy bluish',
    purple: 'purple violet lavender mauve',
    pink: 'pink magenta rose',
    brown: 'brown brownish bronze chocolatish',
    beige: 'beige tan cream ivory khaki',
    black: 'black charcoal blackish',
    white: 'white whitish',
    grey: 'gray grey silver greyish grayish',
    dark: 'dark darker darkest',
    light: 'light light-colored lighter lightest pale bright light-coloured',
    colourful: 'colorful colourful multicolored multicoloured rainbow',
  },
  size: {
    large: 'big large huge giant wide broad massive spacious large-sized',
    small: 'small little tiny compact small-sized mini',
    tall: 'tall high upright',
    short: 'short low',
    long: 'long elongated lengthy',
    narrow: 'narrow thin skinny slim slender',
    thick: 'thick fat',
    medium: 'medium',
  },
  shape: {
    rectangular: 'rectangular rectangle oblong',
    square: 'square squared',
    round: 'round circular oval rounded circle spherical cylindrical curved',
    corner: 'l-shaped curvy u-shaped',
    flat: 'flat',
    thin: 'horizontal',
    upright: 'vertical',
  },
  material: {
    wood: 'wooden wood oak pine wood-colored',
    metal: 'metal metallic steel stainless aluminum aluminium brass iron chrome',
    glass: 'glass transparent clear see-through',
    leather: 'leather',
    plastic: 'plastic',
    fabric: 'fabric cloth cushioned upholstered padded',
    cardboard: 'cardboard',
    stone: 'marble granite stone ceramic porcelain tiled tile brick',
    paper: 'paper',
  },
  state: {
    open: 'open opened ajar',
    closed: 'closed shut',
    empty: 'empty',
    full: 'full filled',
    folded: 'folded',
    striped: 'striped checkered checked plaid patterned',
    lit: 'lit',
    plain: 'plain',
    stacked: 'stacked',
    new: 'new old nice modern fancy standard regular normal typical',
  },
};

const words = new Map<string, AttributeWord>();
for (const kind of Object.keys(table) as AttributeWord['kind'][]) {
  for (const [value, forms] of Object.entries(table[kind])) {
    for (const form of forms.split(' ')) if (!words.has(form)) words.set(form, { kind, value });
  }
}

/** The attribute that an adjective states ("reddish", "wooden", "tall"), or undefined. */
export const attributeOf = (word: string): AttributeWord | undefined => words.get(word);

export const attributeWords = (): IterableIterator<string> => words.keys();
