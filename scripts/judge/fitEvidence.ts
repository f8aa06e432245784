import type { Weights } from '../../src/core/spatial/scoring/models/weights.ts';
import { adam } from './adam.ts';
import type { QuestionExample } from './questionExamples.ts';

/** Weights before any fit; those that are not named start at 0. Fitted ones are pulled toward them. */
const START: Readonly<Record<string, number>> = {
  noun: 1,
  'noun.odds': 0.3,
  absence: -2,
  'A.*.abs': 0.7,
  'R.*.abs': 0.7,
  'O.*.abs': 0.7,
  'N.*.abs': 0.7,
  'A.*.rel': 0.3,
  'R.*.rel': 0.3,
  'N.*.rel': 0.3,
  'O.*.rank': 0.7,
  prior: 1,
  attachLow: -0.7,
};
/** Pull toward the start, in questions. */
const RIDGE = 3;
const STEPS = 300;
const RATE = 0.1;
/** May speak against a thing; all other evidence for a word never counts against it. */
const SIGNED: ReadonlySet<string> = new Set(['absence', 'attachLow', 'prior']);

/** The kind whose weight a feature has: one for all relations, colours, orders; undefined for what is not fitted here. */
const kindOf = (name: string): string | undefined => {
  if (/^[BC]\./.test(name)) return undefined;
  const part = /^([AORN])\..*\.(\w+)$/.exec(name);
  return part ? `${part[1]}.*.${part[2]}` : name;
};

interface Row {
  readonly biases: readonly (readonly [number, number])[];
  readonly terms: readonly { readonly feature: number; readonly values: Float64Array }[];
}
interface Example {
  readonly count: number;
  readonly weight: number;
  readonly rows: readonly Row[];
  /** Each set holds what would be right; the last index stands for nothing that is there. */
  readonly wanted: readonly ReadonlySet<number>[];
}

/** Log-likelihood of what was meant, or of nothing that is there, marginal over the interpretations. */
export const fitEvidence = (
  questions: readonly QuestionExample[],
): { readonly weights: Weights; readonly absence: number } => {
  const names: string[] = ['absence'];
  const featureOf = (name: string): number => {
    const known = names.indexOf(name);
    return known >= 0 ? known : names.push(name) - 1;
  };
  const examples = questions.map((question) => toExample(question, featureOf));
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const start = Float64Array.from(names, (name) => START[name] ?? 0);
  const fix = (weights: Float64Array): void => {
    for (const [k, name] of names.entries()) if (weights[k]! < 0 && !SIGNED.has(name)) weights[k] = 0;
  };
  const fitted = adam(start, { steps: STEPS, rate: RATE, fix }, (weights, into) => {
    for (const example of examples) addGradient(example, weights, into);
    for (let k = 0; k < into.length; k++)
      into[k] = (into[k]! + (k === 0 ? 0 : RIDGE * (weights[k]! - start[k]!))) / total;
  });
  const [absence = 0, ...rest] = fitted;
  return { absence, weights: Object.fromEntries(rest.map((weight, k) => [names[k + 1]!, weight])) };
};

const toExample = (question: QuestionExample, featureOf: (name: string) => number): Example => {
  const count = question.scene.objects.length;
  const fitted = <T>(name: string, make: (feature: number) => T): T[] => {
    const kind = kindOf(name);
    return kind === undefined ? [] : [make(featureOf(kind))];
  };
  const there = (question.kind === 'unique' ? [question.target] : question.candidates).filter(
    ({ size }) => size > 0,
  );
  return {
    count,
    weight: question.weight,
    wanted: question.kind === 'absent' || there.length === 0 ? [new Set([count])] : there,
    rows: question.interpretations.map(({ biases, terms }) => ({
      biases: biases.flatMap(([name, value]) => fitted(name, (feature) => [feature, value] as const)),
      terms: terms.flatMap(({ name, values }) => fitted(name, (feature) => ({ feature, values }))),
    })),
  };
};

/** Evidence of each object, and last of nothing, under each interpretation. */
const evidenceOf = ({ rows, count }: Example, weights: Float64Array): Float64Array[] =>
  rows.map(({ biases, terms }) => {
    const bias = biases.reduce((sum, [feature, value]) => sum + weights[feature]! * value, 0);
    const row = new Float64Array(count + 1).fill(bias);
    for (const { feature, values } of terms)
      for (let i = 0; i < count; i++) row[i]! += weights[feature]! * values[i]!;
    row[count]! += weights[0]!;
    return row;
  });

const addGradient = (example: Example, weights: Float64Array, into: Float64Array): void => {
  const { wanted, weight, count } = example;
  const rows = evidenceOf(example, weights);
  const most = Math.max(...rows.map((row) => Math.max(...row)));
  for (const row of rows) for (let i = 0; i <= count; i++) row[i] = Math.exp(row[i]! - most);
  const all = rows.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  const slopes = rows.map((row) => row.map((share) => share / all));
  for (const set of wanted) {
    const mass = Math.max(
      1e-200,
      rows.reduce((sum, row) => sum + [...set].reduce((a, i) => a + row[i]!, 0), 0),
    );
    for (const [r, row] of rows.entries())
      for (const i of set) slopes[r]![i]! -= row[i]! / mass / wanted.length;
  }
  for (const [r, { biases, terms }] of example.rows.entries()) {
    const slope = slopes[r]!;
    const sum = slope.reduce((a, b) => a + b, 0);
    for (const [feature, value] of biases) into[feature]! += weight * sum * value;
    for (const { feature, values } of terms) {
      let product = 0;
      for (let i = 0; i < count; i++) product += slope[i]! * values[i]!;
      into[feature]! += weight * product;
    }
    into[0]! += weight * slope[count]!;
  }
};
