/** The server said more than it may, or sent us elsewhere. */
export class RefusedResponse extends Error {
  readonly kind: 'too_large' | 'redirect' | 'elsewhere';

  constructor(kind: RefusedResponse['kind'], message: string) {
    super(message);
    this.name = 'RefusedResponse';
    this.kind = kind;
  }
}

/** The whole body, or a refusal; leaving early cancels the stream and closes the connection. */
const readAtMost = async (response: Response, maxBytes: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new RefusedResponse('too_large', `the answer exceeds ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/**
 * A fetch that reaches nothing outside `baseUrl`, follows no redirect, and reads at most `maxBytes` of an answer. The body
 * is read before it returns, so the caller's signal ends a body that stalls as well as a head that never comes.
 *
 * @param onBody told of the text of every answer, whatever its status: the client keeps of an error only what it knows
 */
export const confinedFetch = (
  baseUrl: string,
  maxBytes: number,
  onBody: (text: string) => void = () => undefined,
): typeof fetch => {
  return async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.startsWith(`${baseUrl}/`)) {
      throw new RefusedResponse('elsewhere', `a request for ${url} was stopped: it is not under ${baseUrl}`);
    }
    const response = await fetch(url, { ...init, redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new RefusedResponse(
        'redirect',
        `the server answered ${response.status}, a redirect, which is not followed`,
      );
    }
    const body = await readAtMost(response, maxBytes);
    const { status, statusText, headers } = response;
    const isBodyless = status === 204 || status === 205 || status === 304;
    onBody(body.toString('utf8'));
    return new Response(isBodyless ? null : new Uint8Array(body), { status, statusText, headers });
  };
};
