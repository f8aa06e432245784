import { buildPrompt } from '../../../core/prompt/buildPrompt.ts';
import { DEFAULT_PROMPT_OPTIONS } from '../../../core/prompt/PromptOptions.ts';
import type { MarkedFrame } from '../../../core/spatial/grounding/Resolver.ts';
import type { DatasetQuestion, WrittenPrompt } from '../DatasetRow.ts';

/** Questions in the very words in which the node asks a model: what is tuned on them is asked the same later. */
export const nodePrompts = (
  marked: MarkedFrame,
  questions: readonly DatasetQuestion[],
): readonly WrittenPrompt[] =>
  questions.map(({ expression }) => {
    // Its pixels lie beside as a file: any picture stands for the marked one here.
    const { system, parts } = buildPrompt(
      { expression, marked, markedImage: marked.frame.color },
      DEFAULT_PROMPT_OPTIONS,
    );
    return {
      system,
      parts: parts.map((part) => (part.kind === 'text' ? { text: part.text } : { picture: part.role })),
    };
  });
