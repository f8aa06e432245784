import type { Scene } from '../../../core/spatial/scene/Scene.ts';
import { verify } from '../../../core/spatial/verify/verify.ts';
import { wilson } from '../wilson.ts';

/** Whether what is written is true: each text is parsed back and judged in what is known to be true of the scene. */
export class TruthTally {
  readonly #counts = { TRUE: 0, FALSE: 0, UNKNOWN: 0 };
  readonly #fail: (line: string) => void;

  constructor(fail: (line: string) => void) {
    this.#fail = fail;
  }

  add(truth: Scene, text: string): void {
    const { verdict, rationale } = verify(truth, text);
    this.#counts[verdict]++;
    if (verdict !== 'TRUE') this.#fail(`"${text}"\n  ${rationale}`);
  }

  get report() {
    const { TRUE, FALSE, UNKNOWN } = this.#counts;
    const decided = TRUE + FALSE;
    return {
      n: decided + UNKNOWN,
      true: TRUE,
      false: FALSE,
      /** What the truth does not tell: between the margins, of a thing that is not annotated, or of a name shared. */
      unknown: UNKNOWN,
      /** Of what can be told. */
      truth: TRUE / Math.max(1, decided),
      interval: wilson(TRUE, decided),
    };
  }
}
