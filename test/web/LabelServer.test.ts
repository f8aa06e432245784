import { request } from 'node:http';
import { expect } from 'chai';
import { siteFiles } from '../../src/web/access/siteFiles.ts';
import { LabelServer } from '../../src/web/label/LabelServer.ts';

describe('the page of labels', () => {
  const corrected: [string, unknown][] = [];
  const server = new LabelServer(
    {
      frames: [{ name: 'room_1' }],
      picture: async (name) => (name === 'room_1' ? Uint8Array.from([1, 2, 3]) : undefined),
      correct: async (name, given) => {
        corrected.push([name, given]);
        return given === null ? 'that is nothing' : undefined;
      },
    },
    siteFiles(new URL('../../web/label/', import.meta.url)),
  );
  let port = 0;
  before(async () => {
    port = await server.listen(0);
  });
  after(() => server.close());

  const ask = (
    path: string,
    { method = 'GET', body = '', ...headers }: Record<string, string> = {},
  ): Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece) => pieces.push(piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            text: Buffer.concat(pieces).toString(),
            headers: response.headers,
          }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const own = () => ({ method: 'POST', host: `localhost:${port}`, origin: `http://localhost:${port}` });

  it('serves itself, the set and its pictures, and no other file', async () => {
    const page = await ask('/');
    expect(page.text).to.match(/<title>spatial_llava: labels/);
    expect(page.headers['content-security-policy']).to.match(/default-src 'none'/);
    expect(JSON.parse((await ask('/set')).text)).to.deep.equal([{ name: 'room_1' }]);
    expect((await ask('/picture/room_1')).text).to.equal('\u0001\u0002\u0003');
    for (const path of [
      '/picture/room_2',
      '/picture/../../etc/passwd',
      '/picture/..%2fset',
      '/../package.json',
    ])
      expect((await ask(path)).status, path).to.equal(404);
  });

  it('is changed by its own page alone, on this machine', async () => {
    const path = '/frame/room_1';
    for (const headers of [
      { method: 'POST', host: `localhost:${port}` },
      { ...own(), origin: 'http://evil.example' },
      { ...own(), origin: `http://localhost:${port + 1}` },
    ])
      expect((await ask(path, { ...headers, body: '{}' })).status).to.equal(403);
    expect((await ask(path, { ...own(), host: `evil.example:${port}`, body: '{}' })).status).to.equal(421);
    expect(corrected).to.deep.equal([]);
    expect((await ask(path, { ...own(), body: '{"objects":[]}' })).status).to.equal(200);
    expect(corrected).to.deep.equal([['room_1', { objects: [] }]]);
  });

  it('says what is wrong with what was sent', async () => {
    const wrong = await ask('/frame/room_1', { ...own(), body: 'null' });
    expect([wrong.status, wrong.text]).to.deep.equal([422, 'that is nothing\n']);
    expect((await ask('/frame/room_1', { ...own(), body: '{' })).status).to.equal(413);
    expect((await ask('/frame/room_1', { ...own(), body: `"${'x'.repeat(600_000)}"` })).status).to.equal(413);
    expect((await ask('/set', own())).status).to.equal(405);
  });
});
