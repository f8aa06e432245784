/** What shades of a colour are called after, by the plain colour that they are a shade of; "/" parts what any colour takes. */
const SHADES: Readonly<Record<string, string>> = {
  'gr[ae]y': 'space slate steel ash charcoal smoke stone dove silver mouse',
  black: 'space slate charcoal jet coal pitch midnight ink raven',
  blue: 'slate midnight navy royal sky baby ice cobalt electric denim marine powder ocean sapphire petrol cornflower',
  green:
    'forest army olive lime mint grass moss bottle emerald apple neon leaf jade pine kelly sage avocado pea hunter',
  red: 'wine brick cherry blood fire ruby rust oxblood tomato candy apple strawberry cardinal pillar[ -]?box',
  pink: 'hot neon baby salmon bubblegum dusty rose candy',
  orange: 'burnt neon bright pumpkin tangerine carrot',
  yellow: 'mustard lemon canary neon banana butter sunflower corn straw honey',
  brown: 'coffee chocolate chestnut walnut cinnamon caramel nut hazel mahogany',
  white: 'snow milk milky pearl chalk paper lily',
  purple: 'grape plum lilac royal lavender violet',
};
/** What comes after a colour that is said of the thing before it: "is the apple green?", "the cherry red on the left". */
const AFTER = '(?:or|and|on|in|at|to|with|than|by|is|are|now|too|from|of|but|not|,)';

/** "apple green mug": told by the plain colour, where a thing follows that has it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = Object.entries(SHADES).map(([colour, names]) => [
  new RegExp(`\\b(?:${names.replaceAll(' ', '|')})[ -](${colour})(?=[ -](?!${AFTER}\\b)[a-z]|\\s*$)`, 'g'),
  '$1',
]);
/** By itself: "is the apple green" asks about an apple. */
const ASKED = /^(?:is|are|was|were|does|do|not|what|which) /;

/** The words with each shade of two words put as its plain colour. */
export const plainColours = (text: string): string =>
  PATTERNS.reduce(
    (words, [pattern, plain]) =>
      words.replace(pattern, (found: string, colour: string, at: number, all: string) =>
        at + found.length === all.trimEnd().length && ASKED.test(all) ? found : plain.replace('$1', colour),
      ),
    text,
  );
