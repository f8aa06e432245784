import { parseArgs } from 'node:util';
import type { MarkStyle } from '../../core/marks/draw/MarkStyle.ts';
import type { Parameters } from '../../core/parameters/parameters.ts';
import { parametersOf, RESOLVER_OPTIONS, RESOLVER_USAGE } from '../resolverOptions.ts';
import { isUsageError, parsed, type UsageError, usageError } from '../usage.ts';

import { type AskOptions, parseViewer, VIEWER_USAGE } from './viewerOption.ts';

export const ASK_USAGE = `usage: npm run ask -- FRAME_DIR "expression" [options]
       npm run ask -- FRAME_DIR --list [options]
       npm run ask -- --live ["expression"] [--node /spatial_llava]     a running node; see npm run locate -- --help

The expression asks for an object ("the mug behind the laptop"), or for a number, a verdict or a list ("how far is the
mug from the laptop", "how many chairs are left of the table", "is the mug on the table", "what is on the table").

FRAME_DIR holds color.png, depth.png (16 bits) and camera.json; gravity and the world come from its world_from_camera.

  --json                           one JSON object as the last line
  --talk                           put the question of an ambiguous answer, and take up what is replied on standard input
                                   ("the left one"); without it only where that is a terminal
  --list                           show every landmark instead of asking
  --out FILE.png|FILE.jpg          write the marked image
  --map                            show the scene from above
  --map-out FILE.svg               write that view as a picture
  --overlay masks|boxes|both       what is drawn under the numbers (masks)
  --target-frame camera|world      frame of the answer's pose (camera); world as camera.json has it
${VIEWER_USAGE}
${RESOLVER_USAGE}`;

export interface AskArgs extends AskOptions {
  readonly folder: string;
  /** Absent with --list. */
  readonly expression?: string | undefined;
  readonly json: boolean;
  readonly talk: boolean;
  readonly out?: string | undefined;
  /** Show the top view in the terminal. */
  readonly map: boolean;
  /** Where to write it as SVG. */
  readonly mapOut?: string;
  readonly overlay: MarkStyle['overlay'];
  readonly parameters: Parameters;
}

const OVERLAYS = ['masks', 'boxes', 'both'] as const;

/** --viewer and --target-frame. */
const readAskOptions = (values: {
  readonly viewer?: string | undefined;
  readonly 'target-frame'?: string | undefined;
}): AskOptions | UsageError => {
  const targetFrame = values['target-frame'];
  if (targetFrame !== undefined && !/^(?:camera|world|map)$/.test(targetFrame))
    return usageError(`--target-frame is ${targetFrame}, expected camera or world`);
  const viewer = parseViewer(values.viewer);
  return viewer && isUsageError(viewer) ? viewer : { targetFrame, viewer };
};

/** Reads the command line of `ask`; `undefined` when help was asked for. */
export const parseAskArgs = (argv: readonly string[]): AskArgs | UsageError | undefined => {
  const args = parsed(() =>
    parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...RESOLVER_OPTIONS,
        json: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        talk: { type: 'boolean', default: false },
        out: { type: 'string' },
        map: { type: 'boolean', default: false },
        'map-out': { type: 'string' },
        overlay: { type: 'string', default: 'masks' },
        'target-frame': { type: 'string' },
        viewer: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (isUsageError(args)) return args;
  const { values, positionals } = args;
  if (values.help) return undefined;
  const [folder, ...words] = positionals;
  if (folder === undefined) return usageError('FRAME_DIR is missing');
  if (words.length === 0 && !values.list) return usageError('the expression is missing');
  if (words.length > 1) return usageError('more than one expression: put it in quotes');
  const overlay = OVERLAYS.find((name) => name === values.overlay);
  if (!overlay) return usageError(`--overlay is ${values.overlay}, expected ${OVERLAYS.join(', ')}`);
  if (values.out !== undefined && !/\.(png|jpe?g)$/i.test(values.out))
    return usageError(`--out ${values.out}: expected a name ending in .png or .jpg`);
  const mapOut = values['map-out'];
  if (mapOut !== undefined && !/\.svg$/i.test(mapOut))
    return usageError(`--map-out ${mapOut}: expected a name ending in .svg`);
  const seen = readAskOptions(values);
  if (isUsageError(seen)) return seen;
  const parameters = parametersOf(values);
  if (isUsageError(parameters)) return parameters;
  return {
    folder,
    expression: values.list ? undefined : words[0],
    json: values.json,
    talk: values.talk,
    out: values.out,
    map: values.map,
    ...(mapOut === undefined ? {} : { mapOut }),
    overlay,
    ...seen,
    parameters,
  };
};
