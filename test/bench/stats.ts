/** The q-quantile (0..1) of numbers, by the nearest rank. */
export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One line of a table of figures. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

export const printFigures = (figures: readonly Figure[]): void => {
  for (const { what, value, unit } of figures)
    console.log(`${what.padEnd(64)} ${value.toFixed(2).padStart(10)} ${unit}`);
  console.log(JSON.stringify(figures));
};
