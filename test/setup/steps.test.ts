import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { linkProductionPackages } from '../../scripts/colcon/productionTree.mjs';
import { fingerprint, isStamped, stamp } from '../../scripts/setup/fingerprint.mjs';
import { identify, withLock } from '../../scripts/setup/lock.mjs';
import { pythonFaults } from '../../scripts/setup/python.mjs';
import { isAtLeast, missingTools } from '../../scripts/setup/tools.mjs';
import { testGroups } from '../../scripts/test/testGroups.mjs';

describe('set-up steps', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spatial-llava-setup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it('fingerprint: changes with a name, a content or a value, and with nothing else', () => {
    put('a/x', '1');
    const print = (values: string[] = []): string =>
      fingerprint({ root: folder, paths: [join(folder, 'a')], values });
    const before = print();
    expect(print()).to.equal(before);
    expect(print(['v'])).not.to.equal(before);
    put('a/x', '2');
    expect(print()).not.to.equal(before);
    put('a/x', '1');
    put('a/y', '');
    expect(print()).not.to.equal(before);
  });

  it('stamp: a step is done for its own fingerprint only', () => {
    const file = join(folder, 'deep/step.stamp');
    expect(isStamped(file, 'p')).to.equal(false);
    stamp(file, 'p');
    expect(isStamped(file, 'p')).to.equal(true);
    expect(isStamped(file, 'q')).to.equal(false);
  });

  it('lock: two set-ups at a time run one after the other, also when the first fails', async () => {
    const file = join(folder, 'lock');
    const events: string[] = [];
    const work = (name: string, fails: boolean) =>
      withLock(file, async () => {
        events.push(`${name} in`);
        await new Promise((next) => setTimeout(next, 20));
        events.push(`${name} out`);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([work('a', true), work('b', false)]);
    expect(events).to.deep.equal(['a in', 'a out', 'b in', 'b out']);
  });

  it('lock: that of a process which is gone is taken over, also when its id was given again', async () => {
    const file = join(folder, 'lock');
    // The first is above the largest process id that Linux gives; the second is ours, begun at another time.
    for (const stale of ['4194305 1', `${process.pid} 1`]) {
      writeFileSync(file, stale);
      expect(await withLock(file, async () => readFileSync(file, 'utf8'))).to.equal(identify(process.pid));
    }
  });

  it('python: says each reason why an interpreter cannot carry the wheels', () => {
    const good = {
      executable: '/usr/bin/python3',
      version: [3, 12],
      machine: 'x86_64',
      libc: ['glibc', '2.39'],
      headers: true,
      venv: true,
    };
    expect(pythonFaults(good)).to.deep.equal([]);
    expect(pythonFaults({ ...good, version: [3, 9] })[0]).to.include('3.9');
    expect(pythonFaults({ ...good, headers: false, venv: false })).to.have.length(2);
    expect(pythonFaults({ ...good, headers: false })[0]).to.include('python3-dev');
    expect(pythonFaults({ ...good, machine: 'aarch64' })[0]).to.include('aarch64');
  });

  it('tools: names what is missing with its Debian package', () => {
    expect(missingTools({ PATH: folder })).to.deep.include.members([['cmake', 'cmake']]);
    expect(missingTools()).to.deep.equal([]);
  });

  it('tools: compares versions by number, not by text', () => {
    expect(isAtLeast('v20.19.0', '20.19')).to.equal(true);
    expect(isAtLeast('v20.9.0', '20.19')).to.equal(false);
    expect(isAtLeast('v22.1.0', '20.19')).to.equal(true);
  });

  it('tests: those on real middleware get a process each, the others share three, and what counts messages comes last and alone', () => {
    expect(
      testGroups([
        'test/adapters/a.test.ts',
        'test/core/a.test.ts',
        'test/ros/inputs.test.ts',
        'test/ros/n.test.ts',
        'test/ros/convert/c.test.ts',
        'test/support/x.ts',
      ]),
    ).to.deep.equal([
      { files: ['test/ros/convert/c.test.ts'] },
      { files: ['test/adapters/a.test.ts'] },
      { core: true, files: ['test/core/a.test.ts'] },
      { files: ['test/ros/n.test.ts'] },
      { quiet: true, files: ['test/ros/inputs.test.ts'] },
    ]);
  });

  it('install tree: has the packages of the program with their licences, and neither tools nor files of no use', () => {
    put(
      'stage/package-lock.json',
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/kept': {},
          'node_modules/kept/node_modules/inner': {},
          'node_modules/tool': { dev: true },
          'node_modules/absent': { optional: true },
        },
      }),
    );
    put('stage/node_modules/kept/LICENSE', 'l');
    put('stage/node_modules/kept/index.js', 'i');
    put('stage/node_modules/kept/index.js.map', 'm');
    put('stage/node_modules/kept/node_modules/inner/index.js', 'n');
    put('stage/node_modules/tool/index.js', 't');
    linkProductionPackages(join(folder, 'stage'), join(folder, 'tree'));
    const read = (path: string): string => readFileSync(join(folder, 'tree/node_modules', path), 'utf8');
    expect(read('kept/LICENSE') + read('kept/index.js') + read('kept/node_modules/inner/index.js')).to.equal(
      'lin',
    );
    expect(() => read('kept/index.js.map')).to.throw('ENOENT');
    expect(() => read('tool/index.js')).to.throw('ENOENT');
  });
});
