import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const module = fileURLToPath(
  new URL('../../../../src/adapters/host/process/closeInherited.ts', import.meta.url),
);

const PROGRAM = `
const fs = await import('node:fs');
const { closeInherited } = await import(${JSON.stringify(module)});
const own = fs.openSync('/dev/null');
closeInherited(3);
const isOpen = (fd) => { try { fs.fstatSync(fd); return true; } catch { return false; } };
console.log(JSON.stringify({ channel: isOpen(3), inherited: isOpen(4), own: isOpen(own) }));
process.exit(0);`;

describe('closeInherited', () => {
  it('closes sockets that came through the start, and keeps the channel and what the process opened itself', function () {
    this.timeout(20_000);
    const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAM], {
      encoding: 'utf8',
      // Pipes of Node are sockets.
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    expect(JSON.parse(run.stdout || run.stderr)).to.deep.equal({
      channel: true,
      inherited: false,
      own: true,
    });
  });
});
