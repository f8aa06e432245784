/** What the page says: one question, "never mind", or whether it looks at pictures, and at the camera's own (`live`). */
export type PageMessage =
  | { readonly kind: 'call'; readonly id: number; readonly tool: string; readonly given: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'watch'; readonly on: boolean; readonly live: boolean };

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Undefined for what is none of them. */
export const readPageMessage = (text: string): PageMessage | undefined => {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null) return undefined;
  const { call, cancel, watch, live, args } = said as Readonly<Record<string, unknown>>;
  if (typeof watch === 'boolean') return { kind: 'watch', on: watch, live: live === true };
  if (isId(cancel)) return { kind: 'cancel', id: cancel };
  const { id } = said as { readonly id?: unknown };
  return typeof call === 'string' && isId(id) ? { kind: 'call', id, tool: call, given: args } : undefined;
};
