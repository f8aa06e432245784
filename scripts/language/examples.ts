import { type GroundingRow, readGroundingRows, sceneOfRow } from '../../src/cli/eval/groundingRows.ts';
import { parse } from '../../src/core/spatial/grammar/parse.ts';
import { labelKey, sceneGeometry } from '../../src/core/spatial/scene/SceneGeometry.ts';
import { interpretationsOf } from '../../src/core/spatial/scoring/interpretation/interpretations.ts';
import { sceneModelOf } from '../../src/core/spatial/scoring/models/sceneModelOf.ts';
import type { Weights } from '../../src/core/spatial/scoring/models/weights.ts';

/** One expression with the terms of all its interpretations, ready for learning. */
export interface Example {
  readonly group: string;
  readonly expression: string;
  readonly set: string;
  readonly weight: number;
  readonly target: number;
  readonly count: number;
  readonly interpretations: readonly {
    readonly biases: readonly (readonly [number, number])[];
    readonly terms: readonly { readonly feature: number; readonly values: Float64Array }[];
  }[];
}

/** Numbers names as they come. */
export class Features {
  readonly names: string[] = [];
  readonly #index = new Map<string, number>();

  of(name: string): number {
    let at = this.#index.get(name);
    if (at === undefined) {
      at = this.names.length;
      this.names.push(name);
      this.#index.set(name, at);
    }
    return at;
  }
}

export interface DevSet {
  readonly name: string;
  readonly weight: number;
  readonly rows: readonly GroundingRow[];
}

export const loadSet = (file: string, weight: number): DevSet => ({
  name: file.split('/').pop()!.replace('.jsonl', ''),
  weight,
  rows: readGroundingRows(file),
});

/** Rows of one scene are learnt from or judged by together. */
export const groupOf = (row: GroundingRow): string => String(row.scene ?? row.image);

/** Terms of one row under the weights that anchors are found with. */
export const exampleOf = (row: GroundingRow, set: DevSet, weights: Weights, features: Features): Example => {
  const scene = sceneOfRow(row);
  const form = parse(row.expression, { labels: [...new Set(row.objects.map((o) => labelKey(o.label)))] });
  const { interpretations } = interpretationsOf(scene, form, undefined, {
    ...sceneModelOf(scene, sceneGeometry(scene)),
    weights,
  });
  return {
    group: groupOf(row),
    expression: row.expression,
    set: set.name,
    weight: set.weight,
    target: row.objects.findIndex((o) => o.id === row.target),
    count: row.objects.length,
    interpretations: interpretations.map((interpretation) => ({
      biases: interpretation.biases.map(([name, value]) => [features.of(name), value] as const),
      terms: interpretation.terms.map(({ name, values }) => ({ feature: features.of(name), values })),
    })),
  };
};

/** The same example with other numbers for its features; several may become one. */
export const renumbered = (example: Example, numbers: readonly number[]): Example => ({
  ...example,
  interpretations: example.interpretations.map(({ biases, terms }) => ({
    biases: biases.map(([feature, value]) => [numbers[feature]!, value] as const),
    terms: terms.map(({ feature, values }) => ({ feature: numbers[feature]!, values })),
  })),
});
