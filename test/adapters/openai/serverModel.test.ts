import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { createServerModel } from '../../../src/adapters/openai/createServerModel.ts';
import {
  DEFAULT_SERVER_OPTIONS,
  type ServerModelOptions,
} from '../../../src/adapters/openai/ServerModelOptions.ts';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt.ts';
import { DEFAULT_PROMPT_OPTIONS } from '../../../src/core/prompt/PromptOptions.ts';
import {
  type ChatCall,
  type ChatReply,
  type ModelServer,
  startModelServer,
} from '../../support/modelServer.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

const marked = tinyMarkedFrame([{ mark: 1, label: 'cup' }, { mark: 2 }, { mark: 12 }]);
const prompt = buildPrompt(
  { expression: 'the cup', marked, markedImage: marked.frame.color },
  DEFAULT_PROMPT_OPTIONS,
);

const KEY = 'sk-very-secret-0123456789';
/** Stands for JPEG: what matters here is that the same bytes arrive. */
const codec = {
  encodeJpeg: async (image: { data: Uint8Array }, quality: number) =>
    Buffer.from([0xff, 0xd8, quality, image.data[0]!]),
};

describe('server model: an OpenAI-compatible server chooses among the drawn marks', () => {
  let server: ModelServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function ask(
    reply: (call: ChatCall, n: number) => ChatReply,
    options: Partial<ServerModelOptions> = {},
    { signal, env = { OPENAI_API_KEY: KEY } }: { signal?: AbortSignal; env?: Record<string, string> } = {},
  ) {
    server = await startModelServer(reply);
    const model = createServerModel(
      { ...DEFAULT_SERVER_OPTIONS, baseUrl: server.baseUrl, model: 'tiny', ...options },
      { codec, env },
    );
    const result = await model.choose(prompt, signal);
    const code = result.ok ? undefined : result.failure.code;
    return { result, code, calls: server.calls, value: result.ok ? result.value : undefined };
  }

  it('sends both pictures, the schema with the drawn marks, and the key of the environment', async () => {
    const { value, calls } = await ask(() => ({ kind: 'mark', mark: 12, reason: 'it is blue' }));
    expect(value).to.deep.equal({ chosen: 12, reason: 'it is blue' });
    const call = calls[0]!;
    expect(call.path).to.equal('/v1/chat/completions');
    expect(call.authorization).to.equal(`Bearer ${KEY}`);
    expect(call.allowed).to.deep.equal([1, 2, 12, null]);
    expect(call.images).to.have.length(2);
    expect([...call.images[0]!]).to.deep.equal([0xff, 0xd8, 90, marked.frame.color.data[0]]);
    expect(call.text).to.contain('Request: "the cup"');
    expect(call.body).to.include({ model: 'tiny', temperature: 0, logprobs: true });
  });

  it('takes null as none of these', async () => {
    expect((await ask(() => ({ kind: 'mark', mark: null }))).value).to.include({ chosen: null });
  });

  it('reads scores of every mark from the log-probabilities', async () => {
    const token = (text: string, logprob: number, top: [string, number][] = []) => ({
      token: text,
      logprob,
      top_logprobs: top.map(([t, l]) => ({ token: t, logprob: l })),
    });
    const logprobs = {
      content: [
        token('{"mark":', 0),
        token(' ', 0),
        token('2', Math.log(0.6), [
          ['2', Math.log(0.6)],
          ['1', Math.log(0.3)],
          ['null', Math.log(0.1)],
        ]),
        token(',"reason":""}', 0),
      ],
    };
    const { value } = await ask(() => ({ kind: 'content', content: '{"mark": 2,"reason":""}', logprobs }));
    const p = value!.logScores!.map(Math.exp);
    expect(p[1]).to.be.closeTo(0.6, 1e-9);
    // "1" begins both 1 and 12.
    expect(p[0]).to.be.closeTo(0.15, 1e-9);
    expect(p[3]).to.be.closeTo(0.1, 1e-9);
  });

  it('does without scores that are malformed', async () => {
    for (const logprobs of [
      { content: 'x' },
      { content: [{ token: 3 }] },
      [],
      { content: [{ token: '{"mark":', logprob: null }] },
    ]) {
      const { value } = await ask(() => ({ kind: 'content', content: '{"mark":2,"reason":""}', logprobs }));
      expect(value).to.deep.equal({ chosen: 2, reason: '' });
      await server!.close();
    }
  });

  it('uses the choice constraint of vLLM when told to', async () => {
    const { calls } = await ask(() => ({ kind: 'mark', mark: 1 }), { constraint: 'vllm_choice' });
    expect(calls[0]!.body.structured_outputs).to.deep.equal({
      choice: [1, 2, 12, null].map((mark) => JSON.stringify({ mark, reason: '' })),
    });
    expect(calls[0]!.body).to.not.have.property('response_format');
  });

  it('stops asking for what a server refuses, and remembers it', async () => {
    const refuse = (what: string): ChatReply => ({
      kind: 'raw',
      status: 400,
      body: JSON.stringify({ error: { message: what } }),
    });
    server = await startModelServer((call) => {
      if (call.body.logprobs) return refuse('logprobs are not supported');
      if (call.body.response_format?.type === 'json_schema') return refuse('unknown response_format');
      return { kind: 'mark', mark: 1 };
    });
    const model = createServerModel(
      { ...DEFAULT_SERVER_OPTIONS, baseUrl: server.baseUrl, model: 'old' },
      { codec, env: {} },
    );
    expect((await model.choose(prompt)).ok).to.equal(true);
    expect((await model.choose(prompt)).ok).to.equal(true);
    expect(server.calls).to.have.length(4);
  });

  describe('nonsense', () => {
    const nonsense: Record<string, ChatReply> = {
      'mark 999': { kind: 'content', content: '{"mark": 999, "reason": ""}' },
      'mark -1': { kind: 'content', content: '{"mark": -1, "reason": ""}' },
      '"2 or 3"': { kind: 'content', content: '2 or 3' },
      'an empty answer': { kind: 'content', content: '' },
      'control characters': { kind: 'content', content: '\u0000\u001b[2J' },
      'a mark in a prototype': { kind: 'content', content: '{"__proto__": {"mark": 1}}' },
      NaN: { kind: 'content', content: '{"mark": NaN}' },
      'an empty body': { kind: 'raw', status: 200, body: '' },
      'a body that is no JSON': { kind: 'raw', status: 200, body: '<html>' },
      'JSON of another shape': { kind: 'raw', status: 200, body: '{"choices": {"0": 1}}' },
      'no choices': { kind: 'raw', status: 200, body: '{"choices": []}' },
      'null content': { kind: 'raw', status: 200, body: '{"choices": [{"message": {"content": null}}]}' },
      '10 MB': { kind: 'flood', megabytes: 10 },
    };
    for (const [name, reply] of Object.entries(nonsense)) {
      it(`answers MODEL_BAD_ANSWER to ${name}, without another try`, async () => {
        const { code, calls } = await ask(() => reply);
        expect(code).to.equal('MODEL_BAD_ANSWER');
        expect(calls).to.have.length(1);
      });
    }
  });

  describe('trouble', () => {
    for (const status of [429, 500, 503]) {
      it(`tries again after ${status}, and answers`, async () => {
        const { value, calls } = await ask((_, n) =>
          n === 0
            ? { kind: 'raw', status, body: '{}', headers: { 'retry-after': '0' } }
            : { kind: 'mark', mark: 2 },
        );
        expect(value).to.include({ chosen: 2 });
        expect(calls).to.have.length(2);
      });

      it(`gives up on ${status} after the tries allowed`, async () => {
        const { code, calls } = await ask(
          () => ({ kind: 'raw', status, body: '{}', headers: { 'retry-after': '0' } }),
          { maxRetries: 3 },
        );
        expect(code).to.equal('MODEL_UNAVAILABLE');
        expect(calls).to.have.length(4);
      });
    }

    for (const status of [401, 403, 404]) {
      it(`does not try again after ${status}`, async () => {
        const { code, calls } = await ask(() => ({
          kind: 'raw',
          status,
          body: '{"error":{"message":"no"}}',
        }));
        expect(code).to.equal('MODEL_UNAVAILABLE');
        expect(calls).to.have.length(1);
      });
    }

    it('tries again on a connection that breaks', async () => {
      const { value } = await ask((_, n) => (n === 0 ? { kind: 'drop' } : { kind: 'mark', mark: 1 }));
      expect(value).to.include({ chosen: 1 });
    });

    for (const afterHead of [false, true]) {
      it(`ends at the deadline when the server stalls ${afterHead ? 'within its body' : 'before its head'}, and hangs up`, async () => {
        const { code } = await ask(() => ({ kind: 'stall', afterHead }), { timeoutMs: 150 });
        expect(code).to.equal('MODEL_TIMEOUT');
        while (server!.open() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      });
    }

    it('is not put to sleep by a server that asks for a day of patience', async () => {
      const { code } = await ask(
        () => ({ kind: 'raw', status: 429, body: '{}', headers: { 'retry-after': '86400' } }),
        { timeoutMs: 150 },
      );
      expect(code).to.equal('MODEL_TIMEOUT');
    });

    it('ends at once when the caller cancels', async () => {
      const controller = new AbortController();
      const { code } = await ask(
        () => {
          setImmediate(() => controller.abort());
          return { kind: 'stall', afterHead: false };
        },
        {},
        { signal: controller.signal },
      );
      expect(code).to.equal('CANCELLED');
    });

    it('lets go of each question that was answered, though its time is not over and its caller may still give up', async () => {
      const questions: WeakRef<AbortSignal>[] = [];
      const realFetch = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        questions.push(new WeakRef(init!.signal!));
        return realFetch(input, init);
      };
      const caller = new AbortController();
      try {
        for (let i = 0; i < 20; i++) {
          await ask(() => ({ kind: 'mark', mark: 1 }), {}, { signal: caller.signal });
          await server?.close();
        }
      } finally {
        globalThis.fetch = realFetch;
      }
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const held = () => questions.filter((question) => question.deref()).length;
      for (let tries = 0; tries < 20 && held() > 1; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        collect();
      }
      expect(questions).to.have.length(20);
      expect(held(), 'still held').to.be.at.most(1);
    });

    it('asks nothing when cancelled before', async () => {
      const { code, calls } = await ask(
        () => ({ kind: 'mark', mark: 1 }),
        {},
        { signal: AbortSignal.abort() },
      );
      expect(code).to.equal('CANCELLED');
      expect(calls).to.have.length(0);
    });

    it('answers MODEL_UNAVAILABLE when nobody listens', async () => {
      const gone = await startModelServer(() => ({ kind: 'drop' }));
      await gone.close();
      const { code } = await ask(() => ({ kind: 'drop' }), { baseUrl: gone.baseUrl, maxRetries: 0 });
      expect(code).to.equal('MODEL_UNAVAILABLE');
    });
  });

  describe('confinement', () => {
    for (const status of [301, 302, 303, 307, 308])
      it(`follows no redirect: after ${status} neither key nor picture goes to another host`, async () => {
        const other = await startModelServer(() => ({ kind: 'mark', mark: 1 }));
        const { code } = await ask(() => ({
          kind: 'raw',
          status,
          body: '',
          headers: { location: `${other.baseUrl}/chat/completions` },
        }));
        expect(code).to.equal('MODEL_UNAVAILABLE');
        expect(other.connections()).to.equal(0);
        await other.close();
      });

    for (const baseUrl of [
      '',
      'localhost:8000',
      'file:///etc/passwd',
      'ftp://host/v1',
      'http://user:pw@127.0.0.1/v1',
      'http://127.0.0.1/v1?x=1',
    ]) {
      it(`refuses the base URL ${JSON.stringify(baseUrl)} without contacting anything`, async () => {
        const { result, code, calls } = await ask(() => ({ kind: 'mark', mark: 1 }), { baseUrl });
        expect(code).to.equal('MODEL_UNAVAILABLE');
        expect(!result.ok && result.failure.message).to.not.contain('pw');
        expect(calls).to.have.length(0);
      });
    }

    it('lets no environment variable of the client choose another server', async () => {
      // Taken away one by one: another object in the place of process.env no longer reaches the system's environment.
      const before = { ...process.env };
      process.env.OPENAI_BASE_URL = 'http://127.0.0.1:9/v1';
      process.env.OPENAI_ORG_ID = 'org-1';
      try {
        const { value, calls } = await ask(() => ({ kind: 'mark', mark: 1 }));
        expect(value).to.include({ chosen: 1 });
        expect(calls).to.have.length(1);
      } finally {
        for (const name of ['OPENAI_BASE_URL', 'OPENAI_ORG_ID'])
          if (before[name] === undefined) delete process.env[name];
          else process.env[name] = before[name];
      }
    });

    it('never shows the key', async () => {
      const lines: unknown[] = [];
      const original = { ...console };
      for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
        console[level] = (...args) => void lines.push(args);
      try {
        const { result } = await ask(() => ({
          kind: 'raw',
          status: 401,
          body: '{"error":{"message":"bad key"}}',
        }));
        expect(JSON.stringify([result, lines])).to.not.contain(KEY);
      } finally {
        Object.assign(console, original);
      }
    });
  });
});
