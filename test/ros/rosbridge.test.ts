import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect } from 'chai';
import { Action, Ros, Service, Topic } from 'roslib';
import { findRosbridge } from '../../scripts/setup/rosbridge.mjs';
import { nodeRig } from '../support/nodeRig.ts';

// Messages are plain JSON here, whatever their type.
// biome-ignore lint/suspicious/noExplicitAny: as above
type Message = any;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

describe('node on real ROS: rosbridge, asked by roslib', function () {
  this.timeout(60_000);
  let bridge: ChildProcess | undefined;
  let ros: Ros;
  let log = '';
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });

  before(async function () {
    const port = await freePort();
    const found = findRosbridge(port);
    if (!found) {
      process.stderr.write('skipped: no rosbridge server is installed (scripts/setup/rosbridge.mjs)\n');
      return this.skip();
    }
    bridge = spawn(found.command, found.args, { env: found.env });
    for (const stream of [bridge.stdout!, bridge.stderr!])
      stream.on('data', (text) => {
        log += text;
      });
    ros = new Ros();
    ros.on('error', () => undefined);
    for (let tries = 0; !ros.isConnected; tries++) {
      if (tries === 100) throw new Error(`no connection to rosbridge:\n${log}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await ros.connect(`ws://127.0.0.1:${port}`).catch(() => undefined);
    }
    // It listens before it has met the node.
    for (let tries = 0; tries < 100; tries++) {
      const error = await locate({ expression: 'the red box' }).then(
        () => '',
        (why: Error) => why.message,
      );
      if (!error.includes('absent from ROS graph')) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  after(() => {
    ros?.close();
    bridge?.kill('SIGKILL');
  });

  const call = (name: string, serviceType: string, request: object): Promise<Message> =>
    new Promise((resolve, reject) =>
      new Service({ ros, name: `/spatial_llava/${name}`, serviceType }).callService(
        request,
        resolve,
        (error) => reject(new Error(`${error}\n${log}`)),
      ),
    );
  const locate = (request: object) => call('locate', 'spatial_llava/srv/LocateObject', request);

  it('locates a thing: pose, candidates and stages as JSON', async () => {
    const reply = await locate({ expression: 'the red box', target_frame: 'map' });
    expect(reply.status, reply.message).to.equal(0);
    expect(reply.object.header.frame_id).to.equal('map');
    const { x, y } = reply.object.pose.pose.position;
    expect(Math.hypot(x - 1.6, y - 0.35)).to.be.below(0.1);
    expect(reply.object.pose.covariance).to.have.length(36);
    expect(reply.stages.length).to.be.above(2);
  });

  it('gets refusals with their codes, and fields that a request leaves out have their defaults', async () => {
    expect((await locate({ expression: '' })).status).to.equal(201);
    expect((await locate({ expression: 'the elephant' })).status).to.equal(301);
    expect((await locate({})).status).to.equal(201);
  });

  it('counts, verifies and lists', async () => {
    const ask = await call('ask', 'spatial_llava/srv/AskQuestion', { question: 'how many boxes are there?' });
    expect(ask.status, ask.message).to.equal(0);
    expect(ask.marks.length).to.be.above(1);
    const statement = 'the red box is left of the blue box';
    const verify = await call('verify', 'spatial_llava/srv/VerifyStatement', { statement });
    expect(verify.status, verify.message).to.equal(0);
    const list = await call('list_landmarks', 'spatial_llava/srv/ListLandmarks', {});
    expect(list.landmarks.landmarks.length).to.be.above(2);
  });

  it('hears the target that a question publishes', async () => {
    const target = new Topic<Message>({
      ros,
      name: '/spatial_llava/target',
      messageType: 'spatial_llava/msg/LocatedObject',
    });
    const heard = new Promise<Message>((resolve) => target.subscribe(resolve));
    await locate({ expression: 'the blue box', publish: true });
    const { landmark } = await heard;
    expect(landmark.color).to.equal('blue');
    target.unsubscribe();
  });

  it('sends a goal of the action and gets feedback and result', async () => {
    const action = new Action<object, Message, Message>({
      ros,
      name: '/spatial_llava/locate_object',
      actionType: 'spatial_llava/action/LocateObject',
    });
    const stages: Message[] = [];
    const result = await new Promise<Message>((resolve, reject) =>
      action.sendGoal(
        { expression: 'the green box' },
        resolve,
        (feedback) => stages.push(feedback),
        (error) => reject(new Error(`${error}\n${log}`)),
      ),
    );
    expect(result.status, result.message).to.equal(0);
    expect(stages.length).to.be.above(0);
  });

  it('survives a call of a service with what is not its request', async () => {
    const refused = await locate({ expression: 42, nosuch: true }).catch((error: Error) => error.message);
    expect(refused).to.be.a('string');
    expect((await locate({ expression: 'the red box' })).status).to.equal(0);
    expect(rig.node.isRunning).to.equal(true);
  });
});
