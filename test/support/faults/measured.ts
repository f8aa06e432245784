import { appendFileSync } from 'node:fs';
import { loadavg } from 'node:os';

/** Says what a test of a fault family measured: on the terminal, and to `npm run test:long` for its row. */
export const measured = (family: number, figure: string): void => {
  const load = loadavg()[0]!.toFixed(1);
  process.stdout.write(`      [${family}] ${figure} (load ${load})\n`);
  const file = process.env.SPATIAL_LLAVA_MEASURED;
  if (file) appendFileSync(file, `${JSON.stringify({ family, figure, load })}\n`);
};
