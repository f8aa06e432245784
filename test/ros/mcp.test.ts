import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import sharp from 'sharp';
import { rosEnvironment } from '../../scripts/setup/environment.mjs';
import { HOSTILE } from '../agents/hostile.ts';
import { AgentClient } from '../support/AgentClient.ts';
import { NodeProcess } from '../support/NodeProcess.ts';
import { RECORDING } from '../support/recording.ts';
import { needsRos } from '../support/rosPython.ts';
import { tempFolder } from '../support/tempFolder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CAMERA = '/camera/camera';
const TOOLS = ['locate', 'ask', 'describe', 'verify', 'list', 'objects', 'where_was', 'look'];

const startNode = (memoryPath: string): NodeProcess =>
  new NodeProcess({
    main: 'src/main.ts',
    parameters: {
      use_sim_time: true,
      target_frame: 'map',
      'memory.enabled': true,
      'memory.path': memoryPath,
    },
    rosArguments: [
      ...['-r', `color/image:=${CAMERA}/color/image_raw`],
      ...['-r', `depth/image:=${CAMERA}/aligned_depth_to_color/image_raw`],
      ...['-r', `color/camera_info:=${CAMERA}/color/camera_info`],
    ],
  });

/** A recorded camera, over and over. */
const startCamera = (): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'src/replay.ts', RECORDING, '--loop'], {
    cwd: ROOT,
    env: rosEnvironment(),
    stdio: 'ignore',
  });

/** Asks until the answer is OK: the recording moves on and begins anew, and what is asked may be out of sight. */
const untilOk = async (agent: AgentClient, name: string, given: () => Promise<object> | object) => {
  const until = Date.now() + 120_000;
  for (;;) {
    const answer = await agent.call(name, await given());
    if (answer.structured.status === 0) return answer;
    if (Date.now() > until) throw new Error(`${name} is never OK: ${JSON.stringify(answer.structured)}`);
    await delay(500);
  }
};
const seen = (agent: AgentClient) => untilOk(agent, 'locate', () => ({ expression: 'the ball' }));

