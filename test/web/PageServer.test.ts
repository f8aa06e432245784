import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import type { SceneDoor } from '../../src/agents/SceneDoor.ts';
import type { DoorPolicy } from '../../src/web/access/admit.ts';
import { siteFiles } from '../../src/web/access/siteFiles.ts';
import { PageServer } from '../../src/web/PageServer.ts';
import type { SceneFeedEvents } from '../../src/web/SceneFeed.ts';

const SITE = siteFiles(new URL('../../web/', import.meta.url));
const TOKEN = 'a-token-of-some-length';

/** A node that answers everything by NOT_FOUND, after a while. */
const door: SceneDoor = {
  call: async (_service, _request, signal) => {
    await delay(30, undefined, { signal }).catch(() => undefined);
    return { ok: true, value: { status: 301, message: `nothing here is a <b>mug</b>` } };
  },
  drive: async () => {
    throw new Error('nobody may drive here');
  },
};

// biome-ignore lint/suspicious/noExplicitAny: whatever the server says
type Said = any;

describe("the page's server", () => {
  let server: PageServer;
  let port: number;
  let events: SceneFeedEvents;
  const asked: string[] = [];
  const camera: boolean[] = [];
  const opened: WebSocket[] = [];
  /** What the server's clock says where a test sets it. */
  let atMs: number | undefined;
  const start = async (policy: Partial<DoorPolicy> = {}, navigate = false) => {
    server = new PageServer({
      scene: {
        door,
        feed: (given) => {
          events = given;
          return {
            follow: (on) => asked.push(`follow ${on}`),
            look: (on) => asked.push(`look ${on}`),
            seeCamera: (on) => camera.push(on),
          };
        },
      },
      site: SITE,
      policy: { isLocal: true, token: undefined, ...policy },
      nodeName: '/robot/spatial_llava',
      navigate,
      now: () => atMs ?? performance.now(),
      log: (text) => expect.fail(text),
    });
    port = await server.listen('127.0.0.1', 0);
    asked.length = 0;
    camera.length = 0;
    atMs = undefined;
  };
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.terminate();
    await server.close();
  });

  /** A page with what it heard; or the status that it was refused with. */
  const page = async (options: { origin?: string; host?: string; token?: string; path?: string } = {}) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${port}${options.path ?? '/live'}`,
      ['spatial-llava', ...(options.token ? [`token.${options.token}`] : [])],
      {
        origin: options.origin ?? `http://127.0.0.1:${port}`,
        ...(options.host && { headers: { host: options.host } }),
      },
    );
    opened.push(socket);
    const heard: Said[] = [];
    const pictures: Uint8Array[] = [];
    socket.on('message', (data: Buffer, isBinary) =>
      isBinary ? pictures.push(data) : heard.push(JSON.parse(String(data))),
    );
    const refused = await new Promise<number | undefined>((resolve) => {
      socket.once('open', () => resolve(undefined));
      socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
      socket.on('error', () => undefined);
    });
    const say = (message: object | string) =>
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    const until = async <T>(found: () => T | undefined): Promise<T> => {
      for (let i = 0; i < 400; i++) {
        const value = found();
        if (value !== undefined) return value;
        await delay(5);
      }
      throw new Error(`never: ${JSON.stringify(heard)}`);
    };
    const answer = (id: number): Promise<Said> =>
      until(() => heard.find((one) => one.answer?.id === id)?.answer);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    return { socket, heard, pictures, refused, say, answer, until, closed };
  };

  const get = (path: string, options: { host?: string; method?: string } = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const asking = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: options.method ?? 'GET',
          ...(options.host !== undefined && { headers: { host: options.host } }),
        },
        (response) => {
          let body = '';
          response.on('data', (data) => {
            body += data;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode!, headers: response.headers, body }),
          );
        },
      );
      asking.on('error', reject).end();
    });

  it('gives out its own files under a strict policy, and nothing else whatever the path', async () => {
    await start();
    const { status, headers, body } = await get('/');
    expect([status, headers['content-type']]).to.deep.equal([200, 'text/html; charset=utf-8']);
    expect(body).to.match(/<title>/);
    expect(headers['content-security-policy'])
      .to.match(/default-src 'none'/)
      .and.match(/frame-ancestors 'none'/);
    expect(headers).to.include({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect((await get('/main.js?x=1')).headers['content-type']).to.match(/^text\/javascript/);
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '//etc/passwd',
      '/constructor',
      '/web/main.js',
      '/index.html/',
      '/live',
    ])
      expect((await get(path)).status, path).to.equal(404);
    expect((await get('/', { method: 'POST' })).status).to.equal(405);
    expect((await get('/', { host: 'evil.example' })).status).to.equal(421);
  });

  it('has no inline script, style or handler in the page, which the policy would not run', () => {
    const html = String(SITE.get('/')!.body);
    expect(html).to.not.match(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i);
  });

  it('opens a connection to its own page alone', async () => {
    await start();
    expect((await page()).refused).to.equal(undefined);
    expect((await page({ origin: 'http://evil.example' })).refused).to.equal(403);
    expect((await page({ origin: 'http://evil.example', host: 'evil.example' })).refused).to.equal(421);
    expect((await page({ path: '/other' })).refused).to.equal(404);
  });

  it('asks for the token where it is open wider', async () => {
    await start({ isLocal: false, token: TOKEN });
    expect((await page()).refused).to.equal(401);
    expect((await page({ token: 'another-token-of-it' })).refused).to.equal(401);
    expect((await page({ token: TOKEN })).refused).to.equal(undefined);
  });

  it('lets eight pages in at a time, and the ninth when one has gone', async () => {
    await start();
    const pages = [];
    for (let i = 0; i < 8; i++) pages.push(await page());
    expect((await page()).refused).to.equal(503);
    pages[0]!.socket.close();
    await pages[0]!.closed;
    await delay(20);
    expect((await page()).refused).to.equal(undefined);
  });

  it('answers by code, for what is no message, no call and no argument, too', async () => {
    await start();
    const { say, answer, until, heard } = await page();
    say({ id: 1, call: 'say', args: { expression: 'the mug' } });
    expect(await answer(1)).to.include({ status: 301, code: 'NOT_FOUND', service: 'locate' });
    say({ id: 2, call: 'say', args: { expression: 'the mug', publish: true } });
    expect(await answer(2)).to.include({ status: 801, code: 'BAD_ARGUMENTS' });
    say({ id: 3, call: 'constructor' });
    expect(await answer(3)).to.include({ code: 'BAD_ARGUMENTS' });
    say({ id: 4, call: 'navigate', args: { expression: 'the mug', confirm: true } });
    expect(await answer(4), 'without --navigate there is no such call').to.include({ code: 'BAD_ARGUMENTS' });
    for (const nothing of [
      '{',
      '[]',
      'null',
      '{"id": -1, "call": "say"}',
      '{"__proto__": {"watch": true}}',
    ]) {
      const before = heard.length;
      say(nothing);
      await until(() => heard[before]?.answer);
      expect(heard[before].answer, nothing).to.include({ code: 'BAD_ARGUMENTS' });
    }
  });

  it('drives only what was just located, confirmed, and not at all while nobody said yes', async () => {
    await start({}, true);
    const { say, answer } = await page();
    say({ id: 1, call: 'navigate', args: { expression: 'the mug', confirm: false } });
    expect(await answer(1)).to.include({ code: 'NOT_CONFIRMED' });
    say({ id: 2, call: 'navigate', args: { expression: 'the mug', confirm: true } });
    expect(await answer(2)).to.include({ code: 'NOT_LOCATED' });
  });

  it('refuses a flood as BUSY, goes on for the others, and ends with who does not stop', async () => {
    await start();
    const [flood, other] = [await page(), await page()];
    for (let id = 1; id <= 10; id++) flood.say({ id, call: 'say', args: { expression: 'the mug' } });
    expect(await flood.answer(10)).to.include({ code: 'BUSY' });
    for (let id = 11; id < 400; id++) flood.say({ id, call: 'objects' });
    expect(await flood.closed).to.equal(1008);
    other.say({ id: 1, call: 'say', args: { expression: 'the mug' } });
    expect(await other.answer(1)).to.include({ code: 'NOT_FOUND' });
  });

  it('ends with who sends bytes, or more than a question', async () => {
    await start();
    const [bytes, long] = [await page(), await page()];
    bytes.socket.send(new Uint8Array(9));
    expect(await bytes.closed).to.equal(1003);
    long.say({ id: 1, call: 'say', args: { expression: 'x'.repeat(20_000) } });
    expect(await long.closed).to.equal(1009);
  });

  it('asks the node for pictures only while a page looks, and sends them to that page at 5 Hz at most', async () => {
    await start();
    const [looking, hidden] = [await page(), await page()];
    expect(asked.filter((one) => one === 'look true')).to.deep.equal([]);
    looking.say({ watch: true });
    await looking.until(() => (asked.at(-1) === 'look true' ? true : undefined));
    const jpeg = Uint8Array.of(255, 216, 255, 217);
    for (atMs = 1000; atMs < 1600; atMs += 10) events.picture(jpeg, 12.5);
    await looking.until(() => (looking.pictures.length >= 4 ? true : undefined));
    await delay(50);
    expect(looking.pictures.length, 'in 0.6 s').to.equal(4);
    expect(hidden.pictures).to.deep.equal([]);
    const [picture] = looking.pictures;
    expect(Buffer.from(picture!).readDoubleLE(0)).to.equal(12.5);
    expect([...picture!.subarray(16)]).to.deep.equal([...jpeg]);
    looking.socket.close();
    await looking.closed;
    await hidden.until(() => (asked.at(-1) === 'look false' ? true : undefined));
    expect(asked.at(-2)).to.equal('follow true');
  });

  it("asks for the camera's own pictures only while a page looks at them, and sends them to that page", async () => {
    await start();
    const [live, marked] = [await page(), await page()];
    marked.say({ watch: true });
    await marked.until(() => (asked.at(-1) === 'look true' ? true : undefined));
    expect(camera, 'nobody looks at it').to.not.include(true);
    live.say({ watch: true, live: true });
    await live.until(() => (camera.at(-1) ? true : undefined));
    const jpeg = Uint8Array.of(255, 216, 255, 217);
    const landmarks = [
      { mark: 3, track_id: 7, has_depth: true, pose: { pose: { position: { x: 0, y: 0, z: 2 } } } },
    ];
    events.marks({ header: {}, landmarks }, undefined);
    // The camera went 10 cm to the right.
    const motion = { translation: [-0.1, 0, 0], rotation: [0, 0, 0, 1] } as const;
    events.camera({
      jpeg,
      stampSeconds: 12.5,
      width: 1280,
      height: 720,
      since: { motion, fx: 600, fy: 600 },
    });
    events.picture(jpeg, 12.25);
    await live.until(() => (live.pictures.length === 2 ? true : undefined));
    await marked.until(() => (marked.pictures.length > 0 ? true : undefined));
    const [own, drawn] = live.pictures.map((one) => Buffer.from(one));
    expect([
      own!.readDoubleLE(0),
      own!.readUInt16LE(8),
      own!.readUInt16LE(10),
      own!.readUInt32LE(12),
    ]).to.deep.equal([12.5, 1280, 720, 1]);
    expect([...own!.subarray(16)]).to.deep.equal([...jpeg]);
    expect([drawn!.readDoubleLE(0), drawn!.readUInt32LE(12)]).to.deep.equal([12.25, 0]);
    expect(
      marked.pictures.map((one) => Buffer.from(one).readUInt32LE(12)),
      'who looks at marked pictures',
    ).to.deep.equal([0]);
    const { moved } = await live.until(() => live.heard.find((one) => one.moved));
    expect(moved, 'where the marks are by then').to.deep.equal([{ track_id: 7, du: -30, dv: 0, scale: 1 }]);
    expect(marked.heard.filter((one) => one.moved)).to.deep.equal([]);
    live.say({ watch: false, live: true });
    await live.until(() => (camera.at(-1) === false ? true : undefined));
  });

  it('says whether the node is there, and of its diagnostics only its own', async () => {
    await start();
    const { heard, until } = await page();
    await until(() => heard.find(({ node }) => node?.isThere === false));
    events.node({ isThere: true, navigates: true, remembers: true });
    const { node } = await until(() => heard.find((one) => one.node?.isThere));
    // The node drives, and the page was not started to.
    expect(node).to.deep.equal({
      name: '/robot/spatial_llava',
      isThere: true,
      remembers: true,
      drives: false,
    });
    const part = (name: string, hardware_id = '/robot/spatial_llava') => ({
      level: 1,
      name,
      hardware_id,
      message: 'slow\n\u202e',
      values: [{ key: 'k', value: 'v' }],
    });
    events.health({ status: [part('other: process', '/robot/other')] });
    events.health({ status: [part('spatial_llava: namesake', '/robot2/spatial_llava')] });
    events.health({ status: [part('spatial_llava: process'), part('other: process', '/robot/other')] });
    const { health } = await until(() => heard.find((one) => one.health));
    expect(health.parts).to.deep.equal([
      { name: 'process', level: 'warn', message: 'slow', values: [{ key: 'k', value: 'v' }] },
    ]);
  });
});
