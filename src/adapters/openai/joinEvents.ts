const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const DATA = /^data:\s?(.*)$/gm;
/** Fields of a streamed message that come piece by piece. */
const PIECES = ['content', 'reasoning_content', 'reasoning', 'refusal'] as const;

/** Whether a body is a stream of events, which nobody asked for. */
export const isEventStream = (body: string): boolean => /^\s*(?:(?:data|event|id|retry):|:)/.test(body);

/** The arguments of the pieces of tool calls, joined in order of their index. */
function joinCalls(deltas: readonly Record<string, unknown>[]): readonly object[] {
  const byIndex = new Map<number, string>();
  for (const { tool_calls: calls } of deltas)
    for (const call of Array.isArray(calls) ? calls : []) {
      const piece = isRecord(call) && isRecord(call.function) ? call.function.arguments : undefined;
      if (typeof piece !== 'string') continue;
      const index = typeof call.index === 'number' ? call.index : 0;
      byIndex.set(index, (byIndex.get(index) ?? '') + piece);
    }
  return [...byIndex.values()].map((args) => ({ function: { arguments: args } }));
}

/**
 * Puts the chunks of a chat completion that came as server-sent events together into the completion that was asked for.
 * An error among the events comes back as it is. undefined when the events hold neither.
 */
export function joinEvents(body: string): unknown {
  const deltas: Record<string, unknown>[] = [];
  let finish: unknown;
  for (const [, data] of body.matchAll(DATA)) {
    let event: unknown;
    try {
      event = JSON.parse(data!);
    } catch {
      continue;
    }
    if (!isRecord(event)) continue;
    if (event.error !== undefined && event.error !== null) return event;
    const choice: unknown = Array.isArray(event.choices) ? event.choices[0] : undefined;
    if (!isRecord(choice)) continue;
    finish = choice.finish_reason ?? finish;
    const delta = choice.delta ?? choice.message;
    if (isRecord(delta)) deltas.push(delta);
  }
  if (deltas.length === 0) return undefined;
  const joined = PIECES.flatMap((name) => {
    const pieces = deltas.map((delta) => delta[name]).filter((piece) => typeof piece === 'string');
    return pieces.length > 0 ? [[name, pieces.join('')] as const] : [];
  });
  const message = { ...Object.fromEntries(joined), tool_calls: joinCalls(deltas) };
  return { choices: [{ message, finish_reason: finish }] };
}
