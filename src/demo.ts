/**
 * `npm start`: a recorded RGB-D camera plays through real topics, the real node looks at it, and a client asks it in
 * words through its service. `--serve` keeps camera and node running, to be asked on a page (`--port`) and from other
 * terminals; `--json` prints
 * the answers as one JSON object for programs.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoRow } from './cli/demo/DemoRow.ts';
import { endingSignal } from './cli/demo/endingSignal.ts';
import { formatRows } from './cli/demo/formatRows.ts';
import { Programs } from './cli/demo/Programs.ts';
import { type DemoQuestion, type DemoTruth, readTruth } from './cli/demo/readTruth.ts';
import { makeModels } from './cli/makeModels.ts';
import { FAILURES, STATUS_OK } from './core/failures.ts';
import { NODE_LAUNCH } from './nodeLaunch.ts';
import { type LocateReply, openClientNode, QuestionClient } from './ros/client/QuestionClient.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const recording = join(root, 'recordings', 'living_room.mcap');
const out = join(root, 'out', 'demo');
const NODE = '/spatial_llava';
const CAMERA = '/camera/camera';
/** As launch/bringup.launch.xml does for a RealSense. */
const REMAPS = [
  `color/image:=${CAMERA}/color/image_raw`,
  `depth/image:=${CAMERA}/aligned_depth_to_color/image_raw`,
  `color/camera_info:=${CAMERA}/color/camera_info`,
];
const PARAMETERS = ['use_sim_time:=true', 'target_frame:=map'];
/** What is on the page beside: remembered afresh, since stamps of the recording come again. */
const MEMORY = join(out, 'memory.sqlite');
const SERVING = [
  'memory.enabled:=true',
  `memory.path:=${MEMORY}`,
  `vocabulary.learnt:=${join(out, 'names.json')}`,
];
const READY_MS = 60_000;
const ANSWER_MS = 15_000;
/** Refusals that pass by themselves: nothing has arrived yet, or the recording has just begun again. */
const EARLY: readonly number[] = [
  FAILURES.NO_FRAME.status,
  FAILURES.NO_CAMERA_INFO.status,
  FAILURES.UNSYNCHRONISED.status,
  FAILURES.STALE_FRAME.status,
  FAILURES.EXTRAPOLATION.status,
  FAILURES.TF_TIMEOUT.status,
  FAILURES.INACTIVE.status,
];
/** Also a reply whose frame had no names yet: the detector loads, or the machine is busy. */
const isEarly = ({ status, message, rationale }: LocateReply): boolean =>
  EARLY.includes(status) || /without (the|a) (detector|model)/.test(`${message} ${rationale}`);
const PATIENCE = 5;
const PAUSE_MS = 400;

/** Asks until the node has seen a frame and its detector has loaded. */
const firstSight = async (client: QuestionClient): Promise<string | undefined> => {
  const start = performance.now();
  if (!(await client.ready(READY_MS))) return `the node offers no ${NODE}/locate`;
  while (performance.now() - start < READY_MS) {
    const reply = await client.locate('the table', ANSWER_MS, { publish: false });
    if (reply && !isEarly(reply)) return undefined;
    await delay(300);
  }
  return 'no frame arrived, or the detector did not load';
};

const rowOf = (
  question: DemoQuestion,
  reply: LocateReply,
  truth: DemoTruth,
  published: boolean,
  totalMs: number,
): DemoRow => {
  const found = reply.status === STATUS_OK;
  const { landmark, pose, header } = reply.object;
  const p = pose.pose.position;
  const thing = question.target === null ? undefined : truth.things.get(question.target);
  const errorMetres =
    found && thing
      ? Math.hypot(p.x - thing.center[0], p.y - thing.center[1], p.z - thing.center[2])
      : undefined;
  const named = landmark.label || 'thing';
  const refusals: Record<number, string> = {
    [FAILURES.AMBIGUOUS.status]:
      `ambiguous: marks ${reply.candidates.map((c) => c.landmark.mark).join(', ')}`,
    [FAILURES.NOT_FOUND.status]: 'not found',
  };
  return {
    question: question.expression,
    answer: found
      ? `${landmark.color} ${named}`
      : (refusals[reply.status] ?? `status ${reply.status}: ${reply.message}`),
    ...(found && { mark: landmark.mark, position: [p.x, p.y, p.z], frame: header.frame_id }),
    ...(errorMetres !== undefined && { errorMetres }),
    right:
      question.target === null
        ? !found
        : thing !== undefined && errorMetres !== undefined && errorMetres < thing.reach,
    published,
    rationale: reply.rationale,
    stages: reply.stages,
    totalMs,
  };
};

