/** `npm run replay`: composition of recording, image decoding and ROS publishers. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { SharpImageCodec } from './adapters/image/SharpImageCodec.ts';
import { openComposition } from './cli/openComposition.ts';
import { eventsReport } from './cli/replay/eventsReport.ts';
import { openReplay, type Replay } from './cli/replay/openReplay.ts';
import {
  type EventsArgs,
  parseReplayArgs,
  REPLAY_USAGE,
  type ReplayArgs,
} from './cli/replay/parseReplayArgs.ts';
import { phrasesFor } from './cli/replay/phrasesFor.ts';
import { printEvents } from './cli/replay/printEvents.ts';
import { rememberViews } from './cli/replay/rememberViews.ts';
import { runCommand } from './cli/runCommand.ts';
import { DEFAULT_PARAMETERS } from './core/parameters/parameters.ts';
import { rcl } from './ros/rcl.ts';
import { cameraTopics } from './ros/replay/cameraTopics.ts';
import { ReplayPublisher } from './ros/replay/ReplayPublisher.ts';
import { replayOnce } from './ros/replay/replayOnce.ts';
import { replayViews } from './ros/replay/replayViews.ts';
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
    if (args.events) await tellEvents(opened.value, args, args.events);
    else await publishAll(opened.value, args, stop.signal);
  } finally {
    await opened.value.close();
  }
};

/** Tells what happened in the recording, in answer to a question. */
const tellEvents = async (recording: Replay, { file }: ReplayArgs, events: EventsArgs): Promise<void> => {
  const onSkip = (text: string) => console.error(`replay: ${text}`);
  const camera = cameraTopics(recording.topics, events.topics);
  if (!camera.ok) return refuse(`${file}: ${camera.failure.message}`);
  const opened = await openComposition(DEFAULT_PARAMETERS, onSkip);
  if (!opened.ok) return refuse(opened.failure.message);
  const { frame, lookRateHz: rateHz, ask: question, json } = events;
  try {
    const codec = new SharpImageCodec();
    const views = replayViews(recording.messages(), {
      camera: camera.value,
      frameId: frame,
      rateHz,
      codec,
      onSkip: sayEachOnce(onSkip),
    });
    const remembered = await rememberViews(views, opened.value.perception, onSkip);
    if (remembered.frames === 0) return refuse(`${file}: no frame whose place in '${frame}' is known`);
    const phrases = await phrasesFor(question, remembered, opened.value, onSkip);
    const report = eventsReport(remembered, {
      question,
      frame,
      startNs: recording.startNs,
      ...(phrases && { phrases }),
    });
    if (json === '-') console.log(JSON.stringify(report, undefined, 2));
    else console.log(printEvents(report));
    if (json !== undefined && json !== '-')
      await writeFile(json, `${JSON.stringify(report, undefined, 2)}\n`);
  } finally {
    await opened.value.stop();
  }
};

/** One line a reason: a recording has thousands of frames. */
const sayEachOnce = (say: (text: string) => void): ((text: string) => void) => {
  const said = new Set<string>();
  return (text) => {
    const reason = text.replaceAll(/[\d.]+/g, '#');
    if (!said.has(reason)) say(text);
    said.add(reason);
  };
};

const refuse = (message: string): void => {
  console.error(`replay: ${message}`);
  process.exitCode = 1;
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
