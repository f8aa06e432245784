import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { needsRos } from '../../support/rosPython.ts';

const CALLS = 12;

describe('node on real ROS: asking a service', function () {
  this.timeout(60_000);
  before(function () {
    needsRos(this);
  });

  it('lets go of what was answered, gives up when it is told to, and when its time is over', async () => {
    const { openClientNode } = await import('../../../src/ros/client/QuestionClient.ts');
    const { askService } = await import('../../../src/ros/client/askService.ts');
    const { node, close } = await openClientNode('asker');
    let isSilent = false;
    node.createService('std_srvs/srv/SetBool', '/asked', {}, (_request: never, response) => {
      if (!isSilent) response.send({ success: true, message: 'yes' });
    });
    const client = node.createClient('std_srvs/srv/SetBool', '/asked');
    try {
      expect(await client.waitForService(20_000)).to.equal(true);
      const outer = new AbortController();
      const ask = (timeoutMs: number) => askService(client, { data: true }, timeoutMs, [outer.signal]);
      // Longer than this test: a time that is not over must not hold the answer.
      const answers: WeakRef<object>[] = [];
      for (let i = 0; i < CALLS; i++) {
        const { answer } = await ask(600_000);
        expect(answer).to.deep.include({ success: true, message: 'yes' });
        answers.push(new WeakRef(answer!));
      }
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const held = () => answers.filter((answer) => answer.deref()).length;
      for (let tries = 0; tries < 20 && held() > 1; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        collect();
      }
      expect(held(), 'answers that are still held').to.be.at.most(1);
      isSilent = true;
      expect(await ask(100)).to.deep.equal({ answer: undefined, why: 'late' });
      setTimeout(() => outer.abort(), 50);
      expect(await ask(60_000)).to.deep.equal({ answer: undefined, why: 'given up' });
      expect(await ask(60_000), 'given up before').to.deep.equal({ answer: undefined, why: 'given up' });
    } finally {
      close();
    }
  });

  it('is known to the services before the first question where it was told which', async () => {
    const { openClientNode } = await import('../../../src/ros/client/QuestionClient.ts');
    const { SceneServices } = await import('../../../src/ros/client/SceneServices.ts');
    const { node, close } = await openClientNode('prepared');
    try {
      const services = new SceneServices(node, {
        nodeName: '/spatial_llava',
        timeoutMs: 100,
        appearWithinMs: 100,
        driveTimeoutMs: 100,
      });
      services.prepare(['locate', 'list_objects']);
      const graph = node as unknown as {
        getClientNamesAndTypesByNode(name: string, namespace: string): readonly { readonly name: string }[];
      };
      const clients = () => graph.getClientNamesAndTypesByNode('prepared', '/').map(({ name }) => name);
      for (let tries = 0; tries < 50 && clients().length < 2; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(clients()).to.include.members(['/spatial_llava/locate', '/spatial_llava/list_objects']);
    } finally {
      close();
    }
  });
});
