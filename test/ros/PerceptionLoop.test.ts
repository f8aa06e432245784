import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../src/core/parameters/parameters.ts';
import { fail, ok, type Result } from '../../src/core/result.ts';
import type { MarkedFrame } from '../../src/core/spatial/grounding/Resolver.ts';
import type { FrameStore } from '../../src/ros/FrameStore.ts';
import { PerceptionLoop } from '../../src/ros/PerceptionLoop.ts';

/** A loop over a virtual clock: pairs come every `everyMs`, each segmentation takes `takesMs`. */
async function run(options: {
  everyMs: number;
  takesMs: number;
  forMs: number;
  heard: boolean;
  idleRate?: number;
  enabled?: boolean;
  warmUp?: boolean;
  fails?: boolean;
}) {
  let nowMs = 0;
  let newest = 0;
  const taken: number[] = [];
  let finish: { atMs: number; done: (result: Result<MarkedFrame>) => void } | undefined;
  const failures: string[] = [];
  const store = {
    get newest() {
      const frame = newest;
      return {
        marked: () => {
          taken.push(frame);
          return new Promise<Result<MarkedFrame>>((done) => {
            finish = { atMs: nowMs + options.takesMs, done };
          });
        },
      };
    },
  } as unknown as FrameStore;
  const loop = new PerceptionLoop({
    frames: () => store,
    parameters: () => ({ ...DEFAULT_PARAMETERS, segment_rate: 5, idle_segment_rate: options.idleRate ?? 0 }),
    now: () => nowMs,
    isHeard: () => options.heard,
    onMarked: async () => undefined,
    onFailure: ({ code }) => failures.push(code),
  });
  loop.enabled = options.enabled ?? true;
  if (options.warmUp) loop.warmUp();
  for (; nowMs < options.forMs; nowMs += options.everyMs) {
    newest = nowMs;
    loop.onPair();
    if (finish && finish.atMs <= nowMs) {
      finish.done(options.fails ? fail('BAD_IMAGE', 'bad') : ok({} as MarkedFrame));
      finish = undefined;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { taken, failures };
}

describe('PerceptionLoop', () => {
  it('takes frames at segment_rate while someone listens', async () => {
    const { taken } = await run({ everyMs: 33, takesMs: 20, forMs: 2000, heard: true });
    expect(taken.length).to.be.within(9, 11);
  });

  it('takes none while nobody does', async () => {
    expect((await run({ everyMs: 33, takesMs: 20, forMs: 2000, heard: false })).taken).to.deep.equal([]);
  });

  it('takes frames at idle_segment_rate where it is set', async () => {
    const { taken } = await run({ everyMs: 33, takesMs: 20, forMs: 4000, heard: false, idleRate: 1 });
    expect(taken.length).to.be.within(4, 5);
  });

  it('takes the newest frame, one at a time, however slow segmentation is', async () => {
    const { taken } = await run({ everyMs: 33, takesMs: 1000, forMs: 4000, heard: true });
    expect(taken.length).to.be.within(3, 5);
    for (let i = 1; i < taken.length; i++) expect(taken[i]! - taken[i - 1]!).to.be.at.least(1000);
  });

  it('takes a few frames after activation so that the first question is warm', async () => {
    expect(
      (await run({ everyMs: 33, takesMs: 20, forMs: 2000, heard: false, warmUp: true })).taken,
    ).to.have.length(3);
  });

  it('takes none when disabled', async () => {
    expect(
      (await run({ everyMs: 33, takesMs: 20, forMs: 2000, heard: true, enabled: false })).taken,
    ).to.deep.equal([]);
  });

  it('goes on after a frame that failed', async () => {
    const { taken, failures } = await run({
      everyMs: 33,
      takesMs: 20,
      forMs: 2000,
      heard: true,
      fails: true,
    });
    expect(taken.length).to.be.within(9, 11);
    expect(failures.length).to.be.at.least(8);
  });
});
