import { describe, type SpatialDescription } from '../../../core/spatial/describe/describe.ts';
import { VERDICT_MARGINS } from '../../../core/spatial/relations/Judgement.ts';
import { relationNamed } from '../../../core/spatial/relations/registry.ts';
import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { Matcher } from '../../../core/spatial/verify/Matcher.ts';
import type { DatasetMark, DatasetTask } from '../DatasetRow.ts';
import { sceneOfMarks } from '../sceneOfMarks.ts';

/** What geometry says of pairs of marks: the truth of statements, relations, sentences. */
export class PairTeller {
  readonly #marks: readonly DatasetMark[];
  readonly #scene: Scene;
  readonly #matcher: Matcher;
  /** By pair: three tasks ask for one description, which takes far longer than all else of a scene. */
  readonly #described = new Map<string, SpatialDescription | undefined>();

  constructor(marks: readonly DatasetMark[]) {
    this.#marks = marks;
    this.#scene = sceneOfMarks(marks);
    this.#matcher = new Matcher(this.#scene);
  }

  /** Undefined where geometry is in doubt, or has nothing to say. */
  answer({
    task,
    subject,
    anchor,
    relation,
  }: Pick<DatasetTask, 'task' | 'subject' | 'anchor' | 'relation'>): string | undefined {
    if (task === 'statement') return this.#truth(subject, anchor, relation!);
    const told = this.#describe(subject, anchor);
    if (!told || told.relations.length === 0) return undefined;
    if (task === 'relations') return told.relations.map(({ relation }) => relation).join(', ');
    return (task === 'sentence' ? told.sentence : told.description) || undefined;
  }

  #describe(subject: number, anchor: number): SpatialDescription | undefined {
    const pair = `${subject} ${anchor}`;
    if (!this.#described.has(pair)) this.#described.set(pair, describe(this.#scene, subject, anchor));
    return this.#described.get(pair);
  }

  #truth(subject: number, anchor: number, name: string): string | undefined {
    const [index, other] = [subject, anchor].map((mark) => this.#marks.findIndex((one) => one.mark === mark));
    const { probability } = this.#matcher.pair(index!, relationNamed(name)!, [other!]);
    if (probability >= VERDICT_MARGINS.trueFrom) return 'true';
    return probability <= VERDICT_MARGINS.falseTo ? 'false' : undefined;
  }
}
