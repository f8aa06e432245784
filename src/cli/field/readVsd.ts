import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fieldFile, type Lacks, pictureOf, readJson } from './fieldText.ts';

type SideBox = readonly [top: number, bottom: number, left: number, right: number];

/** VSD, first and second edition: an array of pictures with triples and what people wrote of them. */
interface Datum {
  readonly img_id: string | number;
  readonly triple_list: readonly {
    readonly s: string;
    readonly p: string;
    readonly o: string;
    readonly s_bbox: SideBox;
    readonly o_bbox: SideBox;
  }[];
  readonly captions: readonly string[];
}

/** A pair of things with its relation and the sentences that people wrote. */
export interface VsdRow {
  readonly id: string;
  readonly image: string;
  readonly subject: string;
  readonly anchor: string;
  /** In the data set's words. */
  readonly relation: string;
  /** x0, y0, x1, y1. */
  readonly subjectBox: readonly [number, number, number, number];
  readonly anchorBox: readonly [number, number, number, number];
  /** Of the picture's first pair; of the others nothing was written alone. */
  readonly captions: readonly string[];
  readonly picture?: string;
}

const FILES = [
  'test.json',
  'newvsd_test.json',
  'val.json',
  'newvsd_val.json',
  'train.json',
  'newvsd_train.json',
];
const PICTURES = ['', 'images', '../images', 'sp3000/images', '../sp3000/images', 'vg/images'];

const boxOf = ([top, bottom, left, right]: SideBox): VsdRow['subjectBox'] => [left, top, right, bottom];
const isBox = (box: unknown): box is SideBox =>
  Array.isArray(box) && box.length === 4 && box.every((side) => Number.isFinite(side));

/** Reads a file of VSD, or the first one of a folder of it. Pictures are looked for beside; `lacks` is told of what is not there. */
export const readVsd = (path: string, lacks: Lacks): readonly VsdRow[] => {
  const isFolder = statSync(path).isDirectory();
  const file = isFolder ? fieldFile(path, FILES, 'VSD folder') : path;
  const folder = isFolder ? path : path.slice(0, -basename(path).length) || '.';
  return readJson<readonly Datum[]>(file).flatMap(({ img_id, triple_list, captions }, i): VsdRow[] => {
    const image = String(img_id);
    const name = /\.(jpe?g|png)$/i.test(image) ? [image] : [`${image}.jpg`, `${image}.png`];
    const picture = pictureOf(folder, PICTURES, name);
    if (picture === undefined)
      lacks(`picture ${image}: none of ${name.join(', ')} lies beside ${basename(file)}`);
    return triple_list.flatMap(({ s, p, o, s_bbox, o_bbox }, k): VsdRow[] => {
      const unboxed = isBox(s_bbox) ? (isBox(o_bbox) ? undefined : o) : s;
      if (unboxed !== undefined) {
        lacks(`picture ${image}: "${unboxed}" of "${s} ${p} ${o}" has no box`);
        return [];
      }
      return [
        {
          id: `vsd-${i}-${k}`,
          image,
          subject: s,
          anchor: o,
          relation: p,
          subjectBox: boxOf(s_bbox),
          anchorBox: boxOf(o_bbox),
          captions: k === 0 ? captions.map((caption) => caption.trim()) : [],
          ...(picture !== undefined && { picture }),
        },
      ];
    });
  });
};
