/** What is answered, in object indices. */
export type Verdict =
  | { readonly status: 'OK'; readonly confidence: number }
  /** Everything that may as well be meant, best first. */
  | { readonly status: 'AMBIGUOUS'; readonly confidence: number; readonly rivals: readonly number[] }
  /** `fit` 0..1 of the best. */
  | { readonly status: 'NOT_FOUND'; readonly fit: number };
