/** `npm run locate`, `npm run ask -- --live`: questions to a running node, as a planner would ask them. */
import { LOCATE_USAGE, type LocateArgs, parseLocateArgs } from './cli/locate/parseLocateArgs.ts';
import { runCommand } from './cli/runCommand.ts';
import { askOn } from './pipeline/dialogue/askOn.ts';
import { converse } from './ros/client/converse.ts';
import { type LocateReply, openClientNode, QuestionClient } from './ros/client/QuestionClient.ts';
import { sayReply } from './ros/client/sayReply.ts';

const asJson = (reply: LocateReply): string =>
  JSON.stringify(reply, (_key, value) => (typeof value === 'bigint' ? Number(value) : value));

const locate = async ({ expression, node: name, json, viewer, timeoutMs }: LocateArgs): Promise<void> => {
  const { node, close } = await openClientNode('spatial_llava_locate');
  const complain = (why: string): void => {
    console.error(`locate: ${name}/locate ${why}: is the node running, in this ROS_DOMAIN_ID?`);
    process.exitCode = 1;
  };
  try {
    const client = new QuestionClient(node, name);
    if (!(await client.ready(timeoutMs))) return complain('is not there');
    if (expression === undefined) {
      const { stdin: input, stdout: output } = process;
      let earlier: LocateReply | undefined;
      const ask = async (words: string, signal: AbortSignal) => {
        const reply = await askOn(earlier, words, (previous_request_id) =>
          client.locate(words, timeoutMs, { viewer, previous_request_id }, signal),
        );
        earlier = reply;
        return reply;
      };
      return await converse({ ask, input, output, terminal: Boolean(input.isTTY && output.isTTY) });
    }
    const reply = await client.locate(expression, timeoutMs, { viewer });
    if (!reply) return complain('did not answer');
    console.log(json ? asJson(reply) : sayReply(reply));
  } finally {
    close();
  }
};

await runCommand('locate', LOCATE_USAGE, () => parseLocateArgs(process.argv.slice(2)), locate);
