import type { Failure } from '../../../core/result.ts';

/** From the host to its child. */
export type ToChild =
  | {
      readonly kind: 'load';
      readonly moduleUrl: string;
      readonly options: unknown;
      readonly niceness: number;
      readonly parentPid: number;
    }
  | { readonly kind: 'ask'; readonly id: number; readonly method: string; readonly payload: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'stop' };

/** From the child to its host. `rssBytes` is the child's resident memory at that moment. */
export type FromChild =
  | { readonly kind: 'ready'; readonly info: Readonly<Record<string, unknown>>; readonly rssBytes: number }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly permanent: boolean }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown; readonly rssBytes: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure; readonly rssBytes: number };

/** The file descriptor of the message channel in the child. */
export const CHANNEL_FD = 3;
