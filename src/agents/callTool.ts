import { readArguments } from './arguments/readArguments.ts';
import { failed } from './reply/answer.ts';
import type { Surroundings } from './SceneDoor.ts';
import type { Tool, ToolAnswer } from './tools/Tool.ts';

/** One call of a tool, its arguments checked first. Never rejects: a defect is INTERNAL. */
export const callTool = async (
  tool: Tool,
  given: unknown,
  surroundings: Surroundings,
  log: (text: string) => void,
): Promise<ToolAnswer> => {
  try {
    const args = readArguments(tool.fields, given ?? {});
    return args.ok ? await tool.run(args.value, surroundings) : { structured: failed(args.failure) };
  } catch (error) {
    log(`${tool.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return { structured: failed({ code: 'INTERNAL', message: '' }) };
  }
};
