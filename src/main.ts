/**
 * `lib/spatial_llava/spatial_llava_node`: the ROS node. Loading takes a second: a signal that comes meanwhile ends the
 * process as cleanly as one that comes later.
 */
const leave = (): never => process.exit(0);
process.once('SIGINT', leave);
process.once('SIGTERM', leave);

const { prepareEngine } = await import('./prepareEngine.ts');
const thread = prepareEngine();
const { startNode } = await import('./startNode.ts').catch((error: Error) => {
  console.error(`spatial_llava cannot start: ${error.name === 'NoRosError' ? error.message : error.stack}`);
  process.exit(2);
});
await startNode(process.argv, thread, () => {
  process.off('SIGINT', leave);
  process.off('SIGTERM', leave);
});

// Keeps this file a module: it imports nothing before the handlers stand.
export {};
