import { expect } from 'chai';
import { DEFAULT_PARAMETERS, type Parameters } from '../../src/core/parameters/parameters.ts';
import type { Result } from '../../src/core/result.ts';
import { checkModel } from '../../src/engine/compose/checkModel.ts';
import { compose } from '../../src/engine/compose/compose.ts';
import { EngineService } from '../../src/engine/EngineService.ts';
import type { EngineCalls, EngineMethod } from '../../src/engine/engineMessages.ts';
import { readSceneFrame } from '../support/sceneFrames.ts';

/** The engine's service without its thread. */
function engine() {
  const answers = new Map<number, (result: Result<unknown>) => void>();
  const log: string[] = [];
  const service = new EngineService({
    compose,
    encodeJpeg: async () => new Uint8Array(0),
    say: (message) => {
      if (message.kind === 'answer') answers.get(message.id)!(message.result);
      else if (message.kind === 'log' && message.level === 'warn') log.push(message.message);
    },
  });
  let id = 0;
  const call = <M extends EngineMethod>(method: M, ask: EngineCalls[M]['ask']) =>
    new Promise<Result<EngineCalls[M]['answer']>>((resolve) => {
      answers.set(++id, resolve as (result: Result<unknown>) => void);
      service.receive({ kind: 'call', id, method, ask } as never);
    });
  return { service, call, log };
}

describe('engine without a model that its parameters name', function () {
  this.timeout(60_000);

  const bare = { detector: 'none', classifier: 'none' };
  const missing: [string, Partial<Parameters>][] = [
    ['a hub model that is not in the cache', { 'vlm.model': 'smolvlm-256m' }],
    ['a model without a name', { ...bare, 'vlm.model': '' }],
    [
      'a server without an address',
      { ...bare, 'vlm.provider': 'openai', 'vlm.model': 'gpt', 'vlm.base_url': '' },
    ],
    [
      'a vocabulary model that is not there',
      { ...bare, 'vlm.model': 'smolvlm-256m', 'vocabulary.model': 'nobody/nothing' },
    ],
  ];
  for (const [what, parameters] of missing)
    it(`hybrid, ${what}: names are still given, geometry answers with a note, and the lack is in its health`, async () => {
      const { frame } = await readSceneFrame('living_room');
      const { service, call, log } = engine();
      service.receive({
        kind: 'start',
        parameters: { ...DEFAULT_PARAMETERS, backend: 'hybrid', ...parameters, model_timeout: 30 },
      });
      try {
        const marked = await call('perceive', { number: 1, frame, options: {} });
        if (!marked.ok) throw new Error(marked.failure.message);
        const labels = marked.value.landmarks.flatMap((landmark) => landmark.labels);
        const named = parameters.detector !== 'none';
        expect(labels.some(({ label }) => label === 'couch' || label === 'chair')).to.equal(named);
        const of = { frame: 1, viewer: undefined };
        const resolved = await call('resolve', { expression: 'the thing next to the box', of });
        if (!resolved.ok) throw new Error(resolved.failure.message);
        expect(resolved.value.resolution.note?.code).to.equal('MODEL_UNAVAILABLE');
        const health = service.health();
        expect(health.map(({ name }) => name)).to.include('configuration');
        expect(health.filter(({ level }) => level === 'error')).to.have.length.at.least(1);
        expect(health.filter(({ name, level }) => name !== 'configuration' && level === 'ok')).to.have.length(
          named ? 2 : 0,
        );
        expect(log.join('\n')).to.match(
          /MODEL_UNAVAILABLE: .*going on without a (vision-language|vocabulary) model/,
        );
      } finally {
        await call('stop', {});
      }
    });

  it('vlm alone: every question is MODEL_UNAVAILABLE with the reason, and what is seen is still named', async () => {
    const { frame } = await readSceneFrame('living_room');
    const { service, call } = engine();
    service.receive({
      kind: 'start',
      parameters: { ...DEFAULT_PARAMETERS, backend: 'vlm', 'vlm.model': 'smolvlm-256m', classifier: 'none' },
    });
    try {
      const marked = await call('perceive', { number: 1, frame, options: {} });
      expect(marked.ok).to.equal(true);
      const resolved = await call('resolve', {
        expression: 'the couch',
        of: { frame: 1, viewer: undefined },
      });
      expect(resolved.ok ? 'OK' : resolved.failure).to.include({ code: 'MODEL_UNAVAILABLE' });
    } finally {
      await call('stop', {});
    }
  });
});

