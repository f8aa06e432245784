import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/setup/browser.mjs';
import { readFrameSet } from '../../../src/cli/eval/frames/readFrameSet.ts';
import { RECORDING } from '../../support/recording.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('npm run eval -- label: from a recording to a set that eval frames takes', function () {
  this.timeout(120_000);
  const folder = tempFolder();
  const out = `${folder.path}/set`;
  let browser: Browser | undefined;
  let labelling: ChildProcess | undefined;
  before(async function () {
    const executablePath = findBrowser();
    if (executablePath === undefined) {
      process.stderr.write('skipped: no Chromium for the page; apt install chromium\n');
      this.skip();
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  after(async () => {
    await browser?.close();
    labelling?.kill('SIGKILL');
    folder.remove();
  });
  const run = (...args: readonly string[]): ChildProcess => {
    labelling = spawn(process.execPath, ['--import', 'tsx', 'src/eval.ts', 'label', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return labelling;
  };
  const said = async (program: ChildProcess, pattern: RegExp): Promise<string> => {
    for await (const line of createInterface({ input: program.stdout! })) {
      const found = pattern.exec(line);
      if (found) return found[1]!;
    }
    throw new Error(`never ${pattern}`);
  };

  it('proposes things and questions, takes what a person makes of them, and goes on where it was left', async () => {
    const program = run(RECORDING, '--out', out, '--every', '60', '--port', '0');
    const url = await said(program, /^page: (\S+)/);
    const page = await browser!.newPage({ viewport: { width: 1400, height: 1000 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
    await page.locator('#things li').first().waitFor();
    const proposed = await readFrameSet(out);
    expect(proposed).to.have.length(1);
    expect(await page.locator('#things li').count()).to.equal(proposed[0]!.objects.size);
    expect(await page.locator('#questions li').count()).to.equal(proposed[0]!.questions.length);
    // A new name for the first thing, a question about it, and a box that was not seen.
    await page.locator('#things li input').first().fill('Flux Capacitor');
    await page.locator('#things li b').first().click();
    await page.getByRole('button', { name: 'Another question' }).click();
    const last = page.locator('#questions li').last();
    await last.locator('input').fill('the flux capacitor');
    const picture = (await page.locator('#boxes').boundingBox())!;
    const at = (u: number, v: number) =>
      [picture.x + (u / 640) * picture.width, picture.y + (v / 480) * picture.height] as const;
    await page.mouse.move(...at(300, 20));
    await page.mouse.down();
    await page.mouse.move(...at(360, 70));
    await page.mouse.up();
    await page.locator('#things [data-thing=d1] input').fill('lamp');
    await page.getByRole('button', { name: /next/ }).click();
    await page.locator('#state', { hasText: /^stored$/ }).waitFor();
    const [frame] = await readFrameSet(out);
    const [first] = frame!.objects.values();
    expect(first!.label).to.equal('flux capacitor');
    expect(frame!.objects.get('d1')!.box.map((value) => Math.round(value / 10))).to.deep.equal([
      30, 2, 36, 7,
    ]);
    expect(frame!.questions.at(-1)).to.include({
      expression: 'the flux capacitor',
      kind: 'unique',
      target: first!.id,
    });
    // What cannot be is said, and not stored.
    await last.locator('input').fill(' ');
    await page.locator('#state', { hasText: /not stored: a question has no words/ }).waitFor();
    expect((await readFrameSet(out))[0]!.questions.at(-1)!.expression).to.equal('the flux capacitor');
    expect(complaints.filter((text) => !/422/.test(text))).to.deep.equal([]);
    await page.close();
    program.kill('SIGTERM');
    await once(program, 'exit');
    expect(program.exitCode).to.equal(0);
    const again = run('--out', out, '--port', '0');
    const second = await browser!.newPage();
    await second.goto(await said(again, /^page: (\S+)/));
    expect(await second.locator('#things li input').first().inputValue()).to.equal('flux capacitor');
    expect(await second.locator('#which').textContent()).to.match(/1 of 1, 1 looked at/);
    const third = run(RECORDING, '--out', out, '--no-page');
    await once(third, 'exit');
    expect(third.exitCode, 'what a person did is not written over').to.equal(2);
    again.kill('SIGTERM');
  });
});
