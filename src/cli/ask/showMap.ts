import { writeFile } from 'node:fs/promises';
import type { MarkedFrame } from '../../core/spatial/grounding/Resolver.ts';
import type { QuestionAnswer } from '../../core/spatial/index.ts';
import { asciiMap } from '../../core/spatial/map/asciiMap.ts';
import type { MapInput } from '../../core/spatial/map/MapInput.ts';
import { svgMap } from '../../core/spatial/map/svgMap.ts';
import { measuredScene } from '../../core/spatial/scene/seen/measuredScene.ts';
import type { LocateAnswer } from '../../pipeline/LocateAnswer.ts';

type Shown = Omit<MapInput, 'scene'>;

/** What the map of an answer sets off: the chosen mark, or those between which it is undecided, and why. */
export const mapOfAnswer = (
  title: string,
  { result, candidates, relations, rationale }: LocateAnswer,
): Shown => ({
  title,
  caption: rationale,
  relations,
  ...(result.ok
    ? { chosen: result.value.landmark.mark }
    : result.failure.code === 'AMBIGUOUS'
      ? { candidates: candidates.map(({ landmark }) => landmark.mark) }
      : { relations: [] }),
});

/** What the map of a measurement sets off: what was measured or counted. */
export const mapOfQuestion = (title: string, { objects, relations, answer }: QuestionAnswer): Shown => ({
  title,
  caption: answer,
  candidates: objects,
  relations,
});

/** Prints the top view and writes it as a picture, as far as either was asked for. Rejects when it cannot be written. */
export const showMap = async (
  { map, mapOut }: { readonly map: boolean; readonly mapOut?: string },
  marked: MarkedFrame,
  shown: Shown,
): Promise<void> => {
  const scene = measuredScene(marked.scene);
  if (map)
    console.log(asciiMap({ scene, ...shown }, { columns: Math.min(100, process.stdout.columns ?? 80) - 4 }));
  if (mapOut !== undefined) await writeFile(mapOut, svgMap({ scene, ...shown }));
};
