/** `npm run locate`: one question to a running node, as a planner would ask it. */
import { LOCATE_USAGE, type LocateArgs, parseLocateArgs } from './cli/locate/parseLocateArgs.ts';
import { readReplies } from './cli/readReplies.ts';
import { runCommand } from './cli/runCommand.ts';
import { FAILURES, STATUS_OK, statusOf } from './core/failures.ts';
import { type LocateReply, openClientNode, type Point, QuestionClient } from './ros/client/QuestionClient.ts';

const AMBIGUOUS = statusOf('AMBIGUOUS');

const nameOf = (status: number): string =>
  Object.entries(FAILURES).find(([, failure]) => failure.status === status)?.[0] ?? String(status);
const coordinates = ({ x, y, z }: Point): string => [x, y, z].map((value) => value.toFixed(2)).join(', ');

const sentence = ({ status, message, object, candidates }: LocateReply): string => {
  if (status !== STATUS_OK) {
    const marks = candidates.map(({ landmark }) => landmark.mark).join(', ');
    return `${nameOf(status)}: ${message}${marks && ` (marks ${marks})`}`;
  }
  const { landmark, pose, approach_pose, header } = object;
  const name = [landmark.color, landmark.label || 'thing'].filter(Boolean).join(' ');
  return `mark ${landmark.mark}, ${name}, at ${coordinates(pose.pose.position)} m in ${header.frame_id}; stand at ${coordinates(approach_pose.position)}`;
};

const asJson = (reply: LocateReply): string =>
  JSON.stringify(reply, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));

const locate = async ({ expression, node: name, json, talk, timeoutMs }: LocateArgs): Promise<void> => {
  const { node, close } = await openClientNode('spatial_llava_locate');
  try {
    const client = new QuestionClient(node, name);
    const found = await client.ready(timeoutMs);
    const reply = found ? await client.locate(expression, timeoutMs) : undefined;
    if (reply) {
      const show = (shown: LocateReply): string => {
        console.log(json ? asJson(shown) : sentence(shown));
        return shown.status === AMBIGUOUS ? shown.question : '';
      };
      const question = show(reply);
      if (!talk && !process.stdin.isTTY) return;
      let { request_id } = reply;
      return await readReplies(question, async (words) => {
        const next = await client.locate(words, timeoutMs, true, request_id);
        if (!next) throw new Error(`${name}/locate did not answer`);
        request_id = next.request_id || request_id;
        return show(next);
      });
    }
    const why = found ? 'did not answer' : 'is not there';
    console.error(`locate: ${name}/locate ${why}: is the node running, in this ROS_DOMAIN_ID?`);
    process.exitCode = 1;
  } finally {
    close();
  }
};

await runCommand('locate', LOCATE_USAGE, () => parseLocateArgs(process.argv.slice(2)), locate);
