import type { RelationEvidence } from '../grounding/Resolution.ts';
import { cannotTell, type Judgement } from '../relations/Judgement.ts';

/** A judged claim with the relations that it rests on. */
export interface Judged extends Judgement {
  readonly relations: readonly RelationEvidence[];
}

/** What cannot be told, and why. */
export const unknownAs = (why: string): Judged => ({ ...cannotTell(why), relations: [] });
