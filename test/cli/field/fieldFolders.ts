import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeDepthPng } from '../../../src/adapters/image/encodeDepthPng.ts';
import { SharpImageCodec } from '../../../src/adapters/image/SharpImageCodec.ts';

const codec = new SharpImageCodec();

/** Writes a file of a data set, folders and all. */
const put = (folder: string, name: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};

/** A picture of one colour with a white rectangle. */
const picture = (width: number, height: number, white: readonly [number, number, number, number]) => {
  const data = new Uint8Array(width * height * 3).fill(20);
  const [x0, y0, x1, y1] = white;
  for (let v = y0; v < y1; v++) data.fill(255, 3 * (v * width + x0), 3 * (v * width + x1));
  return codec.encodePng({ width, height, data });
};

/** SUN-Spot as its authors keep it: two chairs and a table; one sentence mentions what is not annotated. */
export const sunspotFolder = async (folder: string): Promise<void> => {
  const ref = (ref_id: number, ann_id: number, sentences: readonly object[]) => ({
    ref_id,
    ann_id,
    image_id: 7,
    category_id: 1,
    sent_ids: sentences.map((_, i) => i),
    sentences,
  });
  put(
    folder,
    'refs(boulder).json',
    JSON.stringify([
      ref(1, 11, [
        {
          sent: 'the chair left of the table',
          raw: 'The chair left of the table.',
          mentions: [
            { text: 'The chair', role: 'target', ann_id: 11 },
            { text: 'the table', role: 'landmark', ann_id: 13 },
          ],
        },
        { raw: 'the chair beside the lamp', mentions: [{ text: 'the lamp', role: 'landmark', ann_id: 99 }] },
      ]),
      ref(2, 12, [{ sent: 'the chair on the right' }]),
      ref(3, 77, [{ sent: 'the sofa' }]),
    ]),
  );
  const thing = (id: number, category_id: number, bbox: readonly number[]) => ({
    id,
    image_id: 7,
    category_id,
    bbox,
  });
  put(
    folder,
    'instances.json',
    JSON.stringify({
      images: [{ id: 7, file_name: 'kv1/NYU0007/image/NYU0007.png', width: 64, height: 48 }],
      annotations: [
        thing(11, 1, [2, 20, 10, 20]),
        thing(12, 1, [50, 20, 10, 20]),
        thing(13, 2, [20, 22, 20, 18]),
      ],
      categories: [
        { id: 1, name: 'chair' },
        { id: 2, name: 'table' },
      ],
    }),
  );
  const frame = 'SUNRGBD/kv1/NYU0007';
  put(folder, `${frame}/image/NYU0007.png`, await picture(64, 48, [2, 20, 12, 40]));
  // SUN RGB-D turns its 16 bits by three places.
  const depth = new Uint16Array(64 * 48).fill((2000 << 3) & 0xffff);
  put(folder, `${frame}/depth/NYU0007.png`, await encodeDepthPng(depth, 64, 48));
  put(folder, `${frame}/intrinsics.txt`, '60 0 32 0 60 24 0 0 1');
};

/** VSD: a pair with its sentence, and one whose anchor has no box. */
export const vsdFolder = async (folder: string): Promise<void> => {
  const data = [
    {
      img_id: '2670',
      triple_list: [
        { s: 'window', p: 'on', o: 'house', s_bbox: [10, 20, 30, 40], o_bbox: [5, 45, 10, 60] },
        { s: 'tree', p: 'to the left of', o: 'car', s_bbox: [1, 2, 3, 4], o_bbox: null },
      ],
      captions: ['The window is on the house. '],
    },
    { img_id: 'gone.jpg', triple_list: [], captions: [] },
  ];
  put(folder, 'newvsd_test.json', JSON.stringify(data));
  put(folder, 'images/2670.png', await picture(64, 48, [30, 10, 40, 20]));
};

/** VSR: a caption that holds and one that does not, one of them without its picture. */
export const vsrFolder = async (folder: string): Promise<void> => {
  const rows = [
    { image: '1.png', caption: 'The cup is left of the book.', label: 0, relation: 'left of' },
    { image: '2.png', caption: 'The cat is under the table.', label: 1, relation: 'under' },
    { image: '1.png', caption: 'no label' },
  ];
  put(folder, 'test.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
  put(folder, 'images/1.png', await picture(16, 12, [0, 0, 4, 4]));
};

export const refSpatialFolder = async (folder: string): Promise<void> => {
  const row = (id: number) => ({
    id,
    object: 'the white box',
    prompt: 'Please point out the white box.',
    suffix: 'Your answer should be formatted as a list of tuples.',
    category: 'indoor',
    step: 1,
    rgb_path: `image/${id}.png`,
    mask_path: `mask/${id}.png`,
  });
  put(folder, 'question.json', JSON.stringify([row(0), row(1)]));
  put(folder, 'image/0.png', await picture(64, 48, [40, 10, 60, 30]));
  put(folder, 'mask/0.png', await picture(64, 48, [40, 10, 60, 30]));
};

export const where2PlaceFolder = async (folder: string): Promise<void> => {
  const text =
    'Please point out the area right of the box. Your answer should be formatted as a list of tuples, i.e. [(x1, y1), ...].';
  put(
    folder,
    'point_questions.jsonl',
    JSON.stringify({ question_id: 3, image: '00.png', text, category: 'free' }),
  );
  put(folder, 'images/00.png', await picture(64, 48, [0, 0, 10, 10]));
  put(folder, 'masks/00.png', await picture(64, 48, [20, 10, 40, 30]));
};
