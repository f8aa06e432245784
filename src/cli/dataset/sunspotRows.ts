import type { GroundingRow } from '../eval/groundingRows.ts';
import { hash } from '../hash.ts';
import { Random } from '../Random.ts';
import { type DatasetRow, turnsOf } from './DatasetRow.ts';
import { boxMark } from './field/boxMark.ts';

export type CropsOf = (label: string) => readonly string[];

/** Why a row of SUN-Spot is left out. */
export type RowLeftOut = 'target is not among the objects' | 'more than 40 objects' | 'no box';

const MOST_MARKS = 40;

/**
 * Real people's words over real layouts: labels and boxes of SUN-Spot's rows, each object with the looks of a real crop of
 * its label. One row of LLaVA's format for each image; its group is the image.
 */
export function* sunspotRows(
  rows: readonly GroundingRow[],
  cropsOf: CropsOf,
  seed: number,
  leftOut: (why: RowLeftOut) => void,
): Generator<DatasetRow> {
  const byImage = new Map<string, GroundingRow[]>();
  for (const row of rows) byImage.set(String(row.image), [...(byImage.get(String(row.image)) ?? []), row]);
  for (const [image, asked] of byImage) {
    const { objects, width = 730, height = 530 } = asked[0]!;
    if (objects.length > MOST_MARKS || objects.some(({ box }) => !box)) {
      leftOut(objects.length > MOST_MARKS ? 'more than 40 objects' : 'no box');
      continue;
    }
    const random = new Random(hash(`${seed} ${image}`));
    const marks = objects.map((object, i) => {
      const crops = cropsOf(object.label);
      const [x, y, w, h] = object.box!;
      const crop = crops.length > 0 ? random.pick(crops) : undefined;
      return boxMark(i + 1, object.label, [x, y, x + w, y + h], { width, height }, crop);
    });
    const questions = asked.flatMap(({ expression, target, landmarks = [] }) => {
      const at = objects.findIndex(({ id }) => id === target);
      if (at < 0) {
        leftOut('target is not among the objects');
        return [];
      }
      const { label } = objects[at]!;
      const kin = marks.filter((mark) => mark.label === label).map(({ mark }) => mark);
      const anchors = landmarks.map((landmark) => objects.findIndex(({ id }) => id === landmark) + 1);
      return [{ expression, kind: 'unique', target: at + 1, anchors, kin } as const];
    });
    if (questions.length === 0) continue;
    const id = `sunspot-${image}`;
    yield {
      id,
      source: 'sunspot',
      group: image,
      width,
      height,
      conversations: turnsOf(questions),
      marks,
      questions,
    };
  }
}
