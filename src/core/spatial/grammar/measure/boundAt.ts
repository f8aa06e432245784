/** Whether a stated length is the least or the most that is meant. */
export type Bound = 'least' | 'most';

const SAID =
  '(?:(?:that|which) (?:is|are) )?(?:(?<least>at least|no less than|not less than|more than|over|above|beyond|greater than|bigger than|larger than)|(?<most>at most|no more than|not more than|less than|under|below|up to|smaller than|within)|(?<more>taller|higher|wider|broader|longer|deeper|thicker|farther|further) than|(?<fewer>shorter|lower|narrower|thinner|nearer|closer) than) ';
const PATTERN = new RegExp(SAID, 'y');
/** Comparatives that say of which extent they speak. */
const EXTENT: Readonly<Record<string, string>> = {
  taller: 'height',
  higher: 'height',
  shorter: 'height',
  lower: 'height',
  wider: 'width',
  broader: 'width',
  narrower: 'width',
  longer: 'length',
  deeper: 'depth',
  thicker: 'depth',
  thinner: 'depth',
};

/** "at least", "under", "taller than" before a length: which bound it is, the extent where it is said, and where it ends. */
export const boundAt = (
  text: string,
  offset: number,
): { readonly bound: Bound; readonly extent?: string | undefined; readonly end: number } | undefined => {
  PATTERN.lastIndex = offset;
  const found = PATTERN.exec(text)?.groups;
  if (!found) return undefined;
  const { least, more, fewer } = found;
  return {
    bound: least !== undefined || more !== undefined ? 'least' : 'most',
    extent: EXTENT[more ?? fewer ?? ''],
    end: PATTERN.lastIndex,
  };
};

/** Whether a measured length keeps the bound that was said; never without one. */
export const isWithin = (bound: Bound | undefined, measured: number, said: number): boolean =>
  bound === 'least' ? measured >= said : bound === 'most' && measured <= said;
