import { parseArgs } from 'node:util';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

export const REPLAY_USAGE = `usage: npm run replay -- BAG [options] [--ros-args -r FROM:=TO ...]

Publishes a ROS 2 recording's topics and /clock in real time. Listeners set use_sim_time. BAG is the folder that
ros2 bag record left, or a file of it (.mcap, .db3).

  --rate NUMBER                    2 plays twice as fast (1)
  --loop                           again and again; the clock jumps back each time
  --stored                         images as recorded (compressed) instead of decoded
  --reliability best_effort|reliable   of camera topics (best_effort, as REP-2003 has it for listeners)
  --no-clock                       leave /clock to somebody else
  --delay SECONDS                  for listeners to be found before the first message (1)
  --quiet                          no summary

  --events                         nothing is published: what the recording shows is remembered, and what happened to it told
  --ask WORDS                      of what: "the red mug", "how many chairs" (everything)
  --json FILE                      the same for programs, - for stdout
  --frame FRAME                    that stands still in the recording's tf (map)
  --look-rate NUMBER               frames looked at in a recorded second (2)
  --color, --depth, --info TOPIC   the camera's, where the recording has several`;

export interface EventsArgs {
  /** Empty: about everything. */
  readonly ask: string;
  readonly json?: string;
  readonly frame: string;
  readonly lookRateHz: number;
  readonly topics: { readonly color?: string; readonly depth?: string; readonly info?: string };
}

export interface ReplayArgs {
  readonly file: string;
  readonly rate: number;
  readonly loop: boolean;
  readonly stored: boolean;
  readonly reliability: 'best_effort' | 'reliable';
  readonly clock: boolean;
  readonly delaySeconds: number;
  readonly quiet: boolean;
  /** What is told instead of published. */
  readonly events?: EventsArgs;
  /** From --ros-args on, for rcl. */
  readonly rosArgs: readonly string[];
}

const MAX_LOOK_RATE = 30;
const MIN_RATE = 0.01;
const MAX_RATE = 100;
const MAX_DELAY_SECONDS = 600;

/** Reads the command line of `replay`; `undefined` when help was asked for. */
export const parseReplayArgs = (argv: readonly string[]): ReplayArgs | UsageError | undefined => {
  const split = argv.indexOf('--ros-args');
  const args = parsed(() =>
    parseArgs({
      args: split < 0 ? [...argv] : argv.slice(0, split),
      allowPositionals: true,
      options: {
        rate: { type: 'string', default: '1' },
        loop: { type: 'boolean', default: false },
        stored: { type: 'boolean', default: false },
        reliability: { type: 'string', default: 'best_effort' },
        'no-clock': { type: 'boolean', default: false },
        delay: { type: 'string', default: '1' },
        quiet: { type: 'boolean', default: false },
        events: { type: 'boolean', default: false },
        ask: { type: 'string' },
        json: { type: 'string' },
        frame: { type: 'string' },
        'look-rate': { type: 'string' },
        color: { type: 'string' },
        depth: { type: 'string' },
        info: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined) return usageError('BAG is missing');
  if (more.length > 0) return usageError(`one recording at a time, found also ${more.join(' ')}`);
  const rate = Number(values.rate);
  if (!(rate >= MIN_RATE && rate <= MAX_RATE))
    return usageError(`--rate is ${values.rate}, expected ${MIN_RATE} to ${MAX_RATE}`);
  const delaySeconds = Number(values.delay);
  if (!(delaySeconds >= 0 && delaySeconds <= MAX_DELAY_SECONDS))
    return usageError(`--delay is ${values.delay}, expected 0 to ${MAX_DELAY_SECONDS} seconds`);
  const { reliability } = values;
  if (reliability !== 'best_effort' && reliability !== 'reliable')
    return usageError(`--reliability is ${reliability}, expected best_effort or reliable`);
  const events = readEventsArgs(values);
  if (events && isUsageError(events)) return events;
  return {
    file,
    rate,
    loop: values.loop,
    stored: values.stored,
    reliability,
    clock: !values['no-clock'],
    delaySeconds,
    quiet: values.quiet,
    ...(events && { events }),
    rosArgs: split < 0 ? [] : argv.slice(split),
  };
};

const EVENTS_ONLY = ['ask', 'json', 'frame', 'look-rate', 'color', 'depth', 'info'] as const;

/** The options of --events; undefined without it. */
const readEventsArgs = (
  values: { readonly events: boolean } & {
    readonly [K in (typeof EVENTS_ONLY)[number]]?: string | undefined;
  },
): EventsArgs | UsageError | undefined => {
  if (!values.events) {
    const stray = EVENTS_ONLY.find((name) => values[name] !== undefined);
    return stray === undefined ? undefined : usageError(`--${stray} belongs to --events`);
  }
  const lookRateHz = Number(values['look-rate'] ?? 2);
  if (!(lookRateHz >= MIN_RATE && lookRateHz <= MAX_LOOK_RATE))
    return usageError(`--look-rate is ${values['look-rate']}, expected ${MIN_RATE} to ${MAX_LOOK_RATE}`);
  const { color, depth, info } = values;
  return {
    ask: values.ask?.trim() ?? '',
    ...(values.json !== undefined && { json: values.json }),
    frame: values.frame ?? 'map',
    lookRateHz,
    topics: { ...(color && { color }), ...(depth && { depth }), ...(info && { info }) },
  };
};
