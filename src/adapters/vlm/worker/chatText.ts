import type { VlmFamily } from '../families.ts';
import { refused } from './loadParts.ts';
import type { WirePart } from './protocol.ts';

interface ChatTokenizer {
  readonly chat_template?: unknown;
  apply_chat_template(messages: never, options: never): unknown;
}

/** The prompt as the model's own chat format writes it, with one image token a picture. */
export const chatText = (
  tokenizer: ChatTokenizer,
  family: VlmFamily,
  system: string,
  parts: readonly WirePart[],
): string => {
  if (!tokenizer.chat_template) throw refused('its tokenizer has no chat template');
  const content = parts.map((part) =>
    part.kind === 'text' ? { type: 'text', text: `${part.text}\n` } : { type: 'image' },
  );
  const messages = [
    { role: 'system', content: [{ type: 'text', text: system }] },
    { role: 'user', content },
  ];
  const text = tokenizer.apply_chat_template(
    messages as never,
    { tokenize: false, add_generation_prompt: true } as never,
  );
  // Behind "Assistant:" these models write a space first; an answer is scored as what follows it.
  const isOpen = (family === 'idefics3' || family === 'smolvlm') && String(text).endsWith(':');
  return isOpen ? `${text} ` : String(text);
};
