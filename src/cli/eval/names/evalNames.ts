import { basename, dirname } from 'node:path';
import { readFrameFolder } from '../../../adapters/files/readFrameFolder.ts';
import type { ImageCodec } from '../../../core/image/ImageCodec.ts';
import { phrasesOf } from '../../../core/naming/phrases/phrasesOf.ts';
import { withNameScores } from '../../../core/naming/withNameScores.ts';
import { parse } from '../../../core/spatial/grammar/parse.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { sceneGeometry } from '../../../core/spatial/scene/SceneGeometry.ts';
import { sceneModelOf } from '../../../core/spatial/scoring/models/sceneModelOf.ts';
import type { Composition } from '../../../engine/compose/Composition.ts';
import { boxIou } from '../frames/judge.ts';
import type { Oracle } from '../frames/oracle/Oracle.ts';
import { type AnnotatedFrame, type AnnotatedObject, readFrameSet } from '../frames/readFrameSet.ts';
import { sourceOf } from '../frames/sourceOf.ts';
import { type NamesCount, NamesTally, placeOf } from './NamesTally.ts';

export interface NamesOptions {
  /** Its segmenter gives the true masks. */
  readonly composition: Composition;
  readonly oracle: Oracle;
  readonly codec: ImageCodec;
}

/** By whose evidence: the namer alone, and everything that speaks for a noun. */
export type NamesBy = Readonly<Record<'namer' | 'evidence', NamesCount>>;

export interface NamesReport {
  readonly all: NamesBy;
  readonly by_set: Readonly<Record<string, NamesBy>>;
  readonly by_source: Readonly<Record<string, NamesBy>>;
}

/** Which of a frame's annotated things is the LABEL, for every label, with the annotated masks in the place of the own ones. */
export const evalNames = async (folders: readonly string[], options: NamesOptions): Promise<NamesReport> => {
  const tally = new NamesTally();
  for (const folder of folders)
    for (const annotated of await readFrameSet(folder)) {
      const set = `${basename(dirname(dirname(annotated.folder)))}/${basename(dirname(annotated.folder))}`;
      const where = ['all', `set ${set}`, `source ${await sourceOf(annotated.folder)}`];
      await addFrame(annotated, where, tally, options);
    }
  const by = (name: string): NamesBy => ({
    namer: tally.count(`namer ${name}`),
    evidence: tally.count(`evidence ${name}`),
  });
  const every = (prefix: string) =>
    Object.fromEntries(
      tally.names(`evidence ${prefix}`).map((name) => [name, by(`${prefix}${name}`)] as const),
    );
  return { all: by('all'), by_set: every('set '), by_source: every('source ') };
};

const addFrame = async (
  annotated: AnnotatedFrame,
  where: readonly string[],
  tally: NamesTally,
  { composition, oracle, codec }: NamesOptions,
): Promise<void> => {
  const frame = await readFrameFolder(annotated.folder, codec);
  if (!frame.ok) throw new Error(`${frame.failure.code}: ${frame.failure.message}`);
  composition.perception.clear();
  oracle.show(annotated);
  const perceived = await composition.perception.perceive(frame.value);
  if (!perceived.ok) throw new Error(`${perceived.failure.code}: ${perceived.failure.message}`);
  const objects = [...annotated.objects.values()];
  const labels = [...new Set(objects.map(({ label }) => label.toLowerCase()))];
  const marked = await named(perceived.value, labels, composition);
  const things = marked.scene.objects.map(({ id }) => thingOf(id, objects, marked));
  for (const { label } of objects) {
    const name = label.toLowerCase();
    const bears = things.map((thing) => thing !== undefined && isCalled(thing, name));
    const among = things.map((thing, i) => (thing ? i : -1)).filter((i) => i >= 0);
    if (!among.some((i) => bears[i])) continue; // its depth is missing: no place in the scene
    const add = (whose: string, scores: readonly number[]): void => {
      const place = placeOf(
        among.map((i) => scores[i]!),
        among.map((i) => bears[i]!),
      );
      const chance = among.filter((i) => bears[i]).length / among.length;
      tally.add(
        where.map((part) => `${whose} ${part}`),
        place,
        chance,
      );
    };
    add('evidence', nounDegrees(marked.scene, name));
    const scores = marked.scene.nameScores?.get(name);
    if (scores)
      add(
        'namer',
        scores.map((score) => score ?? -Infinity),
      );
  }
};

const isCalled = ({ label, synonyms }: AnnotatedObject, name: string): boolean =>
  [label, ...synonyms].some((own) => own.toLowerCase() === name);

/** The annotated thing that a mark stands for, by its box; undefined for a surface of the room. */
const thingOf = (
  id: number,
  objects: readonly AnnotatedObject[],
  { landmarks }: MarkedFrame,
): AnnotatedObject | undefined => {
  const landmark = landmarks.find(({ mark }) => mark === id)!;
  if (landmark.role !== 'object') return undefined;
  return objects.reduce((a, b) => (boxIou(landmark, b) > boxIou(landmark, a) ? b : a));
};

const named = async (
  marked: MarkedFrame,
  labels: readonly string[],
  { namer }: Composition,
): Promise<MarkedFrame> => {
  if (!namer) return marked;
  const phrases = [...new Set([...labels, ...labels.flatMap((label) => phrasesOf(`the ${label}`))])];
  const vectors = await namer.embedPhrases(phrases);
  if (!vectors.ok) throw new Error(`${vectors.failure.code}: ${vectors.failure.message}`);
  return withNameScores(marked, new Map(phrases.map((phrase, i) => [phrase, vectors.value[i]!])));
};

/** Degree to which each object could be what the noun names; all alike where the words name nothing. */
const nounDegrees = (scene: Scene, name: string): readonly number[] => {
  const geometry = sceneGeometry(scene);
  const model = sceneModelOf(scene, geometry);
  const { target } = parse(`the ${name}`, {});
  const vocabulary = new Set(scene.detectorVocabulary);
  return scene.objects.map((_, i) =>
    target.head === undefined ? 0 : model.nounScore(geometry, i, { ...target, constraints: [] }, vocabulary),
  );
};
