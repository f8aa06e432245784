import { SetupError } from './progress.mjs';

/** What `npm start` takes: nothing, --serve, or --serve --port NUMBER (0: any that is free). */
export function checkStartArguments(args) {
  const [serve, port, number, ...more] = args;
  const isKnown =
    args.length === 0 ||
    (serve === '--serve' &&
      (args.length === 1 || (port === '--port' && /^\d{1,5}$/.test(number ?? '') && more.length === 0)));
  if (!isKnown)
    throw new SetupError(
      `npm start takes --serve, --serve --port NUMBER, or nothing; found ${args.join(' ')}`,
    );
}
