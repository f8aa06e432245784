const NAME = '(?:an?|the) [a-z]+(?: (?!n?or\\b)[a-z]+)?';
const LIST = new RegExp(
  `\\b(not|other than|except for|except|besides) (${NAME})((?: ?, ${NAME})*)(?: ?,)? n?or (?=an? |the |[a-z]+[^s]s\\b)`,
  'g',
);
/** Names in a list, at most: each pass denies one "or" more. */
const PASSES = 3;

/** "not a box, a mug or a book" as "not a box and not a mug and not a book". */
export const deniedEach = (text: string): string => {
  let words = text;
  for (let pass = 0; pass < PASSES; pass++)
    words = words.replace(LIST, (_, denies: string, first: string, more: string) => {
      const rest = more.split(',').flatMap((one) => (one.trim() ? [` and not ${one.trim()}`] : []));
      return `${denies} ${first}${rest.join('')} and not `;
    });
  return words;
};
