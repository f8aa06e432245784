/** `npm run replay`: composition of recording, image decoding and ROS publishers. */
import { setTimeout as delay } from 'node:timers/promises';
import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { openReplay, type Replay } from './cli/replay/openReplay.ts';
import { parseReplayArgs, REPLAY_USAGE, type ReplayArgs } from './cli/replay/parseReplayArgs.ts';
import { runCommand } from './cli/runCommand.ts';
import { rcl } from './ros/rcl.ts';
import { ReplayPublisher } from './ros/replay/ReplayPublisher.ts';
import { replayOnce } from './ros/replay/replayOnce.ts';
import { logArguments } from './ros/start/logArguments.ts';

const replay = async (args: ReplayArgs): Promise<void> => {
  const opened = await openReplay(args, new SharpImageCodec(), (text) => console.error(`replay: ${text}`));
  if (!opened.ok) {
    console.error(`replay: ${opened.failure.message}`);
    process.exitCode = 1;
    return;
  }
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  try {
    await publishAll(opened.value, args, stop.signal);
  } finally {
    await opened.value.close();
  }
};

const publishAll = async (recording: Replay, args: ReplayArgs, signal: AbortSignal): Promise<void> => {
  await rcl.init(undefined, logArguments(args.rosArgs));
  rcl.removeSignalHandlers();
  try {
    const node = rcl.createNode('replay');
    const topics = recording.topics.map(({ name, type, qos }) => ({ name, type, ...qos }));
    const onSkip = (text: string) => console.error(`replay: ${text}`);
    const publisher = new ReplayPublisher(node, topics, { clock: args.clock, onSkip });
    if (publisher.topics.length === 0) {
      console.error(`replay: ${args.file}: nothing in it can be played`);
      process.exitCode = 1;
      return;
    }
    const sleep = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined);
    if (!args.quiet) {
      console.log(`${args.file}: ${recording.seconds.toFixed(1)} s at rate ${args.rate}`);
      for (const { name, type, reliability } of topics)
        if (publisher.topics.includes(name)) console.log(`  ${name}  ${type}  ${reliability}`);
    }
    await sleep(args.delaySeconds * 1000);
    do {
      await replayOnce(recording.messages(), publisher, {
        rate: args.rate,
        nowMs: () => performance.now(),
        sleep,
        signal,
      });
    } while (args.loop && !signal.aborted);
    if (!args.quiet)
      for (const [name, count] of publisher.counts) console.log(`  ${name}: ${count} published`);
    publisher.close();
    node.destroy();
  } finally {
    rcl.shutdown();
  }
};

await runCommand('replay', REPLAY_USAGE, () => parseReplayArgs(process.argv.slice(2)), replay);
