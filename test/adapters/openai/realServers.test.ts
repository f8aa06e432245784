import { expect } from 'chai';
import { createServerModel } from '../../../src/adapters/openai/createServerModel.ts';
import {
  DEFAULT_SERVER_OPTIONS,
  type ServerModelOptions,
} from '../../../src/adapters/openai/ServerModelOptions.ts';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt.ts';
import type { MarkPrompt } from '../../../src/core/prompt/MarkPrompt.ts';
import type { PointStyle } from '../../../src/core/prompt/PointStyle.ts';
import { DEFAULT_PROMPT_OPTIONS } from '../../../src/core/prompt/PromptOptions.ts';
import { buildPointPrompt } from '../../../src/core/prompt/points/buildPointPrompt.ts';
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
  { ...DEFAULT_PROMPT_OPTIONS, crops: true },
);
const KEY = 'sk-very-secret-0123456789';
const codec = { encodeJpeg: async () => Buffer.from([0xff, 0xd8]) };

const raw = (status: number, body: unknown): ChatReply => ({
  kind: 'raw',
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'retry-after': '0' },
});
const refuse = (status: number, message: string, param?: string): ChatReply =>
  raw(status, { error: { message, ...(param && { param }) } });
const message = (fields: object, finish = 'stop'): ChatReply =>
  raw(200, { choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', ...fields } }] });

const formatOf = ({ body }: ChatCall) => body.response_format?.type;
const hasSystem = ({ body }: ChatCall) => body.messages.some(({ role }) => role === 'system');

describe('real model servers', () => {
  let server: ModelServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function start(
    reply: (call: ChatCall, n: number) => ChatReply,
    options: Partial<ServerModelOptions> = {},
    env: Record<string, string> = { OPENAI_API_KEY: KEY },
  ) {
    server = await startModelServer(reply);
    const { calls, baseUrl } = server;
    const model = createServerModel(
      { ...DEFAULT_SERVER_OPTIONS, baseUrl, model: 'm', maxRetries: 0, ...options },
      { codec, env },
    );
    return { calls, model, ask: (question: MarkPrompt = prompt) => model.choose(question) };
  }

  describe('a field that a server refuses is given up, and the step remembered', () => {
    /** A refusal of a call, or undefined where the server takes it: as seen in reports of users. */
    const servers: Record<string, (call: ChatCall) => ChatReply | undefined> = {
      'newer OpenAI models': ({ body }) => {
        if ('max_tokens' in body)
          return refuse(400, "'max_tokens' is not supported. Use 'max_completion_tokens'.", 'max_tokens');
        if ('temperature' in body) return refuse(400, 'only the default (1) is supported', 'temperature');
        return 'logprobs' in body ? refuse(400, 'not with this model', 'logprobs') : undefined;
      },
      'text only': (call) => (formatOf(call) ? refuse(400, 'response_format.type must be text') : undefined),
      'json_object but no json_schema': (call) =>
        formatOf(call) === 'json_schema' ? refuse(422, 'unknown variant json_schema') : undefined,
      'json_schema refused with 404': (call) =>
        formatOf(call) === 'json_schema'
          ? refuse(404, 'No endpoints found that support the requested parameters')
          : undefined,
      'response_format refused with 501': (call) =>
        formatOf(call) ? raw(501, { error: 'Not Implemented' }) : undefined,
      'response_format refused with 500 in words': (call) =>
        formatOf(call) ? raw(500, { error: 'grammar could not be built' }) : undefined,
      'a refusal with status 200': (call) =>
        formatOf(call) ? raw(200, { error: 'json_schema is not supported by this model' }) : undefined,
      'no system role': (call) => (hasSystem(call) ? refuse(400, 'System role not supported') : undefined),
      'one picture a request': ({ images }) =>
        images.length > 1 ? refuse(400, 'At most 1 image(s) may be provided in one request.') : undefined,
      'FastAPI that forbids what it does not know': ({ body }) => {
        const odd = ['logprobs', 'top_logprobs', 'response_format', 'max_tokens'].filter((f) => f in body);
        return odd.length > 0
          ? raw(422, {
              detail: odd.map((f) => ({ loc: ['body', f], msg: 'Extra inputs are not permitted' })),
            })
          : undefined;
      },
      'no words at all': (call) =>
        formatOf(call) || hasSystem(call) || call.body.temperature === 0 ? raw(400, '') : undefined,
    };
    for (const [name, refusal] of Object.entries(servers)) {
      it(name, async () => {
        const { ask, calls } = await start((call) => refusal(call) ?? { kind: 'mark', mark: 12 });
        expect(await ask()).to.deep.include({ ok: true });
        const first = calls.length;
        expect(first).to.be.within(2, 12);
        expect(await ask()).to.deep.equal({ ok: true, value: { chosen: 12, reason: '' } });
        expect(calls).to.have.length(first + 1);
      });
    }

    it('an error 500 without words that comes with response_format only: within the tries, remembered from the second time', async () => {
      const { ask, calls } = await start(
        (call) => (formatOf(call) ? raw(500, '') : { kind: 'mark', mark: 1 }),
        { maxRetries: 2 },
      );
      expect((await ask()).ok).to.equal(true);
      expect((await ask()).ok).to.equal(true);
      const before = calls.length;
      expect((await ask()).ok).to.equal(true);
      expect(calls).to.have.length(before + 1);
    });

    it('a server that refuses everything is asked a bounded number of times, and its words come back', async () => {
      const { ask, calls } = await start(() => refuse(400, 'the moon is in the wrong house'));
      const result = await ask();
      expect(result).to.have.nested.property('failure.code', 'MODEL_UNAVAILABLE');
      expect(JSON.stringify(result)).to.contain('the moon is in the wrong house');
      expect(calls.length).to.be.below(15);
    });

    for (const words of [
      'Incorrect API key provided',
      'The model `m` does not exist',
      'this model does not support image input',
    ])
      it(`does not ask again after 400 ${words}`, async () => {
        const { ask, calls } = await start(() => refuse(400, words));
        expect(JSON.stringify(await ask())).to.contain(words);
        expect(calls).to.have.length(1);
      });

    it('keeps the instructions when there is no system role, and the numbered picture when there may be one', async () => {
      const { ask, calls } = await start(
        (call) =>
          servers['no system role']!(call) ??
          servers['one picture a request']!(call) ?? { kind: 'mark', mark: 1 },
      );
      expect((await ask()).ok).to.equal(true);
      const last = calls.at(-1)!;
      expect(last.text).to.match(/You point at things for a robot.*JSON object/s);
      expect(last.text)
        .to.contain('numbers drawn')
        .and.not.contain('The camera picture:')
        .and.not.contain('close up');
      expect(last.images).to.have.length(1);
    });
  });

  describe('exactly one valid answer is that answer, wherever it stands', () => {
    const json = '{"mark": 2, "reason": "so"}';
    const envelopes: Record<string, object> = {
      'a code fence': { content: `\`\`\`json\n${json}\n\`\`\`` },
      thinking: { content: `<think>1? {"mark": 1}</think>\n${json}` },
      words: { content: `The answer is ${json}.` },
      'a string for a number': { content: '{"mark": "2", "reason": "so"}' },
      parts: {
        content: [
          { type: 'text', text: '{"mark": 2,' },
          { type: 'text', text: ' "reason": "so"}' },
        ],
      },
      'parts with thinking': {
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: '{"mark": 1}?' }] },
          { type: 'text', text: json },
        ],
      },
      'reasoning_content alone': { content: null, reasoning_content: json },
      'reasoning beside it': { content: json, reasoning: 'perhaps {"mark": 1}' },
      'a tool call': {
        content: null,
        tool_calls: [{ type: 'function', function: { name: 'f', arguments: json } }],
      },
      'a function call': { content: '', function_call: { name: 'f', arguments: json } },
    };
    for (const [name, fields] of Object.entries(envelopes))
      it(name, async () => {
        const { ask } = await start(() => message(fields));
        expect(await ask()).to.deep.equal({ ok: true, value: { chosen: 2, reason: 'so' } });
      });

    for (const [name, fields] of Object.entries({
      'two in the content': { content: '{"mark": 1} or {"mark": 2}' },
      'content and tool call differ': {
        content: '{"mark": 1}',
        tool_calls: [{ function: { name: 'f', arguments: json } }],
      },
      'two in the reasoning': { content: '', reasoning_content: '{"mark": 1} {"mark": 2}' },
      'one that was not drawn': { content: '{"mark": 3}' },
    }))
      it(`MODEL_BAD_ANSWER: ${name}`, async () => {
        const { ask } = await start(() => message(fields));
        expect(await ask()).to.have.nested.property('failure.code', 'MODEL_BAD_ANSWER');
      });

    it('a stream of events that nobody asked for', async () => {
      const events = ['{"ma', 'rk": 2, "reason"', ': "so"}'].map(
        (content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`,
      );
      const { ask } = await start(() => raw(200, `: hello\n\n${events.join('')}data: [DONE]\n\n`));
      expect(await ask()).to.deep.equal({ ok: true, value: { chosen: 2, reason: 'so' } });
    });

    it('takes no scores from thinking that stands before the answer', async () => {
      const content = '<think>{"mark": 1}</think>{"mark": 2, "reason": ""}';
      const tokens = [...content].map((token) => ({
        token,
        logprob: -0.1,
        top_logprobs: [
          { token: '1', logprob: -0.1 },
          { token, logprob: -3 },
        ],
      }));
      const { ask } = await start(() => ({ kind: 'content', content, logprobs: { content: tokens } }));
      expect(await ask()).to.deep.equal({ ok: true, value: { chosen: 2, reason: '' } });
    });
  });

  describe("a failure carries the server's own words", () => {
    const failing: Record<string, [ChatReply, RegExp, string]> = {
      'error object with 200': [
        raw(200, { error: { message: 'no GPU left' } }),
        /no GPU left/,
        'MODEL_UNAVAILABLE',
      ],
      'error text with 200': [raw(200, { error: 'model crashed' }), /model crashed/, 'MODEL_UNAVAILABLE'],
      'a page of a proxy': [
        raw(200, '<html><head><title>Sign in to WiFi</title></head><body><p>x</p></body></html>'),
        /web page: Sign in to WiFi/,
        'MODEL_BAD_ANSWER',
      ],
      'a page with 502': [
        raw(502, '<html><body><h1>502 Bad Gateway</h1></body></html>'),
        /502 Bad Gateway/,
        'MODEL_UNAVAILABLE',
      ],
      'an error within events': [
        raw(200, 'event: error\ndata: {"error": {"message": "out of memory"}}\n\n'),
        /out of memory/,
        'MODEL_UNAVAILABLE',
      ],
      'detail of FastAPI': [raw(401, { detail: 'who are you' }), /who are you/, 'MODEL_UNAVAILABLE'],
      'plain text': [raw(503, 'Loading model, 40 %'), /Loading model, 40 %/, 'MODEL_UNAVAILABLE'],
      'a refusal of the model': [
        message({ content: null, refusal: 'I cannot help' }),
        /I cannot help/,
        'MODEL_BAD_ANSWER',
      ],
      'a content filter': [message({ content: '' }, 'content_filter'), /content filter/, 'MODEL_BAD_ANSWER'],
    };
    for (const [name, [reply, words, code]] of Object.entries(failing))
      it(name, async () => {
        const { ask } = await start(() => reply);
        const result = await ask();
        expect(result.ok).to.equal(false);
        if (!result.ok) expect(result.failure.code).to.equal(code);
        if (!result.ok) expect(result.failure.message).to.match(words);
      });

    it('an answer that was cut is given more room once, and then named', async () => {
      const { ask, calls } = await start(() => message({ content: '{"mark": 2, "rea' }, 'length'));
      const result = await ask();
      expect(result).to.have.nested.property('failure.code', 'MODEL_BAD_ANSWER');
      expect(JSON.stringify(result)).to.match(/cut the answer after 4000 tokens/);
      expect(calls.map(({ body }) => body.max_tokens)).to.deep.equal([200, 4000]);
    });

    it('a model that needs room to think gets it from the start once it is known', async () => {
      const { ask, calls } = await start(({ body }) =>
        Number(body.max_tokens) > 1000
          ? { kind: 'mark', mark: 1 }
          : message({ content: '<think>hm' }, 'length'),
      );
      expect((await ask()).ok).to.equal(true);
      expect((await ask()).ok).to.equal(true);
      expect(calls).to.have.length(3);
    });
  });

  describe('secrets are scrubbed from every text', () => {
    const quoting: Record<string, ChatReply> = {
      'in an error': refuse(401, `Incorrect API key provided: ${KEY}.`),
      'with stars': refuse(401, 'Incorrect API key provided: sk-ve*************6789.'),
      'as a header': raw(400, `bad header: Authorization: Bearer ${KEY}`),
      'in a page': raw(403, `<html><body>key ${KEY} is unknown</body></html>`),
      'in an error with 200': raw(200, { error: `key ${KEY}` }),
      'in base64': refuse(401, Buffer.from(KEY).toString('base64')),
      'cut by the length of the message': refuse(401, `${'x'.repeat(290)}${KEY}`),
      'in the reason of an answer': { kind: 'mark', mark: 1, reason: `because ${KEY}` },
      'in an answer that is none': message({ content: `the key is ${KEY}` }),
    };
    for (const [name, reply] of Object.entries(quoting))
      it(name, async () => {
        const { ask } = await start(() => reply);
        const said = JSON.stringify(await ask());
        for (const secret of [KEY, KEY.slice(0, 9), '6789', Buffer.from(KEY).toString('base64')])
          expect(said).to.not.contain(secret);
      });

    it('a key with a line break at its end works', async () => {
      const { ask, calls } = await start(
        () => ({ kind: 'mark', mark: 1 }),
        {},
        { OPENAI_API_KEY: `${KEY}\n` },
      );
      expect((await ask()).ok).to.equal(true);
      expect(calls[0]!.authorization).to.equal(`Bearer ${KEY}`);
    });
  });

  describe('base URL', () => {
    const only = (path: string) => (call: ChatCall) =>
      call.path === path ? ({ kind: 'mark', mark: 1 } as const) : raw(404, 'Not Found');
    for (const [written, path] of [
      ['', '/v1/chat/completions'],
      ['/', '/v1/chat/completions'],
      ['', '/chat/completions'],
      ['/v1', '/v1/chat/completions'],
      ['/v1/', '/v1/chat/completions'],
      ['/v1/chat/completions', '/v1/chat/completions'],
      ['/openai', '/openai/v1/chat/completions'],
      ['/api', '/api/chat/completions'],
      ['/v1beta/openai', '/v1beta/openai/chat/completions'],
    ] as const)
      it(`${written || '(host alone)'} finds ${path}, and keeps it`, async () => {
        server = await startModelServer(only(path));
        const baseUrl = server.baseUrl.replace('/v1', written);
        const model = createServerModel(
          { ...DEFAULT_SERVER_OPTIONS, baseUrl, model: 'm' },
          { codec, env: {} },
        );
        expect(await model.choose(prompt)).to.deep.include({ ok: true });
        const first = server.calls.length;
        expect(await model.choose(prompt)).to.deep.include({ ok: true });
        expect(server.calls).to.have.length(first + 1);
      });

    it('a place that says so with status 200', async () => {
      const { ask } = await start((call) =>
        call.path === '/x/v1/chat/completions'
          ? { kind: 'mark', mark: 1 }
          : raw(200, { error: 'Unexpected endpoint or method. (POST /x/chat/completions)' }),
      );
      expect((await ask()).ok).to.equal(false);
      const baseUrl = server!.baseUrl.replace('/v1', '/x');
      const model = createServerModel({ ...DEFAULT_SERVER_OPTIONS, baseUrl, model: 'm' }, { codec, env: {} });
      expect(await model.choose(prompt)).to.deep.include({ ok: true });
    });
  });

  describe('points', () => {
    // Masks of 8x8 pixels begin at columns 0, 9 and 18 of a picture of 64x48.
    const answers: [PointStyle, string, number | null][] = [
      ['gemini_points', '```json\n[{"point": [83, 203], "label": "the cup"}]\n```', 2],
      ['gemini_points', '[{"box_2d": [0, 281, 166, 406], "label": "x"}]', 12],
      ['gemini_points', '[]', null],
      ['gemini_points', '[{"point": [900, 900]}]', null],
      ['qwen_points', '[{"point_2d": [203, 83], "label": "x"}]', 2],
      ['qwen_points', '{"bbox_2d": [281, 0, 406, 166]}', 12],
      ['qwen_pixels', '{"point_2d": [4, 4]}', 1],
      ['molmo_points', '<point x="20.3" y="8.3" alt="cup">cup</point>', 2],
      ['molmo_points', ' There are none.', null],
    ];
    for (const [style, content, mark] of answers)
      it(`${style}: ${content} is ${mark ?? 'none'}`, async () => {
        const { ask, calls } = await start(() => ({ kind: 'content', content }));
        const result = await ask(
          buildPointPrompt({ expression: 'the cup', marked }, { style, noneChoice: true }),
        );
        expect(result.ok && result.value.chosen).to.equal(mark);
        expect(calls[0]!.body).to.not.have.any.keys('response_format', 'logprobs');
        expect(calls[0]!.images).to.have.length(1);
      });

    it('points at two things are two that fit', async () => {
      const { ask } = await start(() => ({
        kind: 'content',
        content: '<points x1="5" y1="8" x2="20.3" y2="8.3" alt="cups">cups</points>',
      }));
      const result = await ask(
        buildPointPrompt({ expression: 'the cup', marked }, { style: 'molmo_points', noneChoice: true }),
      );
      expect(result.ok && result.value.logScores!.map(Math.exp)).to.deep.equal([0.5, 0.5, 0, 0]);
    });

    for (const content of [
      'the cup is left',
      '[{"point": [1200, 3]}]',
      '[{"point": [null, 3]}]',
      '[{"point": [-4, 3]}]',
      '{"mark": 1}',
    ])
      it(`MODEL_BAD_ANSWER: ${content}`, async () => {
        const { ask } = await start(() => ({ kind: 'content', content }));
        const question = buildPointPrompt(
          { expression: 'x', marked },
          { style: 'gemini_points', noneChoice: true },
        );
        expect(await ask(question)).to.have.nested.property('failure.code', 'MODEL_BAD_ANSWER');
      });
  });
});
