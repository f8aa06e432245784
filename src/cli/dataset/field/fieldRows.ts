import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { poleOfInaccessibility } from '../../../core/marks/poleOfInaccessibility.ts';
import type { ColorImage } from '../../../core/types/images.ts';
import { readMask } from '../../field/readMask.ts';
import { readPicture } from '../../field/readPicture.ts';
import type { PointRow } from '../../field/readPoints.ts';
import type { VsdRow } from '../../field/readVsd.ts';
import type { VsrRow } from '../../field/readVsr.ts';
import { type DatasetRow, type DatasetTask, turnsOf } from '../DatasetRow.ts';
import type { PictureFolder } from '../pictures/PictureFolder.ts';
import { askedOfPair } from '../tasks/pairTasks.ts';
import { boxLandmarks } from './boxLandmarks.ts';
import { boxMark } from './boxMark.ts';

export interface FieldRowsOptions {
  readonly codec: ImageCodec;
  readonly pictures: PictureFolder;
  readonly leftOut: (why: string) => void;
}

/** Pairs with the sentences that people wrote of them, as marks 1 and 2 of their picture. */
export async function* vsdRows(
  rows: readonly VsdRow[],
  { codec, pictures, leftOut }: FieldRowsOptions,
): AsyncGenerator<DatasetRow> {
  for (const { id, image, subject, anchor, relation, subjectBox, anchorBox, captions, picture } of rows) {
    if (picture === undefined) {
      leftOut('no picture');
      continue;
    }
    const color = await readPicture(picture, codec);
    const marks = [boxMark(1, subject, subjectBox, color), boxMark(2, anchor, anchorBox, color)];
    const pair = { subject: 1, anchor: 2 };
    const tasks: DatasetTask[] = [
      {
        task: 'relations',
        ...pair,
        question: askedOfPair('relations', marks[0]!, marks[1]!),
        answer: relation,
      },
      ...captions.map((answer) => ({
        task: 'sentence' as const,
        ...pair,
        question: askedOfPair('sentence', marks[0]!, marks[1]!),
        answer,
      })),
    ];
    yield {
      id,
      ...(await pictures.write(id, color, boxLandmarks(marks, color))),
      source: 'vsd',
      group: image,
      width: color.width,
      height: color.height,
      conversations: turnsOf([], tasks),
      marks,
      questions: [],
      tasks,
    };
  }
}

interface Unmarked {
  readonly id: string;
  readonly source: string;
  readonly group: string;
  readonly question: string;
  readonly answer: string;
}

/** A row without marks: a picture, a question, an answer. */
const unmarked = async (
  { question, answer, ...row }: Unmarked,
  color: ColorImage,
  pictures: PictureFolder,
): Promise<DatasetRow> => ({
  ...row,
  ...(await pictures.write(row.id, color, [])),
  width: color.width,
  height: color.height,
  conversations: turnsOf([], [{ question, answer }]),
  marks: [],
  questions: [],
});

/** Captions of pictures, true and false. */
export async function* vsrRows(
  rows: readonly VsrRow[],
  { codec, pictures, leftOut }: FieldRowsOptions,
): AsyncGenerator<DatasetRow> {
  for (const [i, { caption, label, image, picture }] of rows.entries()) {
    if (picture === undefined) {
      leftOut('no picture');
      continue;
    }
    const said = caption.replace(/\.\s*$/, '');
    const turn = {
      question: `Is it true that ${said[0]!.toLowerCase()}${said.slice(1)}? Answer true or false.`,
      answer: label === 1 ? 'true' : 'false',
    };
    const row = { id: `vsr-${i}`, source: 'vsr', group: image!, ...turn };
    yield unmarked(row, await readPicture(picture, codec), pictures);
  }
}

/** Questions whose answer is a point: the deepest one of the mask, as shares of the picture. */
export async function* pointRows(
  rows: readonly PointRow[],
  { codec, pictures, leftOut }: FieldRowsOptions,
): AsyncGenerator<DatasetRow> {
  for (const { id, question, picture, mask: path } of rows) {
    const color = await readPicture(picture, codec);
    const { mask, width, height } = await readMask(path, codec);
    if (width !== color.width || height !== color.height) {
      leftOut('the mask has another size than the picture');
      continue;
    }
    const { u, v } = poleOfInaccessibility(mask)!;
    const answer = `[(${((u + 0.5) / width).toFixed(3)}, ${((v + 0.5) / height).toFixed(3)})]`;
    const [source = ''] = id.split('-');
    yield unmarked({ id, source, group: id, question, answer }, color, pictures);
  }
}
