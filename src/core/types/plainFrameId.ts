/** A frame's name as tf2 has it: without the slashes that tf of ROS 1 put before it. */
export const plainFrameId = (frameId: string): string => frameId.replace(/^\/+/, '');
