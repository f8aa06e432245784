import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the test server understood of one chat completion request. */
export interface ChatCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: unknown }[];
    readonly logprobs?: boolean;
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: unknown } };
    readonly [key: string]: unknown;
  };
  /** All text of the user's message. */
  readonly text: string;
  /** JPEG bytes of every picture. */
  readonly images: readonly Buffer[];
  /** The marks of the schema's enum, null included. */
  readonly allowed: readonly (number | null)[];
}

export type ChatReply =
  | {
      readonly kind: 'mark';
      readonly mark: number | null;
      readonly reason?: string;
      readonly delayMs?: number;
    }
  | { readonly kind: 'content'; readonly content: string; readonly logprobs?: unknown }
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly body: string;
      readonly headers?: Record<string, string>;
    }
  | { readonly kind: 'stall'; readonly afterHead: boolean }
  | { readonly kind: 'drop' }
  | { readonly kind: 'flood'; readonly megabytes: number };

export interface ModelServer {
  /** `http://127.0.0.1:port/v1` */
  readonly baseUrl: string;
  readonly calls: readonly ChatCall[];
  /** Connections that were opened, whatever came over them. */
  readonly connections: () => number;
  /** Connections that are open now. */
  readonly open: () => number;
  close(): Promise<void>;
}

const contentOf = (mark: number | null, reason = ''): string => JSON.stringify({ mark, reason });

const completion = (content: string, logprobs?: unknown): string =>
  JSON.stringify({
    id: 'chatcmpl-test',
    object: 'chat.completion',
    created: 0,
    model: 'test',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content },
        logprobs: logprobs ?? null,
        finish_reason: 'stop',
      },
    ],
  });

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

function understand(request: IncomingMessage, raw: string): ChatCall {
  const body = JSON.parse(raw) as ChatCall['body'];
  const user = body.messages.find((m) => m.role === 'user')?.content;
  const parts = Array.isArray(user) ? user : [];
  const enumOf = (body.response_format?.json_schema?.schema as { properties?: { mark?: { enum?: unknown } } })
    ?.properties?.mark?.enum;
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body,
    text: parts
      .filter((p) => p.type === 'text')
      .map((p) => p.text)
      .join('\n'),
    images: parts
      .filter((p) => p.type === 'image_url')
      .map((p) => Buffer.from(String(p.image_url.url).replace(/^data:image\/jpeg;base64,/, ''), 'base64')),
    allowed: Array.isArray(enumOf) ? enumOf : [],
  };
}

/** Writes until the reader hangs up or the promised size is reached; never holds more than one chunk. */
function flood(response: ServerResponse, megabytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = 'x'.repeat(1 << 20);
  let left = megabytes;
  const write = (): void => {
    while (left-- > 0 && !response.destroyed)
      if (!response.write(chunk)) return void response.once('drain', write);
    response.end();
  };
  write();
}

/**
 * A server on the loopback that speaks the OpenAI chat protocol, and misbehaves on request.
 *
 * @param reply what to answer the n-th call (from 0)
 */
export async function startModelServer(
  reply: (call: ChatCall, n: number) => ChatReply,
): Promise<ModelServer> {
  const calls: ChatCall[] = [];
  let connections = 0;
  let open = 0;
  const server = createServer(async (request, response) => {
    const call = understand(request, await readBody(request));
    const n = calls.push(call) - 1;
    const answer = reply(call, n);
    const send = (status: number, body: string, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    };
    if (answer.kind === 'mark') {
      const body = completion(contentOf(answer.mark, answer.reason));
      if (answer.delayMs) setTimeout(() => send(200, body), answer.delayMs);
      else send(200, body);
    } else if (answer.kind === 'content') send(200, completion(answer.content, answer.logprobs));
    else if (answer.kind === 'raw') send(answer.status, answer.body, answer.headers);
    else if (answer.kind === 'drop') request.socket.destroy();
    else if (answer.kind === 'flood') flood(response, answer.megabytes);
    else if (answer.afterHead)
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [');
  });
  server.on('connection', (socket) => {
    connections++;
    open++;
    socket.once('close', () => open--);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    calls,
    connections: () => connections,
    open: () => open,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
