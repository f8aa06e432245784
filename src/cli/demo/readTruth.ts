import { readFile } from 'node:fs/promises';

/** A question of the demonstration and the thing that it means; null: no single thing. */
export interface DemoQuestion {
  readonly expression: string;
  readonly target: string | null;
}

/** What the rendered recording is known to show. */
export interface DemoTruth {
  readonly questions: readonly DemoQuestion[];
  readonly things: ReadonlyMap<string, TrueThing>;
}

/** A thing of the rendered room, in the map frame. */
export interface TrueThing {
  readonly center: readonly [number, number, number];
  /** Metres from the centre within which an answer can mean nothing else: half of its diagonal, at least 6 cm. */
  readonly reach: number;
}

const LEAST_REACH = 0.06;

/** Reads `NAME.questions.json` and `NAME.truth.json` beside the recording NAME.mcap. */
export const readTruth = async (recording: string): Promise<DemoTruth> => {
  const base = recording.replace(/\.mcap$/, '');
  const [questions, truth] = await Promise.all([
    readFile(`${base}.questions.json`, 'utf8'),
    readFile(`${base}.truth.json`, 'utf8'),
  ]);
  const { map_objects: objects } = JSON.parse(truth) as {
    map_objects: readonly { id: string; center: [number, number, number]; size: [number, number, number] }[];
  };
  return {
    questions: JSON.parse(questions) as readonly DemoQuestion[],
    things: new Map(
      objects.map(({ id, center, size }) => [
        id,
        { center, reach: Math.max(LEAST_REACH, Math.hypot(...size) / 2) },
      ]),
    ),
  };
};
