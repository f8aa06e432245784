/**
 * Our generate path against the same weights under Python's onnxruntime, interleaved in one run.
 *
 *     python scripts/testmodels/make_models.py OUT --only llava_onevision --width 512 --layers 8 --vocabulary 32000
 *     npx tsx test/bench/vlm/generate.ts OUT/llava_onevision --python VENV/bin/python [--rounds 5] [--device cuda] [--spin]
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { localHost } from '../../../src/adapters/vlm/localHost.ts';
import type { GenerateAnswer, StepTiming } from '../../../src/adapters/vlm/worker/protocol.ts';
import { median, printFigures } from '../stats.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string', default: 'python3' },
    rounds: { type: 'string', default: '5' },
    tokens: { type: 'string', default: '24' },
    threads: { type: 'string', default: '2' },
    device: { type: 'string', default: 'cpu' },
    /** Let the threads of the peer spin, as is its default. */
    spin: { type: 'boolean', default: false },
  },
});
const folder = positionals[0];
if (!folder) throw new Error('name the folder of a LLaVA kind made by scripts/testmodels/make_models.py');
const tokens = Number(values.tokens);
const threads = Number(values.threads);
const peerScript = fileURLToPath(new URL('../../../scripts/testmodels/peer.py', import.meta.url));

const host = localHost({
  name: 'bench',
  worker: { folder, dtype: 'fp32', device: values.device, threads },
  loadTimeoutMs: 600_000,
});
host.start();
const ready = await host.ready(600_000);
if (!ready.ok) throw new Error(ready.failure.message);

const text = 'The request names one of the numbered things in the picture. '.repeat(6);
let seed = 0;
const ours = async (): Promise<StepTiming> => {
  const data = new Uint8Array(640 * 480 * 3).fill(++seed);
  const parts = [
    { kind: 'image', image: { width: 640, height: 480, data } },
    { kind: 'text', text },
  ];
  const payload = { system: 'Point.', parts, maxTokens: tokens, ignoreEnd: true };
  const answer = await host.request<GenerateAnswer>('generate', payload, { timeoutMs: 600_000 });
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value.timing;
};

const { promptTokens } = await ours();
const peer = spawn(
  values.python,
  [
    peerScript,
    folder,
    String(promptTokens),
    String(tokens),
    String(threads),
    values.device,
    values.spin ? 'spin' : 'rest',
  ],
  {
    stdio: ['pipe', 'pipe', 'inherit'],
  },
);
const lines = createInterface({ input: peer.stdout })[Symbol.asyncIterator]();
const line = async (): Promise<unknown> => JSON.parse((await lines.next()).value as string);
const { providers } = (await line()) as { providers: string[] };
const theirs = async () => {
  peer.stdin.write('\n');
  return (await line()) as Pick<StepTiming, 'encodeMs' | 'prefillMs' | 'decodeMs'>;
};

const first = (t: Pick<StepTiming, 'encodeMs' | 'prefillMs'>) => t.encodeMs + t.prefillMs;
const rate = (t: Pick<StepTiming, 'decodeMs'>) => ((tokens - 1) / t.decodeMs) * 1000;
await theirs();
const rounds: { ours: StepTiming; theirs: Awaited<ReturnType<typeof theirs>> }[] = [];
for (let i = 0; i < Number(values.rounds); i++) rounds.push({ ours: await ours(), theirs: await theirs() });
const resident = (host.status().rssBytes ?? 0) / 1024 / 1024;
peer.stdin.end();
await host.stop();

const ourFirst = median(rounds.map((r) => first(r.ours)));
const theirFirst = median(rounds.map((r) => first(r.theirs)));
const ourRate = median(rounds.map((r) => rate(r.ours)));
const theirRate = median(rounds.map((r) => rate(r.theirs)));
console.log(`${folder} on ${values.device} (${providers.join(', ')}), ${threads} threads`);
printFigures([
  { what: 'prompt', value: promptTokens, unit: 'tokens' },
  { what: 'time to first token, ours (with picture and text processing)', value: ourFirst, unit: 'ms' },
  { what: "time to first token, Python's onnxruntime", value: theirFirst, unit: 'ms' },
  { what: 'time to first token, ours over theirs', value: ourFirst / theirFirst, unit: '' },
  { what: 'further tokens, ours', value: ourRate, unit: '1/s' },
  { what: "further tokens, Python's onnxruntime", value: theirRate, unit: '1/s' },
  { what: 'further tokens, ours over theirs', value: ourRate / theirRate, unit: '' },
  { what: 'model process', value: resident, unit: 'MB' },
]);
