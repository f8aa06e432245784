import { readTranslation } from '../../core/translate/readTranslation.ts';
import type { Translator } from '../../core/translate/Translator.ts';
import { TRANSLATION_SCHEMA, translationPrompt } from '../../core/translate/translationPrompt.ts';
import { completionText } from './answers/completionText.ts';
import type { Chat } from './askServer.ts';
import { createAsker, type Env } from './createAsker.ts';
import type { ServerDialect } from './ServerDialect.ts';
import type { ServerModelOptions } from './ServerModelOptions.ts';

/** A language model behind an OpenAI-compatible server that puts words into other words. It is sent the words alone. */
export const createServerTranslator = (options: ServerModelOptions, env?: Env): Translator => {
  const ask = createAsker(options, env);
  return {
    name: options.model,
    translate: (expression, signal) =>
      ask(chatOf(expression, options.model), (words, clean) => clean(words), signal),
  };
};

const chatOf = (expression: string, model: string): Chat<string> => ({
  request: (dialect) => {
    const { system, user } = translationPrompt(expression);
    const { tokenLimit, maxTokens, temperature, systemRole } = dialect;
    return {
      model,
      messages: systemRole
        ? [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ]
        : [{ role: 'user', content: `${system}\n\n${user}` }],
      ...(temperature && { temperature: 0 }),
      ...(tokenLimit !== 'none' && { [tokenLimit]: maxTokens }),
      ...formatOf(dialect),
    };
  },
  read: (completion) => {
    const text = completionText(completion);
    if (!text.ok) return { result: text, cut: false };
    const { said, aside, cut, noAnswer } = text.value;
    const read = readTranslation(said.trim() === '' ? aside : said);
    return { result: read.ok ? read : (noAnswer ?? read), cut };
  },
});

const formatOf = ({ format }: ServerDialect) => {
  if (format === 'text') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' as const } };
  const schema = { name: 'rewording', strict: true, schema: { ...TRANSLATION_SCHEMA } };
  return { response_format: { type: 'json_schema' as const, json_schema: schema } };
};
