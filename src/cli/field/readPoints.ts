import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fieldFile, type Lacks, readJson, readJsonLines } from './fieldText.ts';

/** A question whose answer is any point of a mask: RefSpatial-Bench, Where2Place. */
export interface PointRow {
  readonly id: string;
  /** What is to be pointed at, in the words that a person would use to a robot. */
  readonly expression: string;
  /** The data set's whole question. */
  readonly question: string;
  readonly category: string;
  readonly picture: string;
  readonly mask: string;
}

interface RefSpatial {
  readonly id: number | string;
  readonly object: string;
  readonly prompt: string;
  readonly suffix?: string;
  readonly rgb_path: string;
  readonly mask_path: string;
  readonly category?: string;
}

interface Where2Place {
  readonly question_id: number | string;
  readonly image: string;
  readonly text: string;
  readonly category?: string;
}

const whole = (folder: string, row: PointRow, lacks: Lacks): PointRow[] => {
  const missing = [row.picture, row.mask].filter((path) => !existsSync(path));
  for (const path of missing) lacks(`${row.id}: no ${path.slice(folder.length + 1)}`);
  return missing.length > 0 ? [] : [row];
};

/** Where2Place asks in a sentence that ends in how the answer is to be written. */
const expressionOf = (text: string): string =>
  text
    .split(/Your answer should be/i)[0]!
    .replace(/^\s*(Please )?(point out|locate|find|identify|pinpoint)\b\s*/i, '')
    .trim();

/**
 * Reads a folder of RefSpatial-Bench (Location, Placement or Unseen: question.json, image, mask) or of Where2Place
 * (point_questions.jsonl, images, masks). A row without picture or mask is left out, and `lacks` is told.
 */
export const readPoints = (folder: string, lacks: Lacks): readonly PointRow[] => {
  const file = fieldFile(
    folder,
    ['question.json', 'point_questions.jsonl'],
    'RefSpatial or Where2Place folder',
  );
  if (file.endsWith('question.json'))
    return readJson<readonly RefSpatial[]>(file).flatMap((row) =>
      whole(
        folder,
        {
          id: `refspatial-${row.id}`,
          expression: row.object,
          question: [row.prompt, row.suffix].filter(Boolean).join(' '),
          category: row.category ?? '',
          picture: join(folder, row.rgb_path),
          mask: join(folder, row.mask_path),
        },
        lacks,
      ),
    );
  return readJsonLines<Where2Place>(file).flatMap((row) =>
    whole(
      folder,
      {
        id: `where2place-${row.question_id}`,
        expression: expressionOf(row.text),
        question: row.text,
        category: row.category ?? '',
        picture: join(folder, 'images', row.image),
        mask: join(folder, 'masks', row.image),
      },
      lacks,
    ),
  );
};
