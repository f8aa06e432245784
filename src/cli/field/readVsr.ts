import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { fieldFile, type Lacks, pictureOf, readJsonLines } from './fieldText.ts';

/** A line of Visual Spatial Reasoning: a caption of a COCO picture that holds or does not. */
export interface VsrRow {
  readonly caption: string;
  readonly label: 0 | 1;
  readonly relation: string;
  readonly image?: string;
  readonly picture?: string;
}

const FILES = ['test.jsonl', 'dev.jsonl', 'train.jsonl', 'all_vsr_validated_data.jsonl', 'captions.jsonl'];
const PICTURES = ['', 'images', '../images', '../../images', 'trainval2017'];

/** Reads a file of VSR, or the first one of a folder; pictures are looked for beside. `lacks` is told of what is not there. */
export const readVsr = (path: string, lacks: Lacks): readonly VsrRow[] => {
  const isFolder = statSync(path).isDirectory();
  const file = isFolder ? fieldFile(path, FILES, 'VSR folder') : path;
  const folder = isFolder ? path : path.slice(0, -basename(path).length) || '.';
  return readJsonLines<Partial<VsrRow>>(file).flatMap((row, i): VsrRow[] => {
    const { caption, label, relation = '', image } = row;
    if (typeof caption !== 'string' || (label !== 0 && label !== 1)) {
      lacks(
        `${basename(file)}:${i + 1}: a caption and a label of 0 or 1 are needed, found ${JSON.stringify(row).slice(0, 80)}`,
      );
      return [];
    }
    const picture = image === undefined ? undefined : pictureOf(folder, PICTURES, [image]);
    if (picture === undefined) lacks(`${basename(file)}:${i + 1}: no picture ${image ?? '(none is named)'}`);
    return [
      {
        caption,
        label,
        relation,
        ...(image !== undefined && { image }),
        ...(picture !== undefined && { picture }),
      },
    ];
  });
};
