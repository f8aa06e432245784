/**
 * How long the tests of the fault families run. Unset: as in `npm test`; `full`: as design and docs/reliability.md have
 * them; a share (0.2): so much of the full length. `npm run test:long` sets it.
 */
const asked = process.env.SPATIAL_LLAVA_TEST_LENGTH ?? '';
const share = asked === '' ? 0 : asked === 'full' ? 1 : Number(asked);
if (!(share >= 0 && share <= 1))
  throw new Error(`SPATIAL_LLAVA_TEST_LENGTH is "${asked}"; expected full, a share from 0 to 1, or nothing`);

/** Rounds, seconds or kills of a test: `short` in `npm test`, up to `full` by `npm run test:long`. */
export const lengthOf = (short: number, full: number): number => Math.max(short, Math.round(share * full));

/** Whether this is a long run. */
export const isLong = share > 0;
