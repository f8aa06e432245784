/** How long a named step took. */
export interface StageTime {
  readonly stage: string;
  readonly seconds: number;
}