describe("tools for agents, through the protocol's own client and the real node on a recording", function () {
  this.timeout(200_000);
  const folder = tempFolder();
  let node: NodeProcess;
  let camera: ChildProcess;
  let agent: AgentClient;
  before(async function () {
    needsRos(this);
    node = startNode(join(folder.path, 'memory.sqlite'));
    camera = startCamera();
    // Tests of time are in mcpDoor.test.ts: a busy machine may take long here.
    agent = await new AgentClient(['--timeout', '50']).start();
    await seen(agent);
  });
  after(async () => {
    await agent?.close();
    camera?.kill('SIGKILL');
    await node?.kill();
    folder.remove();
  });

  it('are listed with schemas of what they take and answer, all of them read-only', async () => {
    const { tools } = await agent.client.listTools();
    expect(tools.map(({ name }) => name)).to.deep.equal(TOOLS);
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).to.include({ readOnlyHint: true, destructiveHint: false });
      expect(inputSchema.additionalProperties).to.equal(false);
      expect(outputSchema!.required).to.include.members(['status', 'code', 'message']);
      expect(description).to.have.length.above(20);
    }
  });

  it('locate gives a metric pose, or says by name why not', async () => {
    const { structured, content, isError } = await seen(agent);
    expect(isError).to.equal(false);
    expect(structured).to.include({ status: 0, code: 'OK', message: '' });
    expect(structured.object.frame).to.equal('map');
    expect(structured.object.position).to.have.all.keys('x', 'y', 'z');
    expect(structured.object.confidence).to.be.within(0, 1);
    expect(JSON.parse(content[0]!.text as string)).to.deep.equal(structured);
    const lost = await agent.call('locate', { expression: 'the elephant' });
    expect(lost.isError).to.equal(false);
    expect(lost.structured).to.include({ status: 301, code: 'NOT_FOUND' });
    expect(lost.structured).to.not.have.property('object');
  });

  it('list and look show the same kind of marks; the picture is one JPEG below 200 kB', async () => {
    const { structured } = await agent.call('list');
    expect(structured.code).to.equal('OK');
    expect(structured.landmarks.length).to.be.greaterThan(2);
    expect(structured.landmarks[0]).to.include.all.keys('mark', 'role', 'box');
    const seenNow = await agent.call('look');
    expect(seenNow.structured.marks.length).to.be.greaterThan(2);
    const pictures = seenNow.content.filter(({ type }) => type === 'image');
    expect(pictures.map(({ mimeType }) => mimeType)).to.deep.equal(['image/jpeg']);
    const data = pictures[0]!.data as string;
    expect(data.length).to.be.within(5_000, 200_000);
    const { format, width } = await sharp(Buffer.from(data, 'base64')).metadata();
    expect(format).to.equal('jpeg');
    expect(width).to.equal(seenNow.structured.width);
  });

  it('describe tells how two marks stand to each other, and verify judges a statement', async () => {
    const { structured: described } = await untilOk(agent, 'describe', async () => {
      const { landmarks = [] } = (await agent.call('list')).structured;
      const placed = landmarks.filter((mark: { position?: object }) => mark.position);
      const [subject_mark, anchor_mark] = placed.map(({ mark }: { mark: number }) => mark);
      return { subject_mark, anchor_mark };
    });
    expect(described.sentences[0]).to.match(/^[A-Z].*\.$/);
    const { structured: verified } = await agent.call('verify', {
      statement: 'the ball is above the ceiling',
    });
    expect(['TRUE', 'FALSE', 'UNKNOWN']).to.include(verified.verdict);
    expect(verified.verdict).to.not.equal('TRUE');
  });

  it('where_was tells where a thing was seen and when, and by a code that it was not seen then', async () => {
    const { structured } = await untilOk(agent, 'where_was', () => ({ expression: 'the ball' }));
    const { frame, position, last_seen: lastSeen } = structured.place;
    expect(frame).to.equal('map');
    expect(Math.hypot(position.x - 1.98, position.y - 0.26), 'of the ball of the recording').to.be.below(0.6);
    expect(structured.objects[0]).to.include({ label: 'sports ball', gone: false });
    const then = await agent.call('where_was', { expression: 'the ball', at: Math.floor(lastSeen) - 86_400 });
    expect(then.structured).to.include({ status: 301, code: 'NOT_FOUND' });
    for (const at of [-1, 0.5, 'yesterday', 1e12])
      expect((await agent.call('where_was', { expression: 'the ball', at })).structured.code).to.equal(
        'BAD_ARGUMENTS',
      );
    const { structured: never } = await agent.call('where_was', { expression: 'the fire truck' });
    expect(never.code).to.equal('NOT_FOUND');
  });

  it('answer hostile arguments with a code, and stay there for the next question', async () => {
    for (const [kind, given] of HOSTILE) {
      // The client itself refuses what is no object, and the protocol's reader drops the prototype as a key.
      if (typeof given !== 'object' || Array.isArray(given) || kind.includes('prototype')) continue;
      const { structured, isError } = await agent.call('locate', given);
      expect(structured, kind).to.include({ status: 801, code: 'BAD_ARGUMENTS' });
      expect(isError, kind).to.equal(true);
    }
    expect(
      (await agent.call('navigate', { expression: 'the ball', confirm: true })).structured.code,
    ).to.equal('BAD_ARGUMENTS');
    expect((await agent.call('constructor')).structured.code).to.equal('BAD_ARGUMENTS');
    expect((await agent.call('locate', { expression: '' })).structured).to.include({
      code: 'EMPTY_EXPRESSION',
    });
    expect((await agent.call('locate', { expression: 'x'.repeat(600) })).structured).to.include({
      code: 'EXPRESSION_TOO_LONG',
    });
    expect((await agent.call('list')).structured.code).to.equal('OK');
  });

  it('are refused as BUSY beyond a few at a time', async () => {
    const codes = (await Promise.all(Array.from({ length: 12 }, () => agent.call('look')))).map(
      ({ structured }) => structured.code,
    );
    expect(codes.filter((code) => code === 'OK').length).to.be.greaterThan(0);
    expect(codes.filter((code) => code === 'BUSY').length).to.be.greaterThan(0);
    expect(codes.filter((code) => code !== 'OK' && code !== 'BUSY')).to.deep.equal([]);
  });

  it('say that the node is gone, and answer again when it is back', async () => {
    node.signal('SIGTERM');
    await node.exit();
    const { structured, isError } = await agent.call('locate', { expression: 'the ball' });
    expect(structured).to.include({ status: 802, code: 'NODE_UNAVAILABLE' });
    expect(isError).to.equal(true);
    node = startNode(join(folder.path, 'second.sqlite'));
    await seen(agent);
    expect(agent.errors).to.deep.equal([]);
  });

  it('move the robot only with the flag, after locate, confirmed, and say where the node does not drive', async () => {
    const driver = await new AgentClient(['--navigate', '--timeout', '50']).start();
    try {
      const { tools } = await driver.client.listTools();
      expect(tools.find(({ name }) => name === 'navigate')!.annotations).to.include({ readOnlyHint: false });
      const ball = { expression: 'the ball' };
      const codeOf = async (given: object) => (await driver.call('navigate', given)).structured.code;
      expect(await codeOf(ball)).to.equal('BAD_ARGUMENTS');
      expect(await codeOf({ ...ball, confirm: 'yes' })).to.equal('BAD_ARGUMENTS');
      expect(await codeOf({ ...ball, confirm: false })).to.equal('NOT_CONFIRMED');
      expect(await codeOf({ ...ball, confirm: true })).to.equal('NOT_LOCATED');
      await seen(driver);
      expect(await codeOf({ expression: 'the table', confirm: true })).to.equal('NOT_LOCATED');
      // The recording moves on: what was one thing a moment ago may be two.
      let code = await codeOf({ ...ball, confirm: true });
      for (let tries = 0; tries < 10 && code !== 'NAVIGATION_OFF'; tries++) {
        expect(code).to.not.equal('OK');
        await seen(driver);
        code = await codeOf({ ...ball, confirm: true });
      }
      expect(code).to.equal('NAVIGATION_OFF');
      expect(await codeOf({ ...ball, confirm: true }), 'one drive for one locate').to.equal('NOT_LOCATED');
    } finally {
      await driver.close();
    }
  });
});
