import { expect } from 'chai';
import { SharpImageCodec } from '../../src/adapters/image/SharpImageCodec.ts';
import { chunk, concat, ihdr, PNG_SIGNATURE, pngBomb } from '../adapters/image/encoded.ts';
import { measured } from '../support/faults/measured.ts';

const LIMITS = { maxPixels: 640 * 480 };
const WITHIN_MS = 50;
const WITHIN_MB = 50;

describe('compressed bombs', function () {
  this.timeout(60_000);

  it('are refused before they are decoded: under 50 MB and 50 ms of processor time each', async () => {
    const codec = new SharpImageCodec();
    const bomb = pngBomb(30000, 3000);
    const jpeg = await codec.encodeJpeg({ width: 16, height: 16, data: new Uint8Array(768) }, 80);
    const claims = Uint8Array.from(jpeg);
    const at = claims.findIndex((byte, i) => byte === 0xff && claims[i + 1] === 0xc0);
    new DataView(claims.buffer).setUint16(at + 5, 65500);
    new DataView(claims.buffer).setUint16(at + 7, 65500);
    const bombs: Record<string, Uint8Array> = {
      'PNG of 30000x30000': concat(PNG_SIGNATURE, chunk('IHDR', ihdr(30000, 30000, 1, 0)), bomb.subarray(33)),
      'PNG of 30000x3000, whole': bomb,
      'JPEG that claims 65500x65500': claims,
      'SVG in disguise': Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>',
      ),
      'GIF in disguise': Buffer.from('GIF89a\xff\xff\xff\xff', 'latin1'),
      'TIFF in disguise': Buffer.from('II*\0\x08\0\0\0', 'latin1'),
      'truncated JPEG': jpeg.subarray(0, jpeg.length / 2),
    };
    // The decoder is loaded by the first picture, bomb or not.
    await codec.decodeColor(jpeg, LIMITS);
    let slowest = 0;
    let most = 0;
    for (const [what, bytes] of Object.entries(bombs)) {
      const rss = process.memoryUsage.rss();
      const before = process.cpuUsage();
      const [color, depth] = [await codec.decodeColor(bytes, LIMITS), await codec.decodeDepth(bytes, LIMITS)];
      const { user, system } = process.cpuUsage(before);
      expect([color.ok, depth.ok], what).to.deep.equal([false, false]);
      slowest = Math.max(slowest, (user + system) / 1000);
      most = Math.max(most, (process.memoryUsage.rss() - rss) / 1e6);
    }
    expect(slowest, 'ms of processor time').to.be.below(WITHIN_MS);
    expect(most, 'MB').to.be.below(WITHIN_MB);
    measured(
      3,
      `${Object.keys(bombs).length} bombs refused as colour and as depth: at most ${slowest.toFixed(1)} ms, ${most.toFixed(1)} MB`,
    );
  });
});
