import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const module = fileURLToPath(
  new URL('../../../../src/adapters/host/process/descriptorFault.ts', import.meta.url),
);
const PROGRAM = `console.log((await import(${JSON.stringify(module)})).descriptorFault() ?? 'none')`;

describe('descriptorFault', () => {
  const under = (limit: number): string =>
    spawnSync(
      'sh',
      [
        '-c',
        `ulimit -n ${limit}; exec "$0" --import tsx --input-type=module -e "$1"`,
        process.execPath,
        PROGRAM,
      ],
      { encoding: 'utf8' },
    ).stdout.trim();

  it('says that too few files may be open, and how many, and nothing where there are enough', function () {
    this.timeout(20_000);
    expect(under(96)).to.match(/^at most 96 files may be open and \d+ are/);
    expect(under(1024)).to.equal('none');
  });
});
