import { ask } from './ask.ts';
import { look } from './look.ts';

import { navigateTools } from './navigateTool.ts';
import { objects } from './objects.ts';
import { describe, list, locate, verify } from './sceneTools.ts';
import type { Tool } from './Tool.ts';
import { whereWas } from './whereWas.ts';

/** The tools of one conversation; what moves the robot only where that was asked for at the start. */
export const toolbox = (navigate: boolean, nowMs: () => number): readonly Tool[] => {
  const reading = [ask, describe, verify, list, objects, whereWas, look];
  if (!navigate) return [locate, ...reading];
  const driving = navigateTools(nowMs);
  return [driving.locate, ...reading, driving.navigate];
};