describe('engine without one of those that name things', function () {
  this.timeout(60_000);

  const lacksWith = async (
    parameters: Partial<Parameters>,
    meanwhile?: (call: ReturnType<typeof engine>['call'], service: EngineService) => Promise<void>,
  ) => {
    const { frame } = await readSceneFrame('living_room');
    const { service, call } = engine();
    service.receive({ kind: 'start', parameters: { ...DEFAULT_PARAMETERS, ...parameters } });
    try {
      await meanwhile?.(call, service);
      const marked = await call('perceive', { number: 1, frame, options: {} });
      if (!marked.ok) throw new Error(marked.failure.message);
      expect(marked.value.landmarks.length).to.be.greaterThan(5);
      const of = { frame: 1, viewer: undefined };
      const resolved = await call('resolve', { expression: 'the green box', of });
      if (!resolved.ok) throw new Error(resolved.failure.message);
      const lacks = [...(marked.value.lacking ?? []), ...(resolved.value.resolution.lacking ?? [])];
      return lacks.map(({ part, code, chosen, message }) => ({
        part,
        code,
        chosen: chosen ?? false,
        message,
      }));
    } finally {
      await call('stop', {});
    }
  };
  const parts = (lacks: Awaited<ReturnType<typeof lacksWith>>) =>
    lacks.map(({ part, code, chosen }) => `${part} ${code}${chosen ? ' chosen' : ''}`);

  it('has all of them by default, on its first frame, whose models are still loading', async () => {
    expect(await lacksWith({})).to.deep.equal([]);
  });

  it('names each whose model is missing, in every frame', async () => {
    expect(parts(await lacksWith({ detector: '/nowhere/card.yaml' }))).to.deep.equal([
      'detector MODEL_UNAVAILABLE',
    ]);
    expect(parts(await lacksWith({ classifier: '/nowhere/card.yaml' }))).to.deep.equal([
      'classifier MODEL_UNAVAILABLE',
    ]);
    expect(parts(await lacksWith({ namer: '/nowhere/card.yaml' }))).to.deep.equal([
      'namer MODEL_UNAVAILABLE',
    ]);
  });

  it('names each that is late', async () => {
    const lacks = await lacksWith({ model_timeout: 0.1 });
    expect(lacks.map(({ part }) => part)).to.deep.equal(['detector', 'classifier', 'namer']);
    for (const { message } of lacks) expect(message).to.match(/still loading/);
  });

  it('names the detector whose process was killed', async () => {
    const lacks = await lacksWith({ model_timeout: 0.5 }, async (call, service) => {
      const { frame } = await readSceneFrame('living_room');
      const isReady = () => service.health().filter(({ level }) => level === 'ok').length >= 2;
      for (let i = 0; i < 200 && !isReady(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      await call('perceive', { number: 2, frame, options: {} });
      const pid = service.health().find(({ name }) => name.startsWith('detector'))!.values.pid;
      process.kill(Number(pid), 'SIGKILL');
    });
    expect(lacks.some(({ part, code }) => part === 'detector' && /^MODEL_/.test(code))).to.equal(true);
  });

  it('knows those that nobody wanted from those that failed', async () => {
    expect(parts(await lacksWith({ detector: 'none' }))).to.deep.equal(['detector MODEL_UNAVAILABLE chosen']);
  });
});

describe('checkModel', () => {
  const check = (parameters: Partial<Parameters>): string => {
    const checked = checkModel({ ...DEFAULT_PARAMETERS, ...parameters });
    return checked.ok ? 'OK' : `${checked.failure.code}: ${checked.failure.message}`;
  };

  it('says at configure what a backend lacks, and nothing where no model is asked for', () => {
    expect(check({ backend: 'geometric' })).to.equal('OK');
    expect(check({ backend: 'vlm' })).to.match(/MODEL_UNAVAILABLE: .*is no name of a model/);
    expect(check({ backend: 'hybrid', 'vlm.model': 'smolvlm-256m' })).to.match(
      /vlm\.allow_download is false/,
    );
    expect(check({ backend: 'vlm', 'vlm.provider': 'openai' })).to.match(/MODEL_UNAVAILABLE/);
    const server = { 'vlm.provider': 'openai', 'vlm.base_url': 'http://localhost:8000/v1' } as const;
    expect(check({ backend: 'vlm', ...server })).to.equal('OK');
  });
});
