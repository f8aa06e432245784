import { HostedFailure } from '../host/HostedFailure.ts';

/** What an output must be: one row a cut-out, of at least, or of exactly, so many numbers. */
export interface RowsWanted {
  readonly model: string;
  readonly output: string;
  readonly count: number;
  readonly least?: number;
  readonly exactly?: number;
}

/** The rows of a network's output by number. Throws HostedFailure with MODEL_BAD_ANSWER where it is of another form. */
export const outputRows = (
  answers: Readonly<Record<string, unknown>>,
  { model, output, count, least = 1, exactly }: RowsWanted,
): ((row: number) => Float32Array) => {
  const { dims, data } = answers[output] as { dims: readonly number[]; data: Float32Array };
  const width = dims[1] ?? 0;
  if (dims.length !== 2 || dims[0] !== count || width < least || width !== (exactly ?? width))
    throw new HostedFailure(
      'MODEL_BAD_ANSWER',
      `${model}: output ${output} is ${dims.join('x')}; its card needs ${count} rows of ${exactly ?? `at least ${least}`}`,
    );
  return (row) => data.subarray(row * width, (row + 1) * width);
};
