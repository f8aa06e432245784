import { parseFootprint } from '../core/approach/parseFootprint.ts';
import type { Parameters } from '../core/parameters/parameters.ts';
import type { LocateOptions } from './LocateRequest.ts';

/** What the parameters fix for every question, for the node and the commands alike. */
export const locateOptions = (parameters: Parameters): LocateOptions => ({
  approach: {
    footprint: parseFootprint(parameters.footprint, parameters.robot_radius),
    standoffMetres: parameters.standoff,
    reachMetres: parameters.reach,
    robotHeightMetres: parameters.robot_height,
    costmapMaxAgeSeconds: parameters.costmap_max_age,
  },
  baseFrame: parameters.base_frame,
  tfTimeoutMs: parameters.tf_timeout * 1000,
  maxExpressionLength: parameters.max_expression_length,
});
