import { readFile } from 'node:fs/promises';

/** A question of the demonstration and the thing that it means; null: no single thing. */
export interface DemoQuestion {
  readonly expression: string;
  readonly target: string | null;
}

/** What the rendered recording is known to show. */
export interface DemoTruth {
  readonly questions: readonly DemoQuestion[];
  /** True centres in the map frame, metres, by id. */
  readonly centers: ReadonlyMap<string, readonly [number, number, number]>;
}

/** Reads `NAME.questions.json` and `NAME.truth.json` beside the recording NAME.mcap. */
export async function readTruth(recording: string): Promise<DemoTruth> {
  const base = recording.replace(/\.mcap$/, '');
  const [questions, truth] = await Promise.all([
    readFile(`${base}.questions.json`, 'utf8'),
    readFile(`${base}.truth.json`, 'utf8'),
  ]);
  const { map_objects: objects } = JSON.parse(truth) as {
    map_objects: readonly { id: string; center: [number, number, number] }[];
  };
  return {
    questions: JSON.parse(questions) as readonly DemoQuestion[],
    centers: new Map(objects.map(({ id, center }) => [id, center])),
  };
}
