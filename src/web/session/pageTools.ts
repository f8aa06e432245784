import { navigateTools } from '../../agents/tools/navigateTool.ts';
import { objects } from '../../agents/tools/objects.ts';
import { locate } from '../../agents/tools/sceneTools.ts';
import type { Tool } from '../../agents/tools/Tool.ts';
import { nameTool } from './nameTool.ts';
import { picturesTool } from './picturesTool.ts';
import { sayTool } from './sayTool.ts';

/** What one open page may call; what moves the robot only where that was asked for at the start. */
export const pageTools = (navigate: boolean, nowMs: () => number): ReadonlyMap<string, Tool> => {
  const driving = navigate ? navigateTools(nowMs) : undefined;
  const tools = [
    sayTool(driving?.locate ?? locate),
    objects,
    picturesTool,
    nameTool,
    ...(driving ? [driving.navigate] : []),
  ];
  return new Map(tools.map((tool) => [tool.name, tool]));
};
