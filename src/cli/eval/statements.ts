import { fieldStatements } from './field/fieldStatements.ts';
import { CaptionTally } from './statements/CaptionTally.ts';
import { DescriptionTally } from './statements/DescriptionTally.ts';
import { sceneOfStatement } from './statements/statementRows.ts';
import { VerdictTally } from './statements/VerdictTally.ts';

export interface StatementsOptions {
  /** Failures to print. */
  readonly errors?: number;
  /** Where readable lines go; nothing is printed without it. */
  readonly print?: (line: string) => void;
}

/** JSON of `eval statements`: a part for each kind of row that the file holds. */
export interface StatementsReport {
  readonly n: number;
  readonly captions?: CaptionTally['report'];
  readonly statements?: VerdictTally['report'];
  readonly descriptions?: DescriptionTally['report'];
}

/**
 * Runs the parser, `verify` and `describe` over a JSON-lines file (format: statements/statementRows.ts), VSR's, or VSD's pairs. Deterministic
 * but for the milliseconds.
 */
export const evalStatements = (file: string, options: StatementsOptions = {}): StatementsReport => {
  const failures: string[] = [];
  const fail = (line: string): void => {
    if (failures.length < (options.errors ?? 0)) failures.push(line);
  };
  const tallies = {
    captions: new CaptionTally(fail),
    statements: new VerdictTally(fail),
    descriptions: new DescriptionTally(fail),
  };
  const rows = fieldStatements(file, (what) => options.print?.(what));
  for (const row of rows) {
    const scene = sceneOfStatement(row);
    const words = row.statement ?? row.caption;
    if (scene && row.subject !== undefined && row.anchor !== undefined) tallies.descriptions.add(row, scene);
    else if (scene && words !== undefined) tallies.statements.add(row, words, scene);
    else if (words !== undefined) tallies.captions.add(row, words);
  }
  for (const line of failures) options.print?.(line);
  const { captions, statements, descriptions } = tallies;
  return {
    n: rows.length,
    ...(captions.n > 0 && { captions: captions.report }),
    ...(statements.n > 0 && { statements: statements.report }),
    ...(descriptions.n > 0 && { descriptions: descriptions.report }),
  };
};
