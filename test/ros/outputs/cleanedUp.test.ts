import { expect } from 'chai';
import { DEFAULT_PARAMETERS } from '../../../src/core/parameters/parameters.ts';
import { ok, type Result } from '../../../src/core/result.ts';
import type { DrawnMarks } from '../../../src/pipeline/EnginePort.ts';
import type { RosNode } from '../../../src/ros/rcl.ts';
import { UndoStack } from '../../../src/ros/UndoStack.ts';
import { needsRos } from '../../support/rosPython.ts';
import { tinyMarkedFrame } from '../../support/tinyMarkedFrame.ts';

describe("node on real ROS: the node's topics after cleanup", function () {
  this.timeout(20_000);

  before(function () {
    needsRos(this);
  });

  it('publish nothing and throw nothing when a picture or an answer comes too late', async () => {
    const { Outputs } = await import('../../../src/ros/outputs/Outputs.ts');
    const published: string[] = [];
    let open = 0;
    const node = {
      createPublisher: (_type: string, topic: string) => {
        open++;
        return {
          subscriptionCount: 1,
          publish: () => {
            if (open === 0) throw new Error(`${topic} is destroyed`);
            published.push(topic);
          },
        };
      },
      destroyPublisher: () => open--,
    } as unknown as RosNode;
    let finish: (drawn: Result<DrawnMarks>) => void = () => undefined;
    const undo = new UndoStack((error) => {
      throw error;
    });
    const outputs = new Outputs(
      {
        node,
        engine: {
          draw: () =>
            new Promise<Result<DrawnMarks>>((resolve) => {
              finish = resolve;
            }),
        },
        now: () => 0,
        parameters: () => DEFAULT_PARAMETERS,
      },
      undo,
    );
    const marked = tinyMarkedFrame([{ mark: 1, at: [1, 0, 0] }]);
    const drawing = outputs.marked(marked);
    const before = published.length;
    undo.run();
    expect(open).to.equal(0);
    finish(ok({ picture: marked.frame.color, jpeg: new Uint8Array(2) }));
    await drawing;
    await outputs.marked(marked);
    outputs.target('the box', {} as never, {} as never);
    expect(published.length).to.equal(before);
    expect(outputs.hasListeners).to.equal(false);
  });
});