const demonstrate = async (): Promise<void> => {
  const { node, close } = await openClientNode('spatial_llava_demo');
  try {
    let poses = 0;
    let picture: Uint8Array | undefined;
    node.createSubscription('geometry_msgs/msg/PoseStamped', `${NODE}/target_pose`, {}, () => poses++);
    node.createSubscription(
      'sensor_msgs/msg/CompressedImage',
      `${NODE}/marked_image/compressed`,
      { qos: 'qos_profile_sensor_data' },
      (message: { data: Uint8Array }) => {
        picture = message.data;
      },
    );
    const client = new QuestionClient(node, NODE);
    const trouble = await firstSight(client);
    if (trouble) throw new Error(`${trouble}; see ${out}`);
    const truth = await readTruth(recording);
    const rows: DemoRow[] = [];
    for (const question of truth.questions) {
      const before = poses;
      let start = performance.now();
      let reply = await client.locate(question.expression, ANSWER_MS);
      for (let i = 0; i < PATIENCE && reply && isEarly(reply); i++) {
        await delay(PAUSE_MS);
        start = performance.now();
        reply = await client.locate(question.expression, ANSWER_MS);
      }
      const totalMs = performance.now() - start;
      if (!reply) throw new Error(`no answer to "${question.expression}"; see ${out}`);
      await delay(100);
      rows.push(rowOf(question, reply, truth, poses > before, totalMs));
    }
    if (process.argv.includes('--json')) return console.log(JSON.stringify({ rows }));
    const tty = process.stdout.isTTY === true;
    console.log(formatRows(rows, (text, right) => (tty ? `\x1b[${right ? 32 : 31}m${text}\x1b[0m` : text)));
    for (let i = 0; i < 30 && !picture; i++) await delay(100);
    if (picture) {
      writeFileSync(join(out, 'marked.jpg'), picture);
      console.log(`\nwhat the node saw: ${join('out', 'demo', 'marked.jpg')}`);
    }
  } finally {
    close();
  }
};

/** Returns when a question would be answered. */
const awaitSight = async (): Promise<void> => {
  const { node, close } = await openClientNode('spatial_llava_demo');
  try {
    const trouble = await firstSight(new QuestionClient(node, NODE));
    if (trouble) throw new Error(`${trouble}; see ${out}`);
  } finally {
    close();
  }
};

const sayHowToAsk = (): void => {
  console.log(
    [
      '',
      'camera and node are running; stop with Ctrl-C. In another terminal of this folder:',
      '',
      `  npm run locate -- "the mug to the right of the laptop"`,
      '',
      `or with ROS 2 sourced:`,
      `  ros2 service call ${NODE}/locate spatial_llava/srv/LocateObject "{expression: 'the red chair', publish: true}"`,
    ].join('\n'),
  );
};

/** The page, which is there before the node is; its address is printed as soon as it is served. */
const servePage = (): void => {
  const port = process.argv[process.argv.indexOf('--port') + 1];
  const page = programs.start('web', {
    module: new URL('./web', import.meta.url),
    args: [
      '--node',
      NODE,
      '--free-port',
      ...(process.argv.includes('--port') && port ? ['--port', port] : []),
    ],
    ...NODE_LAUNCH,
  });
  createInterface({ input: page.stdout! }).on('line', (line) => {
    if (line.startsWith('page: ')) console.log(line);
  });
};

const run = async (signal: Promise<NodeJS.Signals>): Promise<void> => {
  await makeModels(console.error);
  const serving = process.argv.includes('--serve');
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${MEMORY}${suffix}`, { force: true });
  const parameters = [...PARAMETERS, ...(serving ? SERVING : [])];
  if (!process.argv.includes('--json'))
    console.log(
      `camera: ${recording.slice(root.length)}, 640x480 RGB-D, played in real time; node: ${NODE}\n`,
    );
  if (serving) servePage();
  programs.start('replay', {
    module: new URL('./replay', import.meta.url),
    args: [recording, '--loop', '--quiet'],
  });
  programs.start('main', {
    module: new URL('./main', import.meta.url),
    args: ['--ros-args', ...parameters.flatMap((p) => ['-p', p]), ...REMAPS.flatMap((r) => ['-r', r])],
    ...NODE_LAUNCH,
  });
  if (!serving) return demonstrate();
  await awaitSight();
  sayHowToAsk();
  await signal;
};

mkdirSync(out, { recursive: true });
const programs = new Programs(out);
// Taken before anything is started: whenever a signal comes, what runs by then ends with this program.
const signal = endingSignal();
try {
  const cut = await Promise.race([run(signal), signal]);
  // Serving ends by a signal as it should; a demonstration was cut short.
  if (cut && !process.argv.includes('--serve')) process.exitCode = 128 + constants.signals[cut];
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await programs.stop();
}
process.exit();
