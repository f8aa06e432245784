import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TinyHub {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** A model hub on the loopback: serves `files` of one model at one revision, 404 for the rest. */
export async function startTinyHub(
  hub: string,
  revision: string,
  files: Readonly<Record<string, Uint8Array | 'truncate'>>,
): Promise<TinyHub> {
  const asked: string[] = [];
  const prefix = `/${hub}/resolve/${revision}/`;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const content = path.startsWith(prefix) ? files[path.slice(prefix.length)] : undefined;
    if (content === undefined) response.writeHead(404).end();
    else if (content === 'truncate') {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setImmediate(() => request.socket.destroy());
    } else response.writeHead(200, { 'content-length': String(content.length) }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
