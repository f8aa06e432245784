import type { NamedPhrases } from '../../core/naming/NamedPhrases.ts';
import type { EnginePort } from '../../pipeline/EnginePort.ts';

/** What memory knows it can say without the namer, so that one in trouble is not waited for longer. */
const PATIENCE_MS = 1000;

/** What words call things by; undefined where no namer says so: memory then goes by the names that things have. */
export type AskNamer = (words: string, names: readonly string[]) => Promise<NamedPhrases | undefined>;

export const askNamer =
  (engine: Pick<EnginePort, 'phrases'>): AskNamer =>
  async (words, names) => {
    const asked = await engine.phrases(words, names, AbortSignal.timeout(PATIENCE_MS));
    return asked.ok ? asked.value : undefined;
  };
