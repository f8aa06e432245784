import { fail, ok, type Result } from '../../core/result.ts';

/** A base URL that may be contacted: http or https, without credentials, query or fragment; no slash at its end. */
export function checkBaseUrl(baseUrl: string): Result<string> {
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
  return ok(url.href.replace(/\/+$/, ''));
}
