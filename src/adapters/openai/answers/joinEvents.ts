const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const DATA = /^data:\s?(.*)$/gm;
/** Fields of a streamed message that come piece by piece. */
const PIECES = ['content', 'reasoning_content', 'reasoning', 'refusal'] as const;

/** Whether a body is a stream of events, which nobody asked for. */
export const isEventStream = (body: string): boolean => /^\s*(?:(?:data|event|id|retry):|:)/.test(body);

/** One piece of the arguments of a tool call; undefined when it is something else. */
const pieceOf = (call: unknown): { readonly index: number; readonly text: string } | undefined => {
  const text = isRecord(call) && isRecord(call.function) ? call.function.arguments : undefined;
  if (!isRecord(call) || typeof text !== 'string') return undefined;
  return { index: typeof call.index === 'number' ? call.index : 0, text };
};

/** The arguments of the pieces of tool calls, joined in order of their index. */
const joinCalls = (deltas: readonly Record<string, unknown>[]): readonly object[] => {
  const byIndex = new Map<number, string>();
  const calls = deltas.flatMap((delta) => (Array.isArray(delta.tool_calls) ? delta.tool_calls : []));
  for (const piece of calls.map(pieceOf))
    if (piece) byIndex.set(piece.index, (byIndex.get(piece.index) ?? '') + piece.text);
  return [...byIndex.values()].map((args) => ({ function: { arguments: args } }));
};

/** The JSON objects that a stream of events carries. */
const eventsOf = (body: string): readonly Record<string, unknown>[] =>
  [...body.matchAll(DATA)].flatMap(([, data]) => {
    try {
      const event: unknown = JSON.parse(data!);
      return isRecord(event) ? [event] : [];
    } catch {
      return [];
    }
  });

/**
 * Puts the chunks of a chat completion that came as server-sent events together into the completion that was asked for.
 * An error among the events comes back as it is. undefined when the events hold neither.
 */
export const joinEvents = (body: string): unknown => {
  const events = eventsOf(body);
  const failed = events.find(({ error }) => error !== undefined && error !== null);
  if (failed) return failed;
  const choices = events
    .map((event): unknown => (Array.isArray(event.choices) ? event.choices[0] : undefined))
    .filter(isRecord);
  const deltas = choices.map((choice) => choice.delta ?? choice.message).filter(isRecord);
  if (deltas.length === 0) return undefined;
  const joined = PIECES.flatMap((name) => {
    const pieces = deltas.map((delta) => delta[name]).filter((piece) => typeof piece === 'string');
    return pieces.length > 0 ? [[name, pieces.join('')] as const] : [];
  });
  const message = { ...Object.fromEntries(joined), tool_calls: joinCalls(deltas) };
  const finish = choices.map((choice) => choice.finish_reason).findLast((reason) => reason);
  return { choices: [{ message, finish_reason: finish }] };
};
