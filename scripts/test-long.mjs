import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSetup } from './setup/ensureSetup.mjs';
import { isolatedRosEnvironment } from './setup/environment.mjs';
import { runMain, SetupError, say } from './setup/progress.mjs';
import { FAMILIES } from './test/families.mjs';
import { runMocha } from './test/runMocha.mjs';

// npm run test:long [-- ITEM...]: the fault families of docs/reliability.md at full length, or at the share of it that
// SPATIAL_LLAVA_TEST_LENGTH says (0.1). SPATIAL_LLAVA_SEED repeats a run. The tree stays as it is.

/** Those that are named by their number; all without arguments. */
function chosen(args) {
  const unknown = args.find((arg) => !FAMILIES.some(({ item }) => String(item) === arg));
  if (unknown !== undefined)
    throw new SetupError(`there is no fault family ${unknown}; expected 1 to ${FAMILIES.length}`);
  return FAMILIES.filter(({ item }) => args.length === 0 || args.includes(String(item)));
}

const escaped = (title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One process a file, with the titles that are asked for in it. */
function filesOf({ tests }) {
  const files = new Map();
  for (const [file, title] of tests) files.set(file, [...(files.get(file) ?? []), ...(title ? [title] : [])]);
  return [...files];
}

async function runFamily(family, folder) {
  const began = performance.now();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const measuredFile = join(folder, `${family.item}.jsonl`);
  for (const [file, titles] of filesOf(family)) {
    if (interrupted) break;
    const env = {
      ...isolatedRosEnvironment(),
      ROS_LOG_DIR: join(folder, 'log'),
      SPATIAL_LLAVA_TEST_LENGTH: process.env.SPATIAL_LLAVA_TEST_LENGTH || 'full',
      SPATIAL_LLAVA_MEASURED: measuredFile,
    };
    const args = titles.length > 0 ? ['--grep', titles.map(escaped).join('|')] : [];
    const counts = await runMocha({ files: [file], args, env });
    // A title that nothing bears is a mistake in the table.
    if (counts.passed + counts.failed + counts.skipped === 0) counts.failed = 1;
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  return {
    ...family,
    ...total,
    seconds: (performance.now() - began) / 1000,
    figures: read(measuredFile, family.item),
  };
}

function read(file, item) {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line)).filter(({ family }) => family === item);
  } catch {
    return [];
  }
}

const row = ({ item, name, passed, failed, skipped, seconds, figures }) => {
  const outcome = failed > 0 ? `${failed} FAILED` : passed > 0 ? 'pass' : 'skipped';
  const counts = `${passed} passed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  const head = `${String(item).padStart(2)}  ${name.padEnd(24)} ${outcome.padEnd(9)} ${counts}, ${seconds.toFixed(0)} s`;
  return [head, ...figures.map(({ figure, load }) => `      ${figure} (load ${load})`)].join('\n');
};

/** Whoever ends this ends the family under way, and what was measured until then is still said. */
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true;
  });

await runMain(async () => {
  const families = chosen(process.argv.slice(2));
  await ensureSetup();
  const folder = mkdtempSync(join(tmpdir(), 'spatial-llava-long-'));
  const rows = [];
  try {
    for (const family of families) {
      if (interrupted) break;
      say(`family ${family.item}: ${family.name}`);
      rows.push(await runFamily(family, folder));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`\n${rows.map(row).join('\n')}\n`);
  if (rows.some(({ failed }) => failed > 0)) process.exitCode = 1;
});
