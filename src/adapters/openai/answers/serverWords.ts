/** What a server says went wrong. */
export interface ServerWords {
  /** For a person; "" when it says nothing. Not cleaned, not cut. */
  readonly words: string;
  /** The field of the request that it names as the culprit. */
  readonly param?: string;
}

/** More of a page is not looked at. */
const MAX_BODY = 16_384;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The text of a page: its title where it has one, else what stands between its tags. */
const pageText = (html: string): string => {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim();
  const body = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return `a web page: ${title || body.replace(/\s+/g, ' ').trim()}`;
};

/** The many shapes in which servers word an error: OpenAI, vLLM, FastAPI, LM Studio, Ollama, TGI. */
const wordsIn = (value: unknown): ServerWords | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { words: value };
  if (Array.isArray(value)) {
    const found = value.map(wordsIn).filter((w) => w !== undefined);
    return found.length > 0 ? { words: found.map(({ words }) => words).join('; ') } : undefined;
  }
  if (!isRecord(value)) return undefined;
  const param = typeof value.param === 'string' && value.param !== '' ? { param: value.param } : {};
  // FastAPI names the place of a wrong field beside the words.
  const where = Array.isArray(value.loc) ? `${value.loc.join('.')}: ` : '';
  for (const key of ['error', 'message', 'msg', 'detail', 'errors', 'error_message', 'title']) {
    const inner = wordsIn(value[key]);
    if (inner) return { ...param, ...inner, words: `${where}${inner.words}` };
  }
  return undefined;
};

/** The server's own words in the body of an answer that is no completion. */
export const serverWords = (body: string): ServerWords => {
  const text = body.slice(0, MAX_BODY).trim();
  if (/^(<!doctype|<html|<head|<body|<\?xml)/i.test(text)) return { words: pageText(text) };
  try {
    return wordsIn(JSON.parse(body)) ?? { words: text };
  } catch {
    return { words: text };
  }
};

/** The words of the error that a JSON object carries although the server called it a success; undefined when it has none. */
export const errorWithin = (completion: unknown): ServerWords | undefined => {
  if (!isRecord(completion) || Array.isArray(completion.choices)) return undefined;
  if (isRecord(completion.error) || typeof completion.error === 'string') return wordsIn(completion);
  const isRefusal = completion.object === 'error' || typeof completion.detail === 'string';
  return isRefusal ? wordsIn(completion) : undefined;
};
