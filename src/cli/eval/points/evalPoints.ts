import type { FolderFrame } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { poleOfInaccessibility } from '../../../core/marks/poleOfInaccessibility.ts';
import type { Parameters } from '../../../core/parameters/parameters.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { askFrame } from '../../ask/askFrame.ts';
import { readMask } from '../../field/readMask.ts';
import { readPicture } from '../../field/readPicture.ts';
import { type PointRow, readPoints } from '../../field/readPoints.ts';
import { wilson } from '../wilson.ts';

/** JSON of `eval points`. */
export interface PointsReport {
  readonly n: number;
  /** The answered mark's point lies in the mask. */
  readonly correct: number;
  readonly interval: readonly [number, number];
  /** Questions that got a mark; the others count as wrong. */
  readonly answered: number;
  readonly by_category: Readonly<Record<string, { readonly n: number; readonly correct: number }>>;
  /** Rows that could not be asked, and why. */
  readonly lacking: readonly string[];
}

export interface PointsOptions {
  readonly composition: Composition;
  readonly parameters: Parameters;
  readonly codec: ImageCodec;
  readonly errors: number;
  readonly print: (line: string) => void;
}

/** The field's pictures name no camera: 60 degrees across, without depth. */
const HALF_WIDTH_OVER_FOCAL = Math.tan(Math.PI / 6);

const frameOf = (color: ColorImage): FolderFrame => {
  const { width, height } = color;
  const focal = width / 2 / HALF_WIDTH_OVER_FOCAL;
  return {
    stampNs: 0n,
    frameId: 'camera',
    color,
    depth: { width, height, data: new Float32Array(width * height) },
    withoutDepth: 'the data set has pictures only',
    camera: {
      width,
      height,
      fx: focal,
      fy: focal,
      cx: width / 2,
      cy: height / 2,
      distortionModel: '',
      distortion: [],
    },
  };
};

/** Asks one row: the mark that was answered, and whether its point lies in the mask. */
const askRow = async (row: PointRow, { composition, parameters, codec }: PointsOptions) => {
  const color = await readPicture(row.picture, codec);
  const { mask, width, height } = await readMask(row.mask, codec);
  composition.perception.clear();
  const { answer } = await askFrame(composition, parameters, frameOf(color), row.expression);
  const landmark = answer.result.ok ? answer.result.value.landmark : answer.unplaced?.landmark;
  const point = landmark && poleOfInaccessibility(landmark.mask);
  if (!point) return { answer, isRight: false };
  const [u, v] = [(point.u * width) / color.width, (point.v * height) / color.height].map(Math.floor);
  return { answer, mark: landmark.mark, isRight: mask.bits[v! * width + u!] === 1 };
};

/** Points at what is asked for in pictures of RefSpatial-Bench or Where2Place, and says how often the point is in the mask. */
export const evalPoints = async (folder: string, options: PointsOptions): Promise<PointsReport> => {
  const lacking: string[] = [];
  const tally = new Map<string, { n: number; correct: number }>();
  let [answered, correct, left] = [0, 0, options.errors];
  const rows = readPoints(folder, (what) => lacking.push(what));
  for (const row of rows) {
    const { answer, mark, isRight } = await askRow(row, options);
    if (mark !== undefined) answered++;
    if (isRight) correct++;
    else if (left-- > 0)
      options.print(`${row.id} "${row.expression}": mark ${mark ?? 'none'}: ${answer.rationale}`);
    const category = row.category === '' ? 'all' : row.category;
    const entry = tally.get(category) ?? { n: 0, correct: 0 };
    tally.set(category, { n: entry.n + 1, correct: entry.correct + Number(isRight) });
  }
  return {
    n: rows.length,
    correct,
    interval: wilson(correct, rows.length),
    answered,
    by_category: Object.fromEntries(tally),
    lacking,
  };
};
