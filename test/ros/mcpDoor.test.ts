import { readFileSync } from 'node:fs';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { expect } from 'chai';
import { openapiDocument } from '../../src/agents/schema/openapiDocument.ts';
import { QUESTION_SERVICES } from '../../src/agents/schema/services.ts';
import { FAILURES } from '../../src/core/failures.ts';
import { AgentClient } from '../support/AgentClient.ts';
import { nodeRig } from '../support/nodeRig.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const RED = { expression: 'the red box' };

const withAgent = (args: readonly string[]): (() => AgentClient) => {
  let agent: AgentClient;
  before(async () => {
    agent = await new AgentClient(args).start();
  });
  after(() => agent?.close());
  return () => agent;
};

describe('the door for agents: a node on a known scene', function () {
  this.timeout(120_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 10 });
    await driver.seen();
  });
  const agent = withAgent([]);

  it('gives the pose that the service gives, and publishes nothing', async () => {
    const topic = '/spatial_llava/target_pose';
    await rig.driver.do('listen', { topic, type: 'geometry_msgs/msg/PoseStamped', qos: 'latched' });
    const { structured } = await agent().call('locate', { ...RED, target_frame: 'map' });
    expect(structured).to.include({ status: 0, code: 'OK' });
    expect(structured.object.frame).to.equal('map');
    expect(structured.object.position.x).to.be.closeTo(1.6, 0.05);
    expect(structured.object).to.include({ color: 'red' });
    expect((await rig.driver.do('heard', { topic })).count).to.equal(0);
  });

  it('says UNKNOWN_FRAME in our own words for a frame that is not there', async () => {
    const { structured } = await agent().call('locate', { ...RED, target_frame: 'no_such' });
    expect(structured).to.include({ code: 'UNKNOWN_FRAME', message: FAILURES.UNKNOWN_FRAME.meaning });
    expect(structured.object?.position).to.equal(undefined);
  });

  it('asks back between several, with a place for each', async () => {
    const { structured } = await agent().call('locate', { expression: 'the box' });
    expect(structured).to.include({ code: 'AMBIGUOUS' });
    expect(structured.question).to.match(/\?$/);
    expect(structured.candidates.length).to.be.greaterThan(1);
    const chosen = await agent().call('locate', {
      expression: 'the red one',
      previous_request_id: structured.request_id,
    });
    expect(chosen.structured).to.include({ code: 'OK' });
    expect(chosen.structured.object.color).to.equal('red');
    for (const { mark, score, position } of structured.candidates) {
      expect(mark).to.be.greaterThan(0);
      expect(score).to.be.within(0, 1);
      expect(position).to.have.all.keys('x', 'y', 'z');
    }
  });

  it('describes by words, and judges what is true and what is not', async () => {
    const { structured } = await agent().call('describe', {
      subject_expression: 'the red box',
      anchor_expression: 'the blue box',
    });
    expect(structured.code).to.equal('OK');
    expect(structured.sentences[0]).to.match(/^The red box .*blue box.*\.$/);
    expect(structured.relations[0]).to.include.all.keys(
      'relation',
      'subject',
      'anchors',
      'score',
      'measured',
    );
    const verdict = async (statement: string) =>
      (await agent().call('verify', { statement })).structured.verdict;
    const side = structured.sentences[0].includes('left') ? ['left', 'right'] : ['right', 'left'];
    expect(await verdict(`the red box is ${side[0]} of the blue box`)).to.equal('TRUE');
    expect(await verdict(`the red box is ${side[1]} of the blue box`)).to.equal('FALSE');
  });

  it('answers questions by a number, yes or no, or a list', async () => {
    const answer = async (question: string) => (await agent().call('ask', { question })).structured;
    const distance = await answer('how far is the red box from the blue box');
    expect(distance).to.include({ code: 'OK', kind: 'NUMBER', unit: 'm' });
    expect(distance.number).to.be.within(distance.at_least, distance.up_to);
    expect(distance).to.not.have.property('verdict');
    const count = await answer('how many boxes are there');
    expect(count).to.include({ code: 'OK', kind: 'NUMBER', unit: '' });
    const whether = await answer('is the red box left of the blue box');
    expect(whether.kind).to.equal('YES_NO');
    expect(['TRUE', 'FALSE']).to.include(whether.verdict);
    expect((await answer('')).code).to.equal('EMPTY_EXPRESSION');
  });

  it("the services' own replies fit the OpenAPI document", async () => {
    const document = openapiDocument(read, '/spatial_llava', '0.1.0') as {
      paths: Record<
        string,
        { post: { responses: { 200: { content: Record<string, { schema: object }> } } } }
      >;
      components: object;
    };
    const requests: Record<string, object> = {
      locate: RED,
      ask: { question: 'how many boxes are there' },
      describe: { subject_expression: 'the red box', anchor_expression: 'the blue box' },
      verify: { statement: 'the red box is left of the blue box' },
      list_landmarks: {},
    };
    const validator = new AjvJsonSchemaValidator();
    for (const [name, type] of Object.entries(QUESTION_SERVICES)) {
      const reply = await rig.driver.call(
        `/spatial_llava/${name}`,
        `spatial_llava/srv/${type}`,
        requests[name],
      );
      const { schema } =
        document.paths[`/capability/call/spatial_llava/${name}`]!.post.responses[200].content[
          'application/json'
        ]!;
      const checked = validator.getValidator({ ...schema, components: document.components } as object)(reply);
      expect(checked.valid, `${name}: ${checked.errorMessage}`).to.equal(true);
    }
  });

  it('keeps stdout to the protocol, and ends with its host', async () => {
    expect(agent().errors).to.deep.equal([]);
    const other = await new AgentClient().start();
    const { pid } = other;
    await other.close();
    expect(() => process.kill(pid, 0)).to.throw('ESRCH');
  });
});

describe('the door for agents: a node that is slow', function () {
  this.timeout(120_000);
  nodeRig({ env: { SLOW_MS: '4000' } }, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 5 });
  });
  const agent = withAgent(['--timeout', '1']);
  // A busy machine can need longer than the timeout to meet the node: that is "not there", not "slow".
  before(async () => {
    for (let tries = 0; tries < 30; tries++)
      if ((await agent().call('list')).structured.code !== 'NODE_UNAVAILABLE') return;
  });

  it('is given up after the timeout, by name, and another question may follow', async () => {
    for (let round = 0; round < 2; round++) {
      const { structured, isError } = await agent().call('locate', RED);
      expect(structured).to.include({ status: 803, code: 'NODE_TIMEOUT' });
      expect(isError).to.equal(true);
    }
  });

  it('is no longer waited for when the agent cancels', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    const error = await agent()
      .call('locate', RED, abort.signal)
      .then(() => undefined)
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
    expect((await agent().call('list')).structured.code).to.equal('NODE_TIMEOUT');
  });
});

describe('the door for agents: no node', function () {
  this.timeout(60_000);
  const rig = nodeRig();
  const agent = withAgent(['--node', '/nobody']);

  it('is told within seconds, by the name that was looked for', async () => {
    expect(rig.node.isRunning).to.equal(true);
    const { structured } = await agent().call('verify', { statement: 'the mug is on the table' });
    expect(structured).to.deep.equal({
      status: 802,
      code: 'NODE_UNAVAILABLE',
      message: '/nobody/verify is not there',
    });
  });
});
