import type { ToolArguments } from '../arguments/readArguments.ts';
import { answered, failed } from '../reply/answer.ts';
import type { SceneService } from '../SceneDoor.ts';
import type { Tool } from './Tool.ts';

/** A tool that is one call of a service: its arguments are fields of the request. */
export const serviceTool = (
  service: SceneService,
  tool: Omit<Tool, 'run' | 'readOnly'>,
  toRequest: (args: ToolArguments) => object = (args) => args,
): Tool => ({
  ...tool,
  readOnly: true,
  run: async (args, { door, signal }) => {
    const reply = await door.call(service, toRequest(args), signal);
    return { structured: reply.ok ? answered(reply.value, tool.answer) : failed(reply.failure) };
  },
});
