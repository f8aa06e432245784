import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { openReplay } from '../../src/cli/replay/openReplay.ts';
import { RECORDING } from '../support/recording.ts';

describe('replay of a recording that was cut short', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cut-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('decodes what comes before the cut, twice alike, and warns once with the place', async () => {
    const file = join(folder, 'cut.mcap');
    const whole = await readFile(RECORDING);
    await writeFile(file, whole.subarray(0, Math.floor(whole.length * 0.4)));
    const warnings: string[] = [];
    const opened = await openReplay(
      { file, stored: false, reliability: 'best_effort' },
      new SharpImageCodec(),
      (text) => warnings.push(text),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    const passes: string[][] = [[], []];
    for (const pass of passes)
      for await (const { topic, stampNs, cdr } of opened.value.messages())
        pass.push(`${stampNs} ${topic} ${cdr.length}`);
    await opened.value.close();
    expect(passes[1]).to.deep.equal(passes[0]);
    const colour = passes[0]!.filter((line) => line.includes('/color/image_raw '));
    expect(colour.length).to.be.within(15, 23);
    expect(passes[0]!.some((line) => line.includes('compressed'))).to.equal(false);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/cut\.mcap: the file is cut short at byte \d+/);
  });

  it('leaves a damaged image out, says so, and plays the rest', async () => {
    const file = join(folder, 'stored.mcap');
    await writeFile(file, await readFile(RECORDING));
    const broken = new SharpImageCodec();
    let calls = 0;
    const decodeColor = broken.decodeColor.bind(broken);
    broken.decodeColor = (bytes, limits) =>
      ++calls === 3 ? decodeColor(bytes.subarray(0, 1000), limits) : decodeColor(bytes, limits);
    const warnings: string[] = [];
    const opened = await openReplay({ file, stored: false, reliability: 'reliable' }, broken, (text) =>
      warnings.push(text),
    );
    if (!opened.ok) throw new Error(opened.failure.message);
    let colour = 0;
    for await (const { topic } of opened.value.messages()) if (topic.endsWith('/color/image_raw')) colour++;
    await opened.value.close();
    expect(colour).to.equal(55);
    expect(warnings.join()).to.match(/JPEG truncated|Corrupt JPEG/);
  });
});
