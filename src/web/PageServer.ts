import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  type DoorPolicy,
  PAGE_PROTOCOL,
  type Refusal,
  refuseConnection,
  refuseHost,
} from './access/admit.ts';
import { HEADERS } from './access/headers.ts';
import type { SiteFile } from './access/siteFiles.ts';
import { movedMarks } from './live/movedMarks.ts';
import { pageHealth } from './live/pageHealth.ts';
import { pageMarks } from './live/pageMarks.ts';
import { pictureFrame } from './live/pictureFrame.ts';
import type { NodeState, Scene, SceneFeed } from './SceneFeed.ts';
import { PageSession } from './session/PageSession.ts';
import { pageTools } from './session/pageTools.ts';

export interface PageServerOptions {
  readonly scene: Scene;
  readonly site: ReadonlyMap<string, SiteFile>;
  readonly policy: DoorPolicy;
  readonly nodeName: string;
  /** Whether the page may make the robot drive. */
  readonly navigate: boolean;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly log: (text: string) => void;
}

const MOST_PAGES = 8;
const MOST_CONNECTIONS = 64;
const MOST_HEADER_BYTES = 8192;
const MOST_MESSAGE_BYTES = 16 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
const PING_EVERY_MS = 10_000;
const LIVE_PATH = '/live';

/** The page's HTTP server and its open pages. */
export class PageServer {
  readonly #options: PageServerOptions;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
    handleProtocols: () => PAGE_PROTOCOL,
  });
  readonly #pages = new Map<WebSocket, PageSession>();
  readonly #heard = new WeakSet<WebSocket>();
  readonly #feed: SceneFeed;
  readonly #pings: NodeJS.Timeout;
  /** The last that were heard, as they came. */
  #marks: object | undefined;
  #node: NodeState = { isThere: false, navigates: undefined, remembers: undefined };

  constructor(options: PageServerOptions) {
    this.#options = options;
    this.#http = createServer(
      { maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: REQUEST_TIMEOUT_MS },
      (...both) => this.#serve(...both),
    );
    this.#http.maxConnections = MOST_CONNECTIONS;
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#feed = options.scene.feed({
      picture: (jpeg, stampSeconds) => {
        const frame = pictureFrame(jpeg, { stampSeconds, kind: 'marked' });
        for (const page of this.#pages.values()) page.sendPicture(frame);
      },
      camera: ({ jpeg, since, ...head }) => {
        const moved = since && this.#marks ? movedMarks(this.#marks, since) : [];
        const frame = pictureFrame(jpeg, { ...head, kind: 'camera' });
        for (const page of this.#pages.values()) page.sendCamera(frame, { moved });
      },
      marks: (message, ground) => {
        this.#marks = message;
        this.#tell({ marks: pageMarks(message, ground) }, true);
      },
      health: (message) => {
        const health = pageHealth(message, options.nodeName);
        if (health) this.#tell({ health });
      },
      node: (state) => {
        this.#node = state;
        this.#tell(this.#hello());
      },
    });
    this.#pings = setInterval(() => this.#ping(), PING_EVERY_MS);
    this.#pings.unref();
  }

  /** Resolves with the port, or rejects as the system says. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, host, () => resolve((this.#http.address() as AddressInfo).port));
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#pings);
    for (const socket of this.#pages.keys()) socket.terminate();
    this.#feed.look(false);
    this.#feed.seeCamera(false);
    this.#feed.follow(false);
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #serve({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
    const refused = refuseHost(this.#options.policy, headers.host);
    const file = this.#options.site.get((url ?? '').split('?')[0]!);
    const say = (status: number, text: string): void => {
      response
        .writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' })
        .end(`${text}\n`);
    };
    if (refused) say(refused.status, refused.reason);
    else if (method !== 'GET' && method !== 'HEAD') say(405, 'only GET');
    else if (!file) say(404, 'there is no such page');
    else {
      response.writeHead(200, {
        ...HEADERS,
        'Content-Type': file.type,
        'Content-Length': file.body.length,
      });
      response.end(method === 'HEAD' ? undefined : file.body);
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host, origin, 'sec-websocket-protocol': protocols } = request.headers;
    const refused: Refusal | { status: 404 | 503; reason: string } | undefined =
      request.url !== LIVE_PATH
        ? { status: 404, reason: 'there is no such connection' }
        : (refuseConnection(this.#options.policy, { host, origin, protocols }) ??
          (this.#pages.size >= MOST_PAGES
            ? { status: 503, reason: `${MOST_PAGES} pages are open already` }
            : undefined));
    if (!refused) {
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#open(opened));
      return;
    }
    socket.on('error', () => socket.destroy());
    socket.end(
      `HTTP/1.1 ${refused.status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${refused.reason.length + 1}\r\n\r\n${refused.reason}\n`,
    );
  }

  #open(socket: WebSocket): void {
    const { scene, navigate, now, log } = this.#options;
    const page = new PageSession({
      socket,
      door: scene.door,
      tools: pageTools(navigate, now),
      now,
      onWatch: () => this.#follow(),
      log,
    });
    this.#pages.set(socket, page);
    this.#heard.add(socket);
    socket.on('pong', () => this.#heard.add(socket));
    socket.once('close', () => {
      this.#pages.delete(socket);
      this.#follow();
    });
    this.#follow();
    page.send(this.#hello());
  }

  /** What nobody looks at is not asked for. */
  #follow(): void {
    const pages = [...this.#pages.values()];
    this.#feed.follow(pages.length > 0);
    this.#feed.look(pages.some(({ isWatching }) => isWatching));
    this.#feed.seeCamera(pages.some(({ seesCamera }) => seesCamera));
  }

  #hello(): object {
    const { isThere, navigates, remembers } = this.#node;
    return {
      node: {
        name: this.#options.nodeName,
        isThere,
        remembers: remembers === true,
        drives: this.#options.navigate && navigates === true,
      },
    };
  }

  #tell(message: object, onlyWatching = false): void {
    for (const page of this.#pages.values()) if (!onlyWatching || page.isWatching) page.send(message);
  }

  /** A page whose machine fell asleep says nothing more, and would be watched for for ever. */
  #ping(): void {
    for (const socket of this.#pages.keys()) {
      if (!this.#heard.has(socket)) socket.terminate();
      this.#heard.delete(socket);
      socket.ping();
    }
  }
}
