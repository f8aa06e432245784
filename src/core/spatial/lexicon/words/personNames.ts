/** First names that robots are told most in service-robot tests and at home: a name alone says that a person is meant. */
const NAMES = new Set(
  `john mary anna james robert michael david peter paul mark george thomas daniel sarah emma laura alice bob charlie jane
kate susan lisa tom jack sam alex chris max ben nick mike joe steve adam eric kevin brian jennifer jessica linda jordan
morgan taylor jamie angel robin axel julia maria sophie sophia olivia noah liam oliver lucas leo mia ella grace lucy
hannah simon andrew edward frank henry kelly patricia richard william elizabeth barbara nancy karen helen ruth carlos
juan pedro luis ana jose pierre marie hans fritz klaus yuki kenji mohammed ali fatima ivan olga`
    .trim()
    .split(/\s+/),
);

const RELATIVES =
  /^(mom|mum|mommy|mummy|mother|dad|daddy|father|grandma|grandpa|grandmother|grandfather|brother|sister|aunt|uncle|son|daughter|everyone|everybody|someone|somebody)$/;

/** Whether a word by itself names a person. */
export const isPersonName = (word: string): boolean => NAMES.has(word) || RELATIVES.test(word);
