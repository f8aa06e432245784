import { fieldFile, type Lacks, pictureOf, readJson } from './fieldText.ts';

/** SUN-Spot in the form of its authors' refer API: `refs(boulder)` and `instances.json` (COCO), SUN RGB-D beside. */
interface Ref {
  readonly ref_id: number;
  readonly ann_id: number;
  readonly image_id: number;
  readonly sentences: readonly {
    readonly sent?: string;
    readonly raw?: string;
    readonly sent_id?: number;
    /** Later editions: what the words mention, each with the annotation that it is. */
    readonly mentions?: readonly {
      readonly text: string;
      readonly role?: 'target' | 'landmark';
      readonly ann_id: number | null;
    }[];
  }[];
}

type Sentence = Ref['sentences'][number];

interface Instances {
  readonly images: readonly {
    readonly id: number;
    readonly file_name: string;
    readonly width: number;
    readonly height: number;
    readonly depth_file_name?: string;
  }[];
  readonly annotations: readonly {
    readonly id: number;
    readonly image_id: number;
    readonly category_id: number;
    readonly bbox: readonly [number, number, number, number];
  }[];
  readonly categories: readonly { readonly id: number; readonly name: string }[];
}

/** An expression over the annotated things of a picture. */
export interface SunspotRow {
  readonly expression: string;
  readonly image: number;
  readonly width: number;
  readonly height: number;
  readonly objects: readonly {
    readonly id: number;
    readonly label: string;
    readonly box: readonly [number, number, number, number];
  }[];
  readonly target: number;
  /** Ids of things that the words relate it to; empty where the edition does not tell. */
  readonly landmarks: readonly number[];
  readonly picture?: string;
  readonly depth?: string;
}

const REFS = ['refs(boulder).json', 'refs.json'];
/** Where SUN RGB-D's pictures and depths are kept beside. */
const PICTURES = ['', 'images', 'images/SUNRGBD', 'SUNRGBD', 'image'];
const DEPTHS = ['', 'depth', 'depths', 'images/SUNRGBD', 'SUNRGBD'];

const byKey = <T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, T[]> => {
  const out = new Map<K, T[]>();
  for (const item of items) out.set(key(item), [...(out.get(key(item)) ?? []), item]);
  return out;
};

/** SUN RGB-D keeps a frame's depth in a folder beside the picture's: .../image/x.jpg and .../depth/x.png. */
const depthNames = ({ file_name, depth_file_name }: Instances['images'][number]): readonly string[] => [
  ...(depth_file_name === undefined ? [] : [depth_file_name]),
  file_name.replace(/(^|\/)image\//, '$1depth/').replace(/\.jpe?g$/, '.png'),
];

const wordsOf = ({ raw, sent }: Sentence): string => (raw ?? sent ?? '').trim();

/** Why a sentence cannot be taken; undefined where it can. */
const refusal = (
  sentence: Sentence,
  { ann_id, image_id }: Ref,
  isThere: (id: number | null) => boolean,
): string | undefined => {
  const words = wordsOf(sentence);
  if (words === '') return 'a sentence without words';
  const { mentions = [] } = sentence;
  const unmapped = mentions.find((mention) => !isThere(mention.ann_id));
  if (unmapped)
    return `"${unmapped.text}" in "${words}" is no annotation of image ${image_id} (${unmapped.ann_id})`;
  const other = mentions.find(({ role, ann_id: id }) => role === 'target' && id !== ann_id);
  return (
    other && `"${other.text}" is said to be the target, and is annotation ${other.ann_id}, not ${ann_id}`
  );
};

/**
 * SUN-Spot's expressions with SUN RGB-D's pictures and depth where they lie beside. A mention that is no annotation of its
 * picture is refused by name, and with it its sentence; `lacks` is told of each. Throws where the folder is none of
 * SUN-Spot.
 */
export const readSunspot = (folder: string, lacks: Lacks): readonly SunspotRow[] => {
  const refs = readJson<readonly Ref[]>(
    fieldFile(folder, REFS, 'SUN-Spot folder (refs as JSON: docs/tune.md)'),
  );
  const instances = readJson<Instances>(fieldFile(folder, ['instances.json'], 'SUN-Spot folder'));
  const names = new Map(instances.categories.map(({ id, name }) => [id, name]));
  const images = new Map(instances.images.map((image) => [image.id, image]));
  const things = byKey(instances.annotations, ({ image_id }) => image_id);
  return refs.flatMap((ref): SunspotRow[] => {
    const { image_id, ann_id, ref_id, sentences } = ref;
    const whose = `ref ${ref_id}`;
    const image = images.get(image_id);
    if (!image) {
      lacks(`${whose}: image ${image_id} is not in instances.json`);
      return [];
    }
    const objects = (things.get(image_id) ?? []).map(({ id, category_id, bbox }) => ({
      id,
      label: names.get(category_id) ?? '',
      box: bbox,
    }));
    const isThere = (id: number | null): id is number => objects.some((object) => object.id === id);
    if (!isThere(ann_id)) {
      lacks(`${whose}: its target, annotation ${ann_id}, is none of image ${image_id}`);
      return [];
    }
    const picture = pictureOf(folder, PICTURES, [image.file_name]);
    const depth = pictureOf(folder, DEPTHS, depthNames(image));
    if (picture === undefined) lacks(`${whose}: no picture ${image.file_name}`);
    else if (depth === undefined) lacks(`${whose}: no depth of ${image.file_name}`);
    return sentences.flatMap((sentence): SunspotRow[] => {
      const why = refusal(sentence, ref, isThere);
      if (why !== undefined) {
        lacks(`${whose}: ${why}`);
        return [];
      }
      const { width, height } = image;
      return [
        {
          expression: wordsOf(sentence),
          image: image_id,
          width,
          height,
          objects,
          target: ann_id,
          landmarks: (sentence.mentions ?? []).flatMap(({ ann_id: id }) =>
            isThere(id) && id !== ann_id ? [id] : [],
          ),
          ...(picture !== undefined && { picture }),
          ...(depth !== undefined && { depth }),
        },
      ];
    });
  });
};
