/** Classes whose things are round seen from above. */
const ROUND = new Set([
  'bottle',
  'wine glass',
  'cup',
  'bowl',
  'vase',
  'apple',
  'orange',
  'donut',
  'sports ball',
  'potted plant',
  'fire hydrant',
]);

/** Whether a detector's class says that the hidden half mirrors the visible one. */
export const isRound = (label: string | undefined): boolean => label !== undefined && ROUND.has(label);
