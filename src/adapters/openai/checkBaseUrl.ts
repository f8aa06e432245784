import { fail, ok, type Result } from '../../core/result.ts';

/** The path that the client adds by itself; some write it down as the base. */
const ENDPOINT = /\/chat\/completions$/;
const VERSIONED = /\/v\d+(beta|alpha)?(\/|$)/;

/** A base URL that may be contacted: http or https, without credentials, query or fragment; no slash at its end. */
export const checkBaseUrl = (baseUrl: string): Result<string> => {
  const refuse = (why: string): Result<string> =>
    fail('MODEL_UNAVAILABLE', `vlm.base_url ${JSON.stringify(baseUrl.slice(0, 100))} ${why}`);
  if (!URL.canParse(baseUrl)) return refuse('is no URL; expected something like http://localhost:8000/v1');
  const url = new URL(baseUrl);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('is neither http nor https');
  // Not echoed: the message goes to logs.
  if (url.username || url.password) {
    return fail(
      'MODEL_UNAVAILABLE',
      'vlm.base_url holds credentials; put the key in the environment instead',
    );
  }
  if (url.search || url.hash) return refuse('has a query or a fragment');
  return ok(url.href.replace(/\/+$/, '').replace(ENDPOINT, ''));
};

/**
 * Where at and below a checked base URL the protocol may be, likeliest first: a host alone has it under /v1; a path that
 * names no version may have it there or under /v1; one that names a version is taken at its word.
 */
export const placesOf = (baseUrl: string): readonly string[] => {
  const { pathname } = new URL(baseUrl);
  if (VERSIONED.test(pathname)) return [baseUrl];
  return pathname === '/' ? [`${baseUrl}/v1`, baseUrl] : [baseUrl, `${baseUrl}/v1`];
};
