import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseHost, refuseOrigin } from '../access/admit.ts';
import { HEADERS } from '../access/headers.ts';
import type { SiteFile } from '../access/siteFiles.ts';

/** The set that is labelled. */
export interface LabelSet {
  readonly frames: readonly { readonly name: string }[];
  picture(name: string): Promise<Uint8Array | undefined>;
  /** What is wrong with it, and then nothing is stored. */
  correct(name: string, given: unknown): Promise<string | undefined>;
}

const HOST = '127.0.0.1';
const LOCAL = { isLocal: true, token: undefined };
const MOST_BYTES = 512 * 1024;
const MOST_HEADER_BYTES = 8192;

/** The page on which a person corrects labels: of this machine alone, and changed by itself alone. */
export class LabelServer {
  readonly #set: LabelSet;
  readonly #site: ReadonlyMap<string, SiteFile>;
  readonly #http: Server;

  constructor(set: LabelSet, site: ReadonlyMap<string, SiteFile>) {
    this.#set = set;
    this.#site = site;
    this.#http = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => say(response, 500, String(error)));
    });
  }

  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, HOST, () => resolve((this.#http.address() as AddressInfo).port));
    });
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request;
    const refused =
      refuseHost(LOCAL, headers.host) ?? (method === 'POST' ? refuseOrigin(headers) : undefined);
    if (refused) return say(response, refused.status, refused.reason);
    const [kind, name] = /^\/(picture|frame)\/([\w-]+)$/.exec(url)?.slice(1) ?? [];
    if (method === 'POST' && kind === 'frame') return this.#correct(name!, request, response);
    if (method !== 'GET') return say(response, 405, 'only GET, and POST of a frame');
    if (kind === 'picture') {
      const picture = await this.#set.picture(name!);
      return picture ? send(response, 'image/png', picture) : say(response, 404, 'there is no such picture');
    }
    if (url === '/set')
      return send(response, 'application/json', Buffer.from(JSON.stringify(this.#set.frames)));
    const file = this.#site.get(url.split('?')[0]!);
    return file ? send(response, file.type, file.body) : say(response, 404, 'there is no such page');
  }

  async #correct(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = await bodyOf(request);
    if (given === undefined) return say(response, 413, `more than ${MOST_BYTES} bytes, or no JSON`);
    const wrong = await this.#set.correct(name, given.value);
    return wrong === undefined ? say(response, 200, 'stored') : say(response, 422, wrong);
  }
}

const send = (response: ServerResponse, type: string, body: Uint8Array): void => {
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': body.length }).end(body);
};

const say = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

/** JSON that was sent; undefined where it is none, or too long. */
const bodyOf = async (request: IncomingMessage): Promise<{ readonly value: unknown } | undefined> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    return { value: JSON.parse(Buffer.concat(pieces).toString('utf8')) };
  } catch {
    return undefined;
  }
};
