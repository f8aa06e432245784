const split = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Parts of things: told with a colour they say what colour a thing has somewhere. Own lists. */
const PARTS =
  split(`handle lid cap top cork stopper spout leg backrest armrest wheel base frame label logo sticker strap pocket
zipper button knob trim edge rim cover hood collar sleeve neck nozzle straw tip grip body bottom side inside interior outside
exterior lining tag cord cable lens screen keyboard stem blade hook pedal band ribbon bow corner border stripe line dot spot
pattern print text lettering writing letter picture drawing heart star flower snowflake tablet face seal pump trigger shade fringe`);

/** What is printed, painted or sewn on a thing: no thing of its own on a cup or a shirt. */
const PRINTS = split(
  'flower stripe dot spot star heart snowflake letter text writing lettering pattern logo picture drawing print face cartoon tablet word number name design',
);

/** What people wear or have, by which a person is told. */
const WORN =
  split(`shirt t-shirt tshirt jacket coat hoodie sweater jumper pullover dress skirt jeans pants trousers shorts suit
tie scarf hat cap helmet glasses sunglasses shoes boots sneakers uniform vest blouse hair beard mustache backpack top cardigan
costume apron gloves clothes outfit shoe`);

export const isPart = (noun: string): boolean => PARTS.has(noun);
export const isPrint = (noun: string): boolean => PRINTS.has(noun);
export const isWorn = (noun: string): boolean =>
  WORN.has(noun.split(' ').at(-1)!) || /(?:^| )t shirt$/.test(noun);
