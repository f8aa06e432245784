import { expect } from 'chai';
import { nodeRig } from '../support/nodeRig.ts';

const LOCATE = ['/spatial_llava/locate', 'spatial_llava/srv/LocateObject'] as const;
const ASK = ['/spatial_llava/ask', 'spatial_llava/srv/AskQuestion'] as const;
const ACTION = { action: '/spatial_llava/ask_question', type: 'spatial_llava/action/AskQuestion' };
const [NUMBER, YES_NO, LIST, TEXT] = [1, 2, 3, 4];
const [SUCCEEDED, ABORTED] = [4, 6];

interface Marked {
  readonly landmark: { readonly mark: number };
  readonly position: { readonly header: { readonly frame_id: string }; readonly point: { y: number } };
}

describe('node on real ROS: questions and follow-ups from an rclpy client', function () {
  this.timeout(60_000);
  const rig = nodeRig({}, async ({ driver }) => {
    await driver.do('tf');
    await driver.do('camera', { hz: 15 });
    await driver.seen();
  });
  const ask = (question: string, more: object = {}) => rig.driver.call(...ASK, { question, ...more });
  const locate = (expression: string, more: object = {}) =>
    rig.driver.call(...LOCATE, { expression, ...more });

  it('measures in metres, with a tolerance that holds the truth', async () => {
    const answer = await ask('how far is the red box from the green box?');
    expect(answer).to.include({ status: 0, kind: NUMBER, unit: 'm' });
    expect(answer.at_least).to.be.below(answer.number);
    expect(answer.up_to - answer.number).to.be.closeTo(answer.tolerance, 1e-9);
    expect(answer.marks).to.have.length(2);
    expect(answer.marks[0].position.header.frame_id).to.equal('map');
    expect(answer.text).to.contain(' m from ');
  });

  it('counts with bounds, says yes or no with a probability, and lists', async () => {
    const count = await ask('how many red boxes are there');
    expect(count).to.include({ status: 0, kind: NUMBER, unit: '', number: 1 });
    const whether = await ask('is the red box left of the blue box?');
    expect(whether).to.include({ status: 0, kind: YES_NO });
    expect(whether.text).to.match(/viewer's/);
    const opposite = await ask('is the red box right of the blue box?');
    expect(whether.probability + opposite.probability).to.be.closeTo(1, 0.05);
    const list = await ask('which box is the nearest?');
    expect(list).to.include({ status: 0, kind: LIST });
    expect(list.marks).to.have.length(1);
  });

  it('tells colours and dimensions in words, and refuses what no camera tells', async () => {
    const colour = await ask('what colour is the red box?');
    expect(colour).to.include({ status: 0, kind: TEXT, unit: '' });
    expect(colour.text).to.match(/\bred\b/);
    expect(colour.marks).to.have.length(1);
    expect(colour.marks[0].position.header.frame_id).to.equal('map');
    expect((await ask('what are the dimensions of the red box')).text).to.match(/\d\.\d\d m/);
    const why = await ask('why is the box red');
    expect(why).to.include({ status: 203, kind: 0 });
    expect(why.message).to.contain('why something is so');
  });

  it('sends what asks for a thing to ~/locate, and what ~/locate is asked to ~/ask', async () => {
    const thing = await ask('the red box');
    expect(thing).to.include({ status: 203, kind: 0 });
    expect(thing.message).to.contain('~/locate');
    const question = await locate('how many boxes are there');
    expect(question.status).to.equal(203);
    expect(question.message).to.contain('~/ask');
  });

  it('answers as an action, too, and aborts with the code of a refusal', async () => {
    const told = await rig.driver.do('action', { ...ACTION, goal: { question: 'how tall is the red box' } });
    expect(told.status).to.equal(SUCCEEDED);
    expect(told.result).to.include({ status: 0, kind: NUMBER, unit: 'm' });
    expect(told.feedback.map((f: { stage: string }) => f.stage)).to.include('answer');
    const empty = await rig.driver.do('action', { ...ACTION, goal: { question: ' ' } });
    expect([empty.status, empty.result.status]).to.deep.equal([ABORTED, 201]);
  });

  it('takes up an ambiguous reply by its id: the left one, the other one, a number, neither', async () => {
    const asked = await locate('the box');
    expect(asked.status).to.equal(302);
    expect(asked.request_id).to.not.equal('');
    const marks = (asked.candidates as Marked[]).map(({ landmark }) => landmark.mark);
    const follow = (expression: string, id: string = asked.request_id) =>
      locate(expression, { previous_request_id: id });
    const left = await follow('the leftmost one');
    expect(left.status, left.message).to.equal(0);
    const sides = (asked.candidates as Marked[]).map(({ position }) => position.point.y);
    expect(left.object.pose.pose.position.y).to.be.closeTo(Math.max(...sides), 0.05);
    expect(left.rationale).to.contain("the viewer's");
    const other = await follow('no, the other one', left.request_id);
    expect(other.status).to.equal(marks.length === 2 ? 0 : 302);
    expect((other.candidates as Marked[]).map(({ landmark }) => landmark.mark)).to.not.include(
      left.object.landmark.mark,
    );
    const numbered = await follow(`number ${marks[1]}`);
    expect(numbered.object.landmark.mark).to.equal(marks[1]);
    expect((await follow('neither')).status).to.equal(301);
  });

  it('follows tracks into a newer frame when the old one has gone', async () => {
    const asked = await locate('the box');
    const isHeld = async () => (await locate('the red box', { stamp: asked.stamp })).status === 0;
    while (await isHeld()) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await locate('the red box');
    }
    const reply = await locate('the leftmost one', { previous_request_id: asked.request_id });
    expect(reply.status, reply.message).to.equal(0);
    expect(reply.stamp).to.not.deep.equal(asked.stamp);
  });

  it('says UNKNOWN_REQUEST for an id that it does not remember, and what to do', async () => {
    const reply = await locate('the left one', { previous_request_id: 'nobody-7' });
    expect(reply.status).to.equal(204);
    expect(reply.message).to.contain('nobody-7').and.contain('Ask anew');
  });
});
